"""The distribution page: the national tables as committees print them, the same numbers as bars, and the trend."""

from dataclasses import dataclass

from django.urls import reverse

from dashboard.charts import bars
from dashboard.charts.figure import Figure
from dashboard.claims.coverage import Coverage
from dashboard.claims.groups import few_judged
from dashboard.claims.scope_words import area_name_in_scope, scope_label
from dashboard.claims.shares import best_and_worst
from dashboard.claims.tables import counted_words, tables_heading
from dashboard.claims.words import SMALL, SMALL_WORDS, format_month, number_word
from dashboard.counting.population import Population
from dashboard.counting.tally import Tally
from dashboard.pages.distribution.by_group import group_figures
from dashboard.pages.distribution.params import DistributionParams
from dashboard.pages.distribution.trend import march_trend_figure, trend_points
from dashboard.shared.as_at_bar import AsAtBar, as_at_bar
from dashboard.shared.figures import bar_row, source_line
from dashboard.shared.national_tables.counts import ScopeCount, count_scope
from dashboard.shared.national_tables.grade_tables import GradeTable, grade_tables
from dashboard.shared.national_tables.sentences import table_sentences
from inspections.reading.letters import lower_first, upper_first


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


def distribution_page(population: Population, params: DistributionParams) -> DistributionPage:
    counted = count_scope(population, params)
    points = trend_points(population, params)
    heading, lede = table_sentences(counted, params)
    return DistributionPage(
        heading=heading,
        lede=lede,
        bar=as_at_bar(params),
        so_far=counted_words(counted.units, params.unit, params.about),
        counted=params.unit,
        tables=grade_tables(counted.tallies, params),
        coverage=counted.coverage,
        small=_small_group_note(counted, params),
        tables_heading=f"{_judgements_words(len(counted.tallies))}, {params.when.as_at_words}",
        nearest=_began_sentence(params),
        nearest_href=params.address(as_at=None),
        nearest_link="Show the latest",
        figure=_figure(counted, params) if counted.units else None,
        groups=group_figures(population.record, counted, params, params.area or counted.headline.area),
        trend=march_trend_figure(points, params, counted.sources) if points else None,
    )


def _judgements_words(tables: int) -> str:
    return f"{upper_first(number_word(tables))} judgement{'' if tables == 1 else 's'}"


def _began_sentence(params: DistributionParams) -> str:
    first = params.scope.editions[0].inspections_from if not params.scope.is_current else None
    return f"These inspections began in {format_month(first)}." if first else ""


def _figure(counted: ScopeCount, params: DistributionParams) -> Figure:
    most = max(t.judged for t in counted.tallies)
    shown = [t for t in counted.tallies if t.judged and 4 * t.judged >= most]
    return bars.bars_figure(
        [_bar_row(t, params) for t in shown],
        name="bars",
        title=_claim(shown, counted, params),
        subtitle=f"Share of {params.unit} at each grade, {lower_first(scope_label(params.scope))}, "
        f"{params.when.words}, "
        f"{params.about.where}",
        source=source_line(params.when, counted.sources),
        counted=params.unit,
    )


def _bar_row(tally: Tally, params: DistributionParams) -> bars.BarRow:
    """The bar of a judgement leads to the same one by region and over time."""
    href = f"{reverse('dashboard:distribution')}{params.address(area=tally.area)}#trend"
    return bar_row(area_name_in_scope(tally.area, params.scope), tally, params.scope, href)


def _claim(shown: list[Tally], counted: ScopeCount, params: DistributionParams) -> str:
    """The best and worst judgements, or only the headline if the framework bears no position: its areas overlap."""
    if not params.scope.stands_apart:
        return best_and_worst(shown, params.about, params.unit.removesuffix("s"))
    return tables_heading(counted.headline, params.scope, params.about, params.unit)


def _small_group_note(counted: ScopeCount, params: DistributionParams) -> str:
    """A warning if percentages rest on few units, in all tables or in those that it names; blank if none do."""
    if 0 < counted.units < SMALL:
        return SMALL_WORDS
    few = [lower_first(area_name_in_scope(t.area, params.scope)) for t in counted.tallies if 0 < t.judged < SMALL]
    return few_judged(few)
