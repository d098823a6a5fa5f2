"""The counts behind the national tables."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from dashboard.claims.coverage import Coverage, coverage_of_inspections, coverage_of_positions
from dashboard.claims.scope_words import scope_words
from dashboard.claims.sources import sources_words
from dashboard.counting.areas import default_area, overall_area
from dashboard.counting.groups import Unit, units_of_positions
from dashboard.counting.inspection_counts import inspection_counts
from dashboard.counting.population import Population
from dashboard.counting.tally import Tally, tally_positions
from dashboard.shared.national_tables.params import TableParams

type UnitsOf = Callable[[str], Sequence[Unit]]
"""For an area, the outcome of every counted unit with the council that it belongs to."""


@dataclass(frozen=True)
class ScopeCount:
    """A tally for every area of the scope; `units` is the number of councils inspected, or of inspections.

    `sources` names where their judgements come from.
    """

    tallies: tuple[Tally, ...]
    units: int
    coverage: Coverage
    units_of: UnitsOf
    sources: str

    def tally(self, area: str) -> Tally:
        return next((tally for tally in self.tallies if tally.area == area), Tally(area, {}))

    @property
    def headline(self) -> Tally:
        """Overall effectiveness if every unit can have it, else the headline of today's inspections.

        For a framework with neither, the first area that was judged.
        """
        overall, nearest = self.tally(overall_area()), self.tally(default_area())
        if overall.judged > 0 and not overall.count("not_printed"):
            return overall
        return next((tally for tally in (nearest, overall, *self.tallies) if tally.judged), nearest)


def count_scope(population: Population, params: TableParams) -> ScopeCount:
    """The tallies of every area of the scope, counted in the chosen unit."""
    if params.unit == "inspections":
        return _count_inspections(population, params)
    return _count_councils(population, params)


def _count_inspections(population: Population, params: TableParams) -> ScopeCount:
    areas, counts = params.scope.areas, inspection_counts(population, params.scope)
    coverage = coverage_of_inspections(population.record, counts, areas, population.gaps_in(params.scope))
    sources = sources_words([*counts.inspections, *counts.reviews])
    return ScopeCount(tuple(map(counts.tally, areas)), len(counts.inspections), coverage, counts.units, sources)


def _count_councils(population: Population, params: TableParams) -> ScopeCount:
    scope, standing = params.scope, population.standing_in(params.scope)
    positions = [position for position in standing if position.gap is None]
    tallies = tuple(tally_positions(positions, area) for area in scope.areas)
    if scope.is_current:
        tallies = tuple(tally for tally in tallies if tally.judged)
    coverage = coverage_of_positions(
        population.record,
        standing,
        [tally.area for tally in tallies],
        framework=scope_words(scope),
        offer=not scope.is_current,
    )
    counted = [i for each in positions for i in (each.inspection, each.board) if i is not None]
    inspected = sum(position.inspection is not None for position in positions)
    return ScopeCount(tallies, inspected, coverage, partial(units_of_positions, positions), sources_words(counted))
