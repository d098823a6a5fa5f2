"""The figure of flows from one grade to another, with its table and sheet."""

from typing import Any

from dashboard.charts.figure import Cell, Column, DataSheet, Figure, Table, TableRow
from dashboard.charts.flows_drawing import NARROW, WIDE, Flows, flows_drawing
from dashboard.charts.grades import FOUR_GRADES, LOOKS, format_percent

__all__ = ["Flows", "flows_figure"]


def flows_figure(flows: Flows, *, name: str, title: str, subtitle: str, source: str) -> Figure:
    return Figure(
        name=name,
        title=title,
        subtitle=subtitle,
        source=source,
        description=f"Bands of {flows.counted} from each grade before to each grade after; the table has the counts",
        wide=flows_drawing(flows, WIDE),
        narrow=flows_drawing(flows, NARROW),
        table=_table(flows, title, subtitle),
        sheet=_sheet(flows),
        key=FOUR_GRADES,
    )


def _table(flows: Flows, title: str, subtitle: str) -> Table:
    """One row per grade before, with the count and share of each grade after."""
    columns = [Column(f"{flows.before} down, {flows.after} across")]
    columns += [Column(LOOKS[key].word, numeric=True) for key in FOUR_GRADES] + [Column("All", numeric=True)]
    rows = tuple(TableRow(Cell(LOOKS[key].word), _cells(flows, key)) for key in FOUR_GRADES)
    return Table(title, subtitle, tuple(columns), rows)


def _cells(flows: Flows, before: str) -> tuple[Cell, ...]:
    total = sum(flows.count(before, key) for key in FOUR_GRADES)
    counts = [flows.count(before, key) for key in FOUR_GRADES]
    return (
        *(Cell(f"{count} ({format_percent(count, total)})" if count else "0") for count in counts),
        Cell(str(total)),
    )


def _sheet(flows: Flows) -> DataSheet:
    rows: list[tuple[Any, ...]] = [(b, a, flows.count(b, a)) for b in FOUR_GRADES for a in FOUR_GRADES]
    return DataSheet(("grade_before", "grade_after", "count"), tuple(rows))
