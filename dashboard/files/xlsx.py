"""Workbooks: sheets of words, numbers and dates, in which nothing of a report can become a formula or a link."""

import datetime
from collections.abc import Iterable, Sequence
from typing import IO, Any, Final

import xlsxwriter

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Text stays text, whatever it begins with; dates are shown as they are written in Britain.
_OPTIONS: Final = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "default_date_format": "d mmm yyyy",
}
_NAME: Final = 31
"""Excel allows the name of a sheet no more characters."""
_NOT_IN_NAMES: Final = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_A4: Final = 9
"""The number of the paper size in the file format."""
_NARROWEST, _WIDEST = 9, 60
_LONGEST: Final = 32_767
"""The most characters that a cell can hold."""


def new_workbook(file: IO[bytes]) -> Any:
    """A workbook that is written row by row and finished by leaving its `with`."""
    return xlsxwriter.Workbook(file, _OPTIONS)


def sheet_name(text: str) -> str:
    """A name that a sheet may have: at most 31 characters, some signs left out, no quote at either end."""
    return " ".join(text.translate(_NOT_IN_NAMES).split())[:_NAME].strip(" '")


def add_sentences_sheet(book: Any, title: str, lines: Iterable[str]) -> None:
    """A sheet of sentences, the first one in bold."""
    sheet = book.add_worksheet(title)
    sheet.set_column(0, 0, 100)
    set_up_printing(sheet, title)
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    for number, line in enumerate(lines):
        sheet.write_string(number, 0, line, wrapped if number else bold)


def add_terms_sheet(book: Any, title: str, facts: Iterable[tuple[str, str]]) -> None:
    """A sheet of lines with their names in bold before them."""
    sheet = book.add_worksheet(title)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 100)
    set_up_printing(sheet, title)
    bold = book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for number, (name, value) in enumerate(facts):
        for column, (words, style) in enumerate(((name, bold), (value, wrapped))):
            if words:
                sheet.write_string(number, column, words, style)


def add_table_sheet(book: Any, title: str, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """With the header fixed, also on paper, a filter on every column, and columns as wide as what they hold."""
    sheet = book.add_worksheet(sheet_name(title))
    sheet.freeze_panes(1, 0)
    widths = [len(name) for name in header]
    last = write_rows(sheet, 0, [header], book.add_format({"bold": True, "bottom": 1}))
    last = write_rows(sheet, last + 1, _measured(rows, widths))
    for column, width in enumerate(widths):
        # the arrow of the filter takes two characters
        sheet.set_column(column, column, min(max(width + 2, _NARROWEST), _WIDEST))
    sheet.autofilter(0, 0, max(last, 0), len(header) - 1)
    sheet.repeat_rows(0)
    set_up_printing(sheet, title)


def _measured(rows: Iterable[Sequence[Any]], widths: list[int]) -> Iterable[Sequence[Any]]:
    """The rows as they are; `widths` grow with what passes."""
    for row in rows:
        for column, value in enumerate(row):
            length = 11 if isinstance(value, datetime.date) else len(str(value)) if value is not None else 0
            widths[column] = max(widths[column], length)
        yield row


def set_up_printing(sheet: Any, title: str) -> None:
    """On A4 across, as many pages down as it takes, each with its number."""
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L{title.replace('&', '&&')}&RPage &P of &N")


def write_rows(sheet: Any, first: int, rows: Iterable[Sequence[Any]], style: Any = None) -> int:
    """Text as text, numbers as numbers, dates as dates, nothing for None; returns the last row written."""
    at = first - 1
    for at, row in enumerate(rows, start=first):
        for column, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(at, column, value[:_LONGEST], style)
            elif isinstance(value, datetime.date):
                sheet.write_datetime(at, column, value, style)
            elif value is not None:
                sheet.write_number(at, column, value, style)
    return at
