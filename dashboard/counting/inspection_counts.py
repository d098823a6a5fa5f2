"""Counts of inspections instead of councils, as committees print them: a council inspected twice counts twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from dashboard.counting.areas import is_of_council
from dashboard.counting.outcome import outcome_of
from dashboard.counting.population import Population
from dashboard.counting.scope import Scope
from dashboard.counting.tally import Tally, tally_units
from inspections.queries.record import PublishedInspection
from inspections.reading.frameworks import frameworks


@dataclass(frozen=True)
class InspectionCounts:
    """The inspections of a scope as at a date, and the stand-alone reviews that count in the board's table."""

    inspections: tuple[PublishedInspection, ...]
    reviews: tuple[PublishedInspection, ...] = ()

    @property
    def council_pks(self) -> set[int]:
        return {inspection.authority_id for inspection in self.inspections}

    def tally(self, area: str) -> Tally:
        return tally_units(area, (key for _, key in self.units(area)))

    def units(self, area: str) -> list[tuple[int, str]]:
        """Council and outcome of the area, for every inspection or review that counts for it."""
        return [(i.authority_id, outcome_of(i, area)) for i in self._counted_for(area)]

    def _counted_for(self, area: str) -> Sequence[PublishedInspection]:
        """For the board's area, a review replaces the council's inspection without a board grade, or is added."""
        if is_of_council(area) or not self.reviews:
            return self.inspections
        replaced = self.replaced
        return [*(i for i in self.inspections if i.pk not in replaced), *self.reviews]

    @cached_property
    def replaced(self) -> set[int]:
        """The primary keys of the inspections that a review replaces in the board's table."""
        return {i.pk for review in self.reviews if (i := self._replaced_by(review)) is not None}

    def _replaced_by(self, review: PublishedInspection) -> PublishedInspection | None:
        before = (
            i for i in self.inspections if i.authority_id == review.authority_id and i.published <= review.published
        )
        without = [i for i in before if i.judgements.keys().isdisjoint(review.judgements)]
        return without[-1] if without else None


def inspection_counts(population: Population, scope: Scope) -> InspectionCounts:
    """Every inspection of the scope by the population's date, including those of councils abolished since."""
    known = population.inspections
    reviews = (i for i in known if scope.framework and frameworks()[i.framework].counts_in == scope.framework)
    return InspectionCounts(tuple(i for i in known if scope.covers(i)), tuple(reviews))
