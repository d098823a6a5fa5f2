"""The timeline of one council as a figure, with its key and a table of every judgement."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from dashboard.charts import timeline_narrow, timeline_wide
from dashboard.charts.figure import Cell, Column, DataSheet, Figure, Table, TableRow
from dashboard.charts.grades import FOUR_GRADES, LOOKS
from dashboard.charts.timeline_data import FrameworkBand, JoinedMark, Lane, Mark, Span, Timeline

__all__ = ["FrameworkBand", "JoinedMark", "Lane", "Mark", "Span", "Timeline", "timeline_figure"]

NOTHING_BY_STRAND: Final = frozenset({"visit", "inspected", "not_on_record"})
"""Reports shown by a single cell across all strands: without grades none is judged, a missing report is unknown."""


def timeline_figure(timeline: Timeline, *, name: str, title: str, subtitle: str, source: str) -> Figure:
    return Figure(
        name=name,
        title=title,
        subtitle=subtitle,
        source=source,
        description="Timeline of judgements by strand; the same facts are in the table below",
        wide=timeline_wide.wide_drawing(timeline),
        narrow=timeline_narrow.narrow_drawing(timeline),
        table=_table(timeline, title),
        sheet=_sheet(timeline),
        key=_key(timeline),
        narrow_note=_narrow_note(timeline),
    )


def _marks(timeline: Timeline) -> list[tuple[str, Mark]]:
    """Every mark with the name of its strand, newest first."""
    found = [(lane.label, mark) for lane in timeline.lanes for mark in lane.marks]
    found += [(timeline.together(joint), joint.mark) for joint in timeline.joints]
    return sorted(found, key=lambda pair: pair[1].on, reverse=True)


def _key(timeline: Timeline) -> tuple[str, ...]:
    """The keys to explain: always the four grades, and whatever else the drawing shows, in the order of LOOKS."""
    shown = {mark.grade for _, mark in _marks(timeline)}
    if any(lane.not_printed for lane in timeline.lanes):
        shown.add("not_printed")
    return (*FOUR_GRADES, *(key for key in LOOKS if key in shown and key not in FOUR_GRADES))


def _narrow_note(timeline: Timeline) -> str:
    """How to read the upright timeline, and which lanes share its last column."""
    others = [lane.label[0].lower() + lane.label[1:] for lane in timeline.lanes if not lane.short]
    other = f" Other: {', '.join(others)}." if others else ""
    return f"Newest at the top. Shaded strips are frameworks.{other}"


def _table(timeline: Timeline, title: str) -> Table:
    """One row per report, newest first; a strand that the report does not judge says so."""
    strands = [lane for lane in timeline.lanes if not lane.visits]
    columns = (Column("Report"), *(Column(lane.label) for lane in strands))
    reports: dict[tuple[date, str, str], Mark] = {}
    for _, mark in _marks(timeline):
        reports.setdefault((mark.on, mark.framework, mark.href), mark)
    rows = tuple(TableRow(_head(mark), _cells(timeline, strands, mark)) for mark in reports.values())
    return Table(title, "By date of publication, newest first", columns, rows)


def _head(mark: Mark) -> Cell:
    return Cell(mark.day, note=mark.framework, href=mark.href)


def _cells(timeline: Timeline, strands: Sequence[Lane], report: Mark) -> tuple[Cell, ...]:
    if report.grade in NOTHING_BY_STRAND:
        return (Cell(grade=report.grade, span=len(strands)),)
    cells, covered = [], False
    for lane in strands:
        joint = next(
            (each for each in timeline.joints if each.lanes[0] == lane.key and _same_report(each.mark, report)), None
        )
        if joint:
            cells.append(Cell(grade=joint.mark.grade, note="judged together", span=2))
        elif not covered:
            mark = next((mark for mark in lane.marks if _same_report(mark, report)), None)
            cells.append(Cell(grade=mark.grade if mark else "not_printed"))
        covered = joint is not None
    return tuple(cells)


def _same_report(one: Mark, other: Mark) -> bool:
    return (one.on, one.framework, one.href) == (other.on, other.framework, other.href)


def _sheet(timeline: Timeline) -> DataSheet:
    rows = ((mark.on, mark.framework, label, mark.grade) for label, mark in _marks(timeline))
    return DataSheet(("published", "framework", "judgement", "grade"), tuple(rows))
