"""Workbooks: sheets of words and numbers, in which nothing of a report can become a formula or a link."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import IO, Any, Final

import xlsxwriter

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Words are written as words, whatever they begin with.
_OPTIONS: Final = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_NAME: Final = 31
_NOT_IN_NAMES: Final = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def workbook(file: IO[bytes]) -> Any:
    """A workbook that is written row by row and finished by leaving its `with`."""
    return xlsxwriter.Workbook(file, _OPTIONS)


def sheet_name(text: str) -> str:
    """The words as a spreadsheet takes them for a name: 31 characters, some signs left out, no quote at an end."""
    return " ".join(text.translate(_NOT_IN_NAMES).split())[:_NAME].strip(" '")


def add_words(book: Any, title: str, lines: Iterable[str]) -> None:
    """A sheet of sentences, the first one in bold."""
    sheet = book.add_worksheet(title)
    sheet.set_column(0, 0, 100)
    bold = book.add_format({"bold": True})
    for number, line in enumerate(lines):
        sheet.write_string(number, 0, line, None if number else bold)


def add_table(book: Any, title: str, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """With the header fixed, and a filter on every column."""
    sheet = book.add_worksheet(title)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(header) - 1, 16)
    last = write_rows(sheet, 0, [header], book.add_format({"bold": True}))
    last = write_rows(sheet, last + 1, rows)
    sheet.autofilter(0, 0, max(last, 0), len(header) - 1)


def write_rows(sheet: Any, first: int, rows: Iterable[Sequence[Any]], style: Any = None) -> int:
    """Words as words, numbers as numbers, nothing for None; the number of the last row written."""
    at = first - 1
    for at, row in enumerate(rows, start=first):
        for column, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(at, column, value, style)
            elif value is not None:
                sheet.write_number(at, column, value, style)
    return at
