"""Workbooks of text, numbers and dates, in which no text from a report can become a formula or a link."""

import datetime
from collections.abc import Iterable, Sequence
from typing import IO, Any, Final

import xlsxwriter

from inspections.lanes import give_way

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Text stays text, whatever it begins with; dates are shown in British order.
_OPTIONS: Final = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "default_date_format": "d mmm yyyy",
}
_LONGEST_NAME: Final = 31
"""Excel's limit for the name of a sheet, in characters."""
_NOT_IN_NAMES: Final = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_A4: Final = 9
"""The paper size's number in the file format."""
_NARROWEST, _WIDEST = 9, 60
_GIVES_WAY_EVERY: Final = 25
"""Rows: a few milliseconds of work."""
_LONGEST: Final = 32_767
"""Excel's limit for a cell, in characters."""
_CUT: Final = "… (cut here: a cell of a workbook holds no more than 32,767 characters)"


def new_workbook(file: IO[bytes]) -> Any:
    """A workbook written row by row; a context manager that finishes the file on exit."""
    return xlsxwriter.Workbook(file, _OPTIONS)


def sheet_name(text: str) -> str:
    """The text as a valid name of a sheet: at most 31 characters, without []:*?/\\ and quotes at either end."""
    return " ".join(text.translate(_NOT_IN_NAMES).split())[:_LONGEST_NAME].strip(" '")


def add_sentences_sheet(book: Any, title: str, lines: Iterable[str]) -> None:
    """A sheet of sentences, the first one in bold."""
    sheet = book.add_worksheet(title)
    sheet.set_column(0, 0, 100)
    set_up_printing(sheet, title)
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    for number, line in enumerate(lines):
        sheet.write_string(number, 0, line, wrapped if number else bold)


def add_terms_sheet(book: Any, title: str, facts: Iterable[tuple[str, str]]) -> None:
    """A sheet of labels in bold, each with its text beside it."""
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
    """A sheet with a frozen header, repeated in print, a filter on every column, and columns as wide as their cells."""
    sheet = book.add_worksheet(sheet_name(title))
    sheet.freeze_panes(1, 0)
    widths = [len(name) for name in header]
    last = write_rows(sheet, 0, [header], book.add_format({"bold": True, "bottom": 1}))
    last = write_rows(sheet, last + 1, _measured(rows, widths))
    for column, width in enumerate(widths):
        # The arrow of the filter takes two characters.
        sheet.set_column(column, column, min(max(width + 2, _NARROWEST), _WIDEST))
    sheet.autofilter(0, 0, max(last, 0), len(header) - 1)
    sheet.repeat_rows(0)
    set_up_printing(sheet, title)


def _measured(rows: Iterable[Sequence[Any]], widths: list[int]) -> Iterable[Sequence[Any]]:
    """Passes the rows on unchanged, and widens `widths` to fit them on the way."""
    for row in rows:
        for column, value in enumerate(row):
            length = 11 if isinstance(value, datetime.date) else len(str(value)) if value is not None else 0
            widths[column] = max(widths[column], length)
        yield row


def set_up_printing(sheet: Any, title: str) -> None:
    """Landscape A4, one page wide and as many long as needed, with page numbers."""
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L{title.replace('&', '&&')}&RPage &P of &N")


def _cell_text(text: str) -> str:
    """The text as a cell can hold it; where that is not all of it, its end says so."""
    if len(text) <= _LONGEST:
        return text
    return f"{text[: _LONGEST - len(_CUT)]}{_CUT}"


def write_rows(sheet: Any, first: int, rows: Iterable[Sequence[Any]], style: Any = None) -> int:
    """Writes each cell by its type, leaving None empty, and returns the number of the last row written."""
    at = first - 1
    for at, row in enumerate(rows, start=first):
        if at % _GIVES_WAY_EVERY == 0:
            give_way()
        for column, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(at, column, _cell_text(value), style)
            elif isinstance(value, datetime.date):
                sheet.write_datetime(at, column, value, style)
            elif value is not None:
                sheet.write_number(at, column, value, style)
    return at
