"""The tables of the national page and of the list of councils: a row a judgement, a row a council, a row a move."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.urls import reverse

from dashboard.counting.outcome import outcome_of
from dashboard.counting.scope import CURRENT_AREAS
from dashboard.counting.time_since import since_inspected
from dashboard.files.table import TableExport, dated_address
from dashboard.pages.national.change_since import change_since
from dashboard.pages.national.council_lists import inadequate_lines, inadequate_positions, longest_since_lines
from dashboard.pages.national.latest_and_movers import counted_in, graded_reports, moved_lately
from dashboard.pages.national.profile import national_profile, profile_figure
from dashboard.shared.figures import source_line
from dashboard.shared.words import count_noun, region_or_england

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.charts.figure import Raw
    from dashboard.counting.position import Position
    from dashboard.counting.record import Council, Record
    from dashboard.shared.params import NationalParams, Params
    from inspections.queries.record import PublishedInspection

LATEST: Final = "Latest graded inspection of each council"
OF_COUNCIL: Final = ("dfe_number", "council", "region", "type")
OF_REPORT: Final = ("published", "published_precision", "framework")


def profile_export(record: Record, positions: Sequence[Position], params: NationalParams) -> TableExport:
    """A row a judgement, with the counts of an earlier date where one is chosen."""
    profile = national_profile(positions, params.when.date)
    figure = profile_figure(profile, params, change_since(record, positions, profile.tallies, params))
    return TableExport(
        name="profile",
        tab="Profile",
        title=figure.title,
        measure=figure.subtitle,
        population=councils_words(positions, params),
        source=figure.source,
        when=params.when,
        address=dated_address(params, reverse("dashboard:national")),
        header=figure.sheet.header,
        rows=figure.sheet.rows,
        notes=(figure.finding,) if figure.finding else (),
    )


def map_export(positions: Sequence[Position], params: Params) -> TableExport:
    page = dated_address(params, reverse("dashboard:national"))
    title = "Every judgement of every council"
    return wide_export(positions, params, name="councils", title=title, areas=CURRENT_AREAS, page=page)


def wide_export(
    positions: Sequence[Position],
    params: Params,
    *,
    name: str,
    title: str,
    areas: Sequence[str],
    page: str,
    notes: tuple[str, ...] = (),
) -> TableExport:
    """A row a council: its finding on every judgement, and the inspection it comes from."""
    measure = f"{LATEST}, {params.when.words}: the grade of each judgement, or why there is none"
    return TableExport(
        name=name,
        tab="Councils",
        title=title,
        measure=measure,
        population=councils_words(positions, params),
        source=source_line(params.when),
        when=params.when,
        address=page,
        header=(*OF_COUNCIL, *OF_REPORT, *areas, "inspection_ended"),
        rows=[_wide(each, areas) for each in positions],
        notes=notes,
    )


def _wide(position: Position, areas: Sequence[str]) -> tuple[Raw, ...]:
    inspection = position.inspection
    grades = (position.finding(area) for area in areas)
    return (
        *council_export(position.council),
        *report_export(inspection),
        *grades,
        inspection.end if inspection else None,
    )


def inadequate_export(positions: Sequence[Position], params: NationalParams) -> TableExport:
    """A row a judgement that is inadequate, newest report first."""
    words = inadequate_lines(positions, params)
    rows = [
        (*council_export(position.council), *report_export(inspection), area)
        for position, inspection, areas in inadequate_positions(positions)
        for area in areas
    ]
    return _list(
        name="any-inadequate",
        tab="Inadequate",
        title=words.heading,
        measure=words.about,
        positions=positions,
        params=params,
        columns=("area",),
        rows=rows,
    )


def longest_export(positions: Sequence[Position], params: NationalParams) -> TableExport:
    """A row a council inspected so far, longest ago first."""
    words = longest_since_lines(positions, params)
    rows = [
        (*council_export(one.council), *report_export(one.inspection), one.inspection.end, one.days)
        for one in since_inspected(positions, params.when.date)
    ]
    return _list(
        name="longest-since",
        tab="Since inspected",
        title=words.heading,
        measure=words.about,
        positions=positions,
        params=params,
        columns=("inspection_ended", "days"),
        rows=rows,
    )


def moved_export(record: Record, positions: Sequence[Position], params: NationalParams) -> TableExport:
    """A row a judgement of a report of the last twelve months that the inspection before graded too."""
    counted = counted_in(params)
    rows = [
        (*council_export(m.council), *report_export(m.inspection), m.previous.published, move.area, move.before,
         move.after,
         move.steps)
        for m in moved_lately(record, positions, params)
        for move in m.moves
    ]  # fmt: skip
    return _list(
        name="moved",
        tab="Who moved",
        title="Who moved",
        measure=f"Against the graded inspection before, same judgement only, {counted} of the last 12 months",
        positions=positions,
        params=params,
        columns=("previous_published", "area", "grade_before", "grade_after", "grades_up"),
        rows=rows,
    )


def latest_export(record: Record, among: set[int], params: NationalParams) -> TableExport:
    """A row a graded report, newest first."""
    rows = [
        (*council_export(record.by_pk[i.authority_id]), *report_export(i), i.kind, i.end,
         *(outcome_of(i, area) for area in CURRENT_AREAS))
        for i in graded_reports(record, params, among)
    ]  # fmt: skip
    return TableExport(
        name="reports",
        tab="Reports",
        title="Graded reports, newest first",
        measure=f"The grade of each judgement, or why there is none, {params.when.words}",
        population=f"{count_noun(len(rows), 'report')}, {region_or_england(params.region)}",
        source=source_line(params.when),
        when=params.when,
        address=dated_address(params, reverse("dashboard:national")),
        header=(*OF_COUNCIL, *OF_REPORT, "kind", "inspection_ended", *CURRENT_AREAS),
        rows=rows,
    )


def _list(
    *,
    name: str,
    tab: str,
    title: str,
    measure: str,
    positions: Sequence[Position],
    params: NationalParams,
    columns: tuple[str, ...],
    rows: Sequence[tuple[Raw, ...]],
) -> TableExport:
    """A list of councils by their latest report."""
    return TableExport(
        name=name,
        tab=tab,
        title=title,
        measure=measure,
        population=councils_words(positions, params),
        source=source_line(params.when),
        when=params.when,
        address=dated_address(params, reverse("dashboard:national")),
        header=(*OF_COUNCIL, *OF_REPORT, *columns),
        rows=rows,
    )


def councils_words(positions: Sequence[Position], params: Params) -> str:
    """`153 councils, England`"""
    return f"{count_noun(len(positions), 'council')}, {region_or_england(params.region)}"


def council_export(council: Council) -> tuple[Raw, ...]:
    return council.dfe_number, council.name, council.region, council.type


def report_export(inspection: PublishedInspection | None) -> tuple[Raw, ...]:
    if inspection is None:
        return None, None, None
    return inspection.published, inspection.published_precision, inspection.framework
