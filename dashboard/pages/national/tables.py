"""The tables of the national page: profile, map, its two lists, moves and latest reports."""

from collections.abc import Sequence

from django.urls import reverse

from dashboard.charts.figure import Raw
from dashboard.claims.words import count_noun, region_or_england
from dashboard.counting.areas import current_areas
from dashboard.counting.outcome import outcome_of
from dashboard.counting.population import Population
from dashboard.counting.time_since import times_since_inspection, without_end
from dashboard.files.council_table import (
    COUNCIL_COLUMNS,
    REPORT_COLUMNS,
    council_cells,
    council_table,
    population_words,
    report_cells,
)
from dashboard.files.table import TableExport, dated_address
from dashboard.pages.national.change_since import change_since
from dashboard.pages.national.council_lists import inadequate_list, inadequate_positions, longest_since_list
from dashboard.pages.national.latest_and_movers import counted_noun, graded_reports, moves_of_the_year
from dashboard.pages.national.params import NationalParams
from dashboard.pages.national.profile import national_profile, profile_figure
from dashboard.shared.figures import source_line
from dashboard.shared.params import Params


def profile_export(population: Population, params: NationalParams) -> TableExport:
    """One row per judgement, with the counts of an earlier date if one is chosen."""
    profile = national_profile(population)
    figure = profile_figure(profile, params, change_since(population, profile.tallies, params))
    return TableExport(
        name="profile",
        tab="Profile",
        title=figure.title,
        measure=figure.subtitle,
        population=population_words(population.positions, params, population.left_out),
        source=figure.source,
        params=params,
        address=dated_address(params, reverse("dashboard:national")),
        header=(*figure.sheet.header, "area"),
        rows=[(*row, tally.area) for row, tally in zip(figure.sheet.rows, profile.tallies, strict=True)],
        notes=(figure.remark,) if figure.remark else (),
    )


def map_export(population: Population, params: Params) -> TableExport:
    page = dated_address(params, reverse("dashboard:national"))
    title = "Every judgement of every council"
    return council_table(population.standing, params, name="councils", title=title, areas=current_areas(), page=page)


def inadequate_export(population: Population, params: NationalParams) -> TableExport:
    """One row per inadequate judgement, newest report first."""
    words = inadequate_list(population, params)
    rows = [
        (*council_cells(position.council), *report_cells(inspection), area, position.outcome(area))
        for position, inspection, areas in inadequate_positions(population)
        for area in areas
    ]
    return _list_export(
        name="any-inadequate",
        tab="Inadequate",
        title=words.heading,
        measure=words.about,
        population=population,
        params=params,
        columns=("area", "grade"),
        rows=rows,
        has_grades=True,
    )


def longest_export(population: Population, params: NationalParams) -> TableExport:
    """One row per council inspected so far, longest ago first; those without a known end of inspection come last."""
    words = longest_since_list(population, params)
    rows: list[tuple[Raw, ...]] = [
        (*council_cells(one.council), *report_cells(one.inspection), one.inspection.end, one.days)
        for one in times_since_inspection(population, params.when.window_end)
    ]
    rows += [(*council_cells(p.council), *report_cells(p.inspection), None, None) for p in without_end(population)]
    return _list_export(
        name="longest-since",
        tab="Since inspected",
        title=words.heading,
        measure=words.about,
        population=population,
        params=params,
        columns=("inspection_ended", "days"),
        rows=rows,
    )


def moved_export(population: Population, params: NationalParams) -> TableExport:
    """One row per judgement of a report of the last twelve months that the inspection before also graded."""
    counted = counted_noun(params)
    rows = [
        (*council_cells(m.council), *report_cells(m.inspection), m.previous.published, move.area, move.before,
         move.after,
         move.rise)
        for m in moves_of_the_year(population.moved_to(params.when.window_end))
        for move in m.moves
    ]  # fmt: skip
    return _list_export(
        name="moved",
        tab="Who moved",
        title="Who moved",
        measure=f"Against the graded inspection before, same judgement only, {counted} of the last 12 months",
        population=population,
        params=params,
        columns=("previous_published", "area", "grade_before", "grade_after", "grades_up"),
        rows=rows,
        has_grades=True,
    )


def latest_export(population: Population, params: NationalParams) -> TableExport:
    """One row per graded report, newest first."""
    rows = [
        (*council_cells(population.record.by_pk[i.authority_id]), *report_cells(i), i.kind, i.end,
         *(outcome_of(i, area) for area in current_areas()))
        for i in graded_reports(population)
    ]  # fmt: skip
    return TableExport(
        name="reports",
        tab="Reports",
        title="Graded reports, newest first",
        measure=f"The grade of each judgement, or why there is none, {params.when.words}",
        population=f"{count_noun(len(rows), 'report')}, {region_or_england(params.region)}",
        source=source_line(params.when),
        params=params,
        address=dated_address(params, reverse("dashboard:national")),
        header=(*COUNCIL_COLUMNS, *REPORT_COLUMNS, "kind", "inspection_ended", *current_areas()),
        rows=rows,
        has_grades=True,
    )


def _list_export(
    *,
    name: str,
    tab: str,
    title: str,
    measure: str,
    population: Population,
    params: NationalParams,
    columns: tuple[str, ...],
    rows: Sequence[tuple[Raw, ...]],
    has_grades: bool = False,
) -> TableExport:
    """A table of councils with their latest report and further columns."""
    return TableExport(
        name=name,
        tab=tab,
        title=title,
        measure=measure,
        population=population_words(population.positions, params, population.left_out),
        source=source_line(params.when),
        params=params,
        address=dated_address(params, reverse("dashboard:national")),
        header=(*COUNCIL_COLUMNS, *REPORT_COLUMNS, *columns),
        rows=rows,
        has_grades=has_grades,
    )
