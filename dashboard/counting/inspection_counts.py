"""The other unit: every inspection published so far, the one that committees print. A council may count twice."""

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
    """The inspections of a scope as at a date, and the stand-alone reviews that count in the table of the board."""

    inspections: tuple[PublishedInspection, ...]
    reviews: tuple[PublishedInspection, ...] = ()

    @property
    def council_pks(self) -> set[int]:
        return {inspection.authority_id for inspection in self.inspections}

    def tally(self, area: str) -> Tally:
        return tally_units(area, (key for _, key in self.units(area)))

    def units(self, area: str) -> list[tuple[int, str]]:
        """The council of each unit with what the unit says of the area."""
        return [(i.authority_id, outcome_of(i, area)) for i in self._units(area)]

    def _units(self, area: str) -> Sequence[PublishedInspection]:
        """A review stands in for the inspection of the same council that came without one, else for itself."""
        if is_of_council(area) or not self.reviews:
            return self.inspections
        replaced = self.replaced
        return [*(i for i in self.inspections if i.pk not in replaced), *self.reviews]

    @cached_property
    def replaced(self) -> set[int]:
        """The inspections for which a review stands in."""
        return {i.pk for review in self.reviews if (i := self._without_board(review)) is not None}

    def _without_board(self, review: PublishedInspection) -> PublishedInspection | None:
        before = (
            i for i in self.inspections if i.authority_id == review.authority_id and i.published <= review.published
        )
        without = [i for i in before if i.judgements.keys().isdisjoint(review.judgements)]
        return without[-1] if without else None


def inspection_counts(population: Population, scope: Scope) -> InspectionCounts:
    """Every inspection of the scope that the date covers, those of abolished councils included."""
    known = population.inspections
    reviews = (i for i in known if scope.framework and frameworks()[i.framework].counts_in == scope.framework)
    return InspectionCounts(tuple(i for i in known if scope.covers(i)), tuple(reviews))
