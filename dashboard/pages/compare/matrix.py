"""The matrix of the comparison: councils down, judgements across, with each council's report, in the chosen order."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts.grades import keys_shown
from dashboard.claims.caveats import neighbours_caveat
from dashboard.claims.reach import left_out_sentence
from dashboard.claims.words import area_name
from dashboard.counting.outcome import outcome_of
from dashboard.counting.position import Position
from dashboard.counting.record import Record
from dashboard.counting.scope import CURRENT
from dashboard.counting.spans import completed_months
from dashboard.pages.compare.councils import ChosenCouncils
from dashboard.pages.compare.params import CompareParams
from dashboard.shared.comparison import (
    areas_held,
    good_among_others,
    latest_report,
    none_counted,
    short_column_label,
)
from dashboard.shared.links import council_address, inspection_address
from inspections.queries.record import PublishedInspection
from inspections.reading.letters import upper_first
from inspections.reading.vocabulary import RANKS


@dataclass(frozen=True)
class SortableColumn:
    """A column with a link that sorts by it; `way` is "ascending" or "descending" if the rows are sorted by it now."""

    label: str
    href: str
    way: str
    hint: str


@dataclass(frozen=True)
class CompareRow:
    """A council; `trail` has its judgements of the chosen area over time, each with the year of its report."""

    name: str
    href: str
    own: bool
    marks: tuple[str, ...]
    trail: tuple[tuple[str, int], ...]
    none_counted: str
    published: str
    report_href: str
    kind: str
    years: str


@dataclass(frozen=True)
class CompareMatrix:
    caption: str
    note: str
    name: SortableColumn
    areas: tuple[SortableColumn, ...]
    trail: str
    published: SortableColumn
    rows: tuple[CompareRow, ...]
    good_label: str
    good: tuple[str, ...]
    keys: tuple[str, ...]


def compare_matrix(found: ChosenCouncils, params: CompareParams) -> CompareMatrix:
    areas = areas_held(found.positions, params.when.reach.last_day)
    return CompareMatrix(
        caption=f"Latest judgements, {found.heading}",
        note=_note(params, found.population.left_out),
        name=_sortable_column(params, "name", "Council", ("A to Z", "Z to A")),
        areas=tuple(
            _sortable_column(params, a, short_column_label(a, params.when.date), ("worst first", "best first"))
            for a in areas
        ),
        trail=f"{area_name(params.area)}{_since_words()}",
        published=_sortable_column(params, "published", "Report", ("newest first", "oldest first")),
        rows=tuple(_row(p, areas, found, params) for p in sorted_positions(found.positions, params.sort)),
        good_label=f"{upper_first(found.called)} good or better",
        good=tuple(good_among_others(found, area) for area in areas),
        keys=keys_shown(p.outcome(area) for p in found.positions for area in areas),
    )


def _since_words() -> str:
    """` since 2013`, the year in which the first framework that bears a position began."""
    began = CURRENT.first.inspections_from
    return f" since {began.year}" if began else ""


def _note(params: CompareParams, left_out: Sequence[Position]) -> str:
    order = "Neighbours in the order of the list of 2025, closest first. " if params.neighbours_of else ""
    caveat = neighbours_caveat(params.when.date) if params.neighbours_of else ""
    if params.sort:
        order = ""
    words = f"{order}Latest graded inspection of each, {params.when.words}. {left_out_sentence(left_out)} {caveat}"
    return " ".join(words.split())


def _sortable_column(params: CompareParams, key: str, label: str, hints: tuple[str, str]) -> SortableColumn:
    """A column whose link sorts by it, or reverses the order if the rows are sorted by it already."""
    turned = params.sort == key
    way = {key: "ascending", f"-{key}": "descending"}.get(params.sort, "")
    if key == "published" and way:
        way = "ascending" if way == "descending" else "descending"
    return SortableColumn(label, params.address(sort=f"-{key}" if turned else key), way, hints[1 if turned else 0])


def sorted_positions(positions: Sequence[Position], sort: str) -> list[Position]:
    """The positions in the chosen order; councils without a value for it come last in either direction."""
    key, down = sort.removeprefix("-"), sort.startswith("-")
    if not sort:
        return list(positions)
    if key == "name":
        return sorted(positions, key=lambda p: p.council.name, reverse=down)
    known = [p for p in positions if _sort_value(p, key) is not None]
    # The first click on a column shows the newest reports, or the worst grades, at the top.
    known.sort(key=lambda p: _sort_value(p, key) or 0, reverse=down != (key == "published"))
    return known + [p for p in positions if _sort_value(p, key) is None]


def _sort_value(position: Position, key: str) -> int | None:
    if key != "published":
        return RANKS.get(position.outcome(key))
    return position.inspection.published.toordinal() if position.inspection else None


def _row(position: Position, areas: Sequence[str], found: ChosenCouncils, params: CompareParams) -> CompareRow:
    council, latest = position.council, position.inspection
    published, kind = latest_report(position)
    return CompareRow(
        name=council.name,
        href=council_address(council.slug, params.travel_query),
        own=council is found.own,
        marks=tuple(position.outcome(area) for area in areas),
        trail=_trail(found.population.record, position, params),
        none_counted=none_counted(),
        published=published,
        report_href=inspection_address(latest.pk) if latest else "",
        kind=kind,
        years=_years(latest, params),
    )


def _trail(record: Record, position: Position, params: CompareParams) -> tuple[tuple[str, int], ...]:
    own = record.known(position.council, params.when.as_at)
    judged = [i for i in own if CURRENT.covers(i) and params.area in i.judgements]
    return tuple((outcome_of(i, params.area), i.published.year) for i in judged)


def _years(latest: PublishedInspection | None, params: CompareParams) -> str:
    """Years since the inspection ended, to a tenth, from completed months; blank if its end is not known."""
    if latest is None or latest.end is None:
        return ""
    tenths = completed_months(latest.end, params.when.window_end) * 10 // 12
    return f"{tenths // 10}.{tenths % 10}"
