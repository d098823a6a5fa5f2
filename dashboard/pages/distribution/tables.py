"""The tables of the distribution page: by judgement and grade, by region, by type of council, over time."""

from typing import Final

from django.urls import reverse

from dashboard.charts.figure import Raw
from dashboard.charts.grades import COUNTED_ABSENCES
from dashboard.claims.scope_words import area_name_in_scope
from dashboard.claims.words import region_or_england
from dashboard.counting.population import Population
from dashboard.counting.series import SeriesPoint
from dashboard.files.table import TableExport, dated_address
from dashboard.pages.distribution.by_group import group_sheet, group_subtitle
from dashboard.pages.distribution.params import DistributionParams
from dashboard.pages.distribution.trend import march_trend_figure, trend_area, trend_points, trend_scope
from dashboard.shared.figures import source_line
from dashboard.shared.national_tables.counts import ScopeCount, count_scope
from dashboard.shared.national_tables.grade_tables import ROUNDED, GradeLine, grade_tables
from dashboard.shared.national_tables.sentences import table_sentences
from inspections.reading.letters import lower_first

GROUPS: Final = {"by-region": "By region", "by-type": "By type of council"}


def distribution_export(population: Population, params: DistributionParams) -> TableExport:
    """One row per judgement and grade, as in the tables that committees print, with the numbers judged."""
    counted = count_scope(population, params)
    heading, lede = table_sentences(counted, params)
    scope = params.scope.key
    about: tuple[Raw, ...] = (scope, region_or_england(params.region), params.type or "all", params.unit)
    rows = [
        (*about, table.area, table.title, line.key, line.count, whole_percent(line), table.tally.judged,
         table.tally.population)
        for table in grade_tables(counted.tallies, params)
        for line in table.lines
    ]  # fmt: skip
    header = ("framework", "region", "council_type", "unit", "area", "judgement", "grade", "count", "percent")
    return TableExport(
        name=f"distribution-{scope}",
        tab="Data",
        title=heading,
        measure=f"Number and percentage of {params.unit} at each grade",
        population=lede,
        source=source_line(params.when, counted.sources),
        params=params,
        address=page_address(params),
        header=(*header, "judged", "population"),
        rows=rows,
        notes=(*export_notes(counted), ROUNDED),
    )


def page_address(params: DistributionParams) -> str:
    return dated_address(params, reverse("dashboard:distribution"))


def export_notes(counted: ScopeCount) -> tuple[str, ...]:
    """The sentences of the page about the coverage of its tables."""
    coverage = counted.coverage
    return tuple(filter(None, (f"{coverage.lead} {coverage.reason}".strip(), *coverage.others)))


def whole_percent(line: GradeLine) -> int | None:
    """The whole percentage that the page shows; None for an absence, or if none was judged."""
    share = line.share.removesuffix("%")
    return int(share) if share.isdigit() else None


def group_export(population: Population, params: DistributionParams, name: str) -> TableExport:
    """One row per region, or per type of council, for the chosen judgement."""
    counted = count_scope(population, params)
    area = params.area or counted.headline.area
    sheet = group_sheet(population.record, counted.units_of, params, area, name)
    title = f"{area_name_in_scope(area, params.scope)}, {lower_first(GROUPS[name])}"
    return TableExport(
        name=f"{name}-{area}",
        tab=GROUPS[name],
        title=title,
        measure=group_subtitle(params, area),
        population=table_sentences(counted, params)[1],
        source=source_line(params.when, counted.sources),
        params=params,
        address=page_address(params),
        header=sheet.header,
        rows=sheet.rows,
    )


def trend_export(population: Population, params: DistributionParams) -> TableExport:
    """One row per 31 March: councils by grade on the judgement, and by reason for having none."""
    points = trend_points(population, params)
    area = trend_area(params)
    sources = count_scope(population, params).sources
    figure = march_trend_figure(points, params, sources) if points else None
    scope = trend_scope(params)
    keys = (*scope.grades, *COUNTED_ABSENCES)
    about = (scope.key, area, params.when.as_at.basis.value, region_or_england(params.region), params.type or "all")
    header = ("date", "framework", "area", "basis", "region", "council_type", *keys, "judged", "population")
    return TableExport(
        name=f"trend-{area}",
        tab="Over time",
        title=figure.title if figure else f"{area_name_in_scope(area, params.scope)}: none judged",
        measure=figure.subtitle if figure else f"{area_name_in_scope(area, params.scope)} at each 31 March",
        population=region_or_england(params.region),
        source=source_line(params.when, sources),
        params=params,
        address=page_address(params),
        header=header,
        rows=[_point(point, about, keys) for point in points],
        dated=False,
    )


def _point(point: SeriesPoint, about: tuple[str, ...], keys: tuple[str, ...]) -> tuple[Raw, ...]:
    return (point.date, *about, *map(point.tally.count, keys), point.tally.judged, point.tally.population)
