"""Small workbooks as bytes, for the tests of tables."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable, Iterable, Sequence

import xlsxwriter


def workbook(*sheets: tuple[str, Sequence[Sequence[object]]], then: Callable[..., None] = lambda book: None) -> bytes:
    """Each sheet's name and rows; `then` changes the book before it is written."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    days = book.add_format({"num_format": "dd/mm/yyyy"})
    for name, rows in sheets:
        sheet = book.add_worksheet(name)
        for row, cells in enumerate(rows):
            _write(sheet, row, cells, days)
    then(book)
    book.close()
    return out.getvalue()


def _write(sheet: object, row: int, cells: Iterable[object], days: object) -> None:
    for column, cell in enumerate(cells):
        if isinstance(cell, datetime.date):
            sheet.write_datetime(row, column, datetime.datetime.combine(cell, datetime.time()), days)
        else:
            sheet.write(row, column, cell)


def csv_of(rows: Iterable[Sequence[object]], separator: str = ",") -> bytes:
    return "\n".join(separator.join(str(cell) for cell in row) for row in rows).encode()
