"""Rows of counts as a table for people and a sheet for machines."""

from collections.abc import Container, Sequence

from dashboard.charts.counts import BarRow, absences_in, grades_in
from dashboard.charts.figure import Cell, Column, DataSheet, Raw, Table, TableRow
from dashboard.charts.grades import COUNTED_ABSENCES, FOUR_GRADES, GradeLook, format_percent


def counts_table(rows: Sequence[BarRow], *, caption: str, note: str, unit: str) -> Table:
    """Count and percentage by grade, then "good or better", the absences, and the number judged."""
    looks, absent = grades_in(rows), absences_in(rows)
    words = [look.word for look in looks] + ["Good or better"] + [look.word for look in absent]
    columns = [Column(unit), *(Column(word, numeric=True) for word in [*words, "Number judged"])]
    return Table(caption, note, tuple(columns), tuple(_row(row, looks, absent) for row in rows))


def _row(row: BarRow, looks: Sequence[GradeLook], absent: Sequence[GradeLook]) -> TableRow:
    counted = [row.count(look.key) for look in looks] + [row.good_or_better]
    cells = [Cell(f"{count} ({format_percent(count, row.judged)})") for count in counted]
    cells += [Cell(str(row.count(look.key))) for look in absent] + [Cell(row.of)]
    return TableRow(Cell(row.label, href=row.href), tuple(cells))


def counts_sheet(
    rows: Sequence[BarRow], *, unit: str, grades: Sequence[str] = FOUR_GRADES, uncounted: Container[str] = ()
) -> DataSheet:
    """Raw counts, without percentages, headed by the keys of grades and absences.

    The headings do not depend on the rows, so that files of two dates line up: 0 where a count is zero, None for the
    keys in `uncounted`, which these rows cannot count.
    """
    keys = (*grades, *COUNTED_ABSENCES)
    header = (unit.lower().replace(" ", "_"), *keys, "good_or_better", "judged", "population")
    return DataSheet(header, tuple(_raw(row, keys, uncounted) for row in rows))


def _raw(row: BarRow, keys: Sequence[str], uncounted: Container[str]) -> tuple[Raw, ...]:
    counts = (None if key in uncounted else row.count(key) for key in keys)
    return (row.label, *counts, row.good_or_better, row.judged, row.population or row.judged)
