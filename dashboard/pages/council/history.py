"""Every inspection and visit of a council as a table, with a column for each of today's judgements."""

import datetime
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from dashboard.claims.words import (
    area_name_under,
    format_publication_short,
    framework_name,
    kind_name,
    short_area_name,
)
from dashboard.counting.areas import current_areas, profile_on, sums_up
from dashboard.counting.editions import is_graded, without_grades
from dashboard.counting.outcome import outcome_of
from dashboard.shared.links import inspection_address, word_address
from dashboard.shared.timelines import lanes_of
from inspections.queries.record import PublishedInspection, UndatedVisit
from inspections.reading.frameworks import frameworks
from inspections.reading.vocabulary import Body


@dataclass(frozen=True)
class HistoryCell:
    """The outcome in one column, or across several that were judged together."""

    key: str
    span: int = 1
    note: str = ""


@dataclass(frozen=True)
class HistoryLine:
    """One inspection: its outcomes in the order of the columns, and its other judgements by name and outcome.

    One without grades has no cells: `no_grades` is how it is marked. `theme` is what a visit looked at; `undated` means
    that its publication date is not known.
    """

    date: str
    href: str
    kind: str
    cells: tuple[HistoryCell, ...]
    other_judgements: tuple[tuple[str, str], ...]
    has_words: bool
    no_grades: str = "visit"
    theme: str = ""
    undated: bool = False


@dataclass(frozen=True)
class InspectionHistory:
    """`has_others` says whether any inspection has judgements outside the columns.

    `frameworks` are those that occur, by name, with the address of what they mean; `lacking` likewise those of the
    area's partners together, without grades, of which none is on the record.
    """

    columns: tuple[str, ...]
    lines: tuple[HistoryLine, ...]
    has_others: bool
    frameworks: tuple[tuple[str, str], ...]
    lacking: tuple[tuple[str, str], ...] = ()


def inspection_history(
    inspections: Iterable[PublishedInspection],
    last_day: datetime.date,
    until: datetime.date,
    undated: Iterable[UndatedVisit] = (),
) -> InspectionHistory:
    """The history, newest first; the columns are today's judgements and overall effectiveness.

    Visits without a publication date are placed at their last day on site. `until` is the day that is looked at, or the
    last one of the council: of what was only inspected later none is lacking.
    """
    columns = (*profile_on(last_day), *filter(sums_up, current_areas()))
    placed = [(each.published, each.pk, each.framework, _line(each, columns)) for each in inspections]
    placed += [(visit.end, visit.pk, visit.framework, _undated_line(visit)) for visit in undated]
    placed.sort(key=lambda each: each[:2], reverse=True)
    lines = tuple(line for *_, line in placed)
    return InspectionHistory(
        columns=tuple(short_area_name(area) for area in columns),
        lines=lines,
        has_others=any(line.other_judgements for line in lines),
        frameworks=tuple((framework_name(key), word_address(key)) for key in dict.fromkeys(each[2] for each in placed)),
        lacking=tuple(_lacking({each[2] for each in placed}, until)),
    )


def _lacking(held: Container[str], until: datetime.date) -> Iterator[tuple[str, str]]:
    for known in frameworks().values():
        begun = known.inspections_from is None or known.inspections_from <= until
        if known.body is Body.PARTNERSHIP and not known.graded and begun and known.key not in held:
            yield known.known_as, word_address(known.key)


def _line(inspection: PublishedInspection, columns: Sequence[str]) -> HistoryLine:
    return HistoryLine(
        date=format_publication_short(inspection.published, inspection.published_precision),
        href=inspection_address(inspection.pk),
        kind=kind_name(inspection.framework, inspection.kind),
        cells=tuple(_cells(inspection, columns)) if is_graded(inspection.framework) else (),
        other_judgements=tuple(_others(inspection, columns)),
        has_words=inspection.origin == "report",
        no_grades=without_grades(inspection.framework, inspection.kind),
    )


def _undated_line(visit: UndatedVisit) -> HistoryLine:
    return HistoryLine(
        date=format_publication_short(visit.end, "day"),
        href=inspection_address(visit.pk),
        kind=kind_name(visit.framework, visit.kind),
        cells=(),
        other_judgements=(),
        has_words=False,
        theme=visit.theme or "",
        undated=True,
    )


def _cells(inspection: PublishedInspection, columns: Sequence[str]) -> Iterator[HistoryCell]:
    """One cell per column, or one across several that were judged together."""
    areas = {lane: area for area in inspection.judgements for lane in lanes_of(inspection, area)}
    for area, group in groupby(areas.get(column, column) for column in columns):
        span = len(list(group))
        yield HistoryCell(outcome_of(inspection, area), span, "judged together" if span > 1 else "")


def _others(inspection: PublishedInspection, columns: Sequence[str]) -> Iterator[tuple[str, str]]:
    for area in inspection.judgements:
        if not set(lanes_of(inspection, area)) & set(columns):
            yield area_name_under(inspection.framework, area), outcome_of(inspection, area)
