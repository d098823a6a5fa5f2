"""The distribution page: national tables as committees print them, the same as bars, and the trend."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from dashboard.charts import bars
from dashboard.counting.groups import units_in_groups
from dashboard.counting.inspection_counts import inspection_counts
from dashboard.counting.population import Population
from dashboard.counting.tally import Tally, tally_positions
from dashboard.pages.distribution.by_group import UnitsOf, group_figures
from dashboard.pages.distribution.coverage import Coverage, coverage_of_inspections, coverage_of_positions
from dashboard.pages.distribution.grade_tables import GradeTable, grade_tables
from dashboard.pages.distribution.trend import trend_figure, trend_points
from dashboard.shared.as_at_bar import AsAtBar, as_at_bar
from dashboard.shared.figures import bar_row, best_and_worst, source_line
from dashboard.shared.scope_words import area_in_scope, scope_label, scope_words, where_words
from dashboard.shared.words import (
    SMALL,
    SMALL_WORDS,
    count_noun,
    format_day,
    format_month,
    join_words,
    lower_first,
    upper_first,
)

if TYPE_CHECKING:
    from dashboard.charts.figure import Figure
    from dashboard.shared.params import DistributionParams


@dataclass(frozen=True)
class DistributionPage:
    heading: str
    lede: str
    bar: AsAtBar
    so_far: str
    counted: str
    tables: tuple[GradeTable, ...]
    coverage: Coverage
    small: str
    tables_heading: str
    nearest: str
    nearest_href: str
    nearest_link: str
    figure: Figure | None
    groups: tuple[Figure, ...]
    trend: Figure | None


@dataclass(frozen=True)
class ScopeCount:
    """The counts of a page before they are worded."""

    tallies: tuple[Tally, ...]
    units: int
    coverage: Coverage
    units_of: UnitsOf

    def of(self, area: str) -> Tally:
        return next((t for t in self.tallies if t.area == area), Tally(area, {}))


def count_scope(population: Population, params: DistributionParams) -> ScopeCount:
    """The tallies of every area of the scope, in the unit asked for."""
    record, scope = population.record, params.scope
    if params.unit == "inspections":
        so_far = inspection_counts(population, scope)
        tallies = tuple(so_far.tally(area) for area in scope.areas)
        coverage = coverage_of_inspections(record, so_far, scope.areas)
        return ScopeCount(tallies, len(so_far.inspections), coverage, so_far.found)
    found = population.positions_in(scope)
    held = tuple(tally_positions(found, area) for area in scope.areas)
    if scope.is_current:
        held = tuple(t for t in held if t.judged)
    areas = [t.area for t in held]
    coverage = coverage_of_positions(record, found, areas, framework=scope_words(scope), offer=not scope.is_current)
    return ScopeCount(held, sum(p.inspection is not None for p in found), coverage, partial(units_in_groups, found))


def distribution_page(population: Population, params: DistributionParams) -> DistributionPage:
    counted = count_scope(population, params)
    headline = headline_area(counted)
    points = trend_points(population, params)
    heading, lede = distribution_words(counted, params)
    return DistributionPage(
        heading=heading,
        lede=lede,
        bar=as_at_bar(params),
        so_far=_so_far(counted, params),
        counted=params.unit,
        tables=grade_tables(counted.tallies, params),
        coverage=counted.coverage,
        small=_small(counted, params),
        tables_heading=f"{_number(len(counted.tallies))} as at {format_day(params.when.date)}",
        nearest=_nearest(params),
        nearest_href=params.address(as_at=None),
        nearest_link="Show the latest",
        figure=_figure(counted, params) if counted.units else None,
        groups=group_figures(population.record, counted.units_of, params, params.area or headline.area),
        trend=trend_figure(points, params) if points else None,
    )


def distribution_words(counted: ScopeCount, params: DistributionParams) -> tuple[str, str]:
    """The finding, and what it is of."""
    headline = headline_area(counted)
    return _heading(headline, params), _lede(headline, params)


def _number(tables: int) -> str:
    words = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
    name = words[tables] if tables < len(words) else str(tables)
    return f"{name} judgement{'' if tables == 1 else 's'}"


def _nearest(params: DistributionParams) -> str:
    first = params.scope.editions[0].inspections_from if not params.scope.is_current else None
    return f"These inspections began in {format_month(first)}." if first else ""


def _so_far(counted: ScopeCount, params: DistributionParams) -> str:
    if params.unit == "inspections":
        return f"{count_noun(counted.units, 'inspection')} published so far"
    return f"{count_noun(counted.units, 'council')} inspected so far"


def headline_area(counted: ScopeCount) -> Tally:
    """Overall where every unit can have it; leadership, the nearest to a headline, where it is no longer printed.

    Frameworks that print neither have the first of their judgements for it.
    """
    overall, leadership = counted.of("overall"), counted.of("leadership")
    if overall.judged > 0 and not overall.count("not_printed"):
        return overall
    return next((t for t in (leadership, overall, *counted.tallies) if t.judged), leadership)


def _heading(tally: Tally, params: DistributionParams) -> str:
    if not tally.judged:
        return f"No {params.unit[:-1]} under {scope_words(params.scope)} by this date"
    good, total = tally.good_or_better, tally.judged
    if tally.area not in ("overall", "leadership"):
        return f"{area_in_scope(tally.area, params)}: good or better in {good} of {count_noun(total, params.unit[:-1])}"
    if params.unit == "inspections":
        what = "services good or better overall" if tally.area == "overall" else "leadership good or better"
        return f"{good} of {count_noun(total, 'inspection')} found {what}"
    what = "services are good or better overall" if tally.area == "overall" else "leadership is good or better"
    return f"{what[:1].upper()}{what[1:]} in {good} of {count_noun(total, 'council')}"


def _lede(tally: Tally, params: DistributionParams) -> str:
    name = "Latest inspection under SIF or ILACS" if params.scope.is_current else scope_label(params.scope)
    words = f"{name}, {where_words(params)}, {params.when.words}."
    if not tally.judged:
        return words
    if tally.area not in ("overall", "leadership"):
        return (
            f"{words} It was inadequate in {tally.count('inadequate')} of {count_noun(tally.judged, params.unit[:-1])}."
        )
    what = "services inadequate overall" if tally.area == "overall" else "leadership inadequate"
    count = f"{tally.count('inadequate')} of {count_noun(tally.judged, params.unit[:-1])}"
    if params.unit == "inspections":
        return f"{words} {count} found {what}."
    subject, _, rest = what.partition(" ")
    return f"{words} {upper_first(subject)} {'are' if subject == 'services' else 'is'} {rest} in {count}."


def _figure(counted: ScopeCount, params: DistributionParams) -> Figure:
    most = max(t.judged for t in counted.tallies)
    shown = [t for t in counted.tallies if t.judged and 4 * t.judged >= most]
    return bars.bars_figure(
        [bar_row(area_in_scope(t.area, params), t, params.scope) for t in shown],
        name="bars",
        title=_claim(shown, counted, params),
        subtitle=f"Share of {params.unit} at each grade, {lower_first(scope_label(params.scope))}, "
        f"{params.when.words}, "
        f"{where_words(params)}",
        source=source_line(params.when),
        counted=params.unit,
    )


def _claim(shown: list[Tally], counted: ScopeCount, params: DistributionParams) -> str:
    """Judgements of frameworks before SIF overlap, so that only the headline is claimed of them."""
    if not params.scope.is_older:
        return best_and_worst(shown)
    tally = headline_area(counted)
    return f"{area_in_scope(tally.area, params)}: good or better in {tally.good_or_better} of {tally.judged}"


def _small(counted: ScopeCount, params: DistributionParams) -> str:
    """A warning where percentages rest on few: on every table, or on those that it names."""
    if 0 < counted.units < SMALL:
        return SMALL_WORDS
    few = [lower_first(area_in_scope(t.area, params)) for t in counted.tallies if 0 < t.judged < SMALL]
    return f"Few were judged on {join_words(few)}: read counts before percentages." if few else ""
