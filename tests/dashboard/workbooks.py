"""Reading a workbook as a spreadsheet would: its sheets by name, cell by cell, and whether any cell is a formula."""

from __future__ import annotations

import datetime
import io
import zipfile
from dataclasses import dataclass
from xml.etree import ElementTree

type Value = str | int | float | datetime.date | None

_FIRST_DAY = datetime.date(1899, 12, 30)
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@dataclass(frozen=True)
class Opened:
    sheets: dict[str, list[list[str]]]
    formulas: int


def opened(content: bytes) -> Opened:
    """The sheets of a workbook, with every cell as text and without empty ones."""
    book = zipfile.ZipFile(io.BytesIO(content))
    names = [sheet.get("name") or "" for sheet in _tree(book, "xl/workbook.xml").iter(f"{_MAIN}sheet")]
    pages = [_tree(book, f"xl/worksheets/sheet{number}.xml") for number in range(1, len(names) + 1)]
    sheets = {name: _rows(page) for name, page in zip(names, pages, strict=True)}
    return Opened(sheets, sum(len(list(page.iter(f"{_MAIN}f"))) for page in pages))


def _tree(book: zipfile.ZipFile, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(book.read(name))


def _rows(page: ElementTree.Element) -> list[list[str]]:
    return [["".join(cell.itertext()) for cell in row] for row in page.iter(f"{_MAIN}row")]


@dataclass(frozen=True)
class Sheet:
    """A sheet cell by cell as text, numbers and dates; None for an empty cell.

    `frozen` is the number of frozen rows and `filtered` the range with a filter. In print, `across` is True if the
    sheet is one page wide, and `repeats` if the header is on every page.
    """

    rows: list[list[Value]]
    frozen: int
    filtered: str
    across: bool
    repeats: bool
    widths: int


def sheet_of(content: bytes, name: str) -> Sheet:
    book = zipfile.ZipFile(io.BytesIO(content))
    workbook = _tree(book, "xl/workbook.xml")
    names = [sheet.get("name") for sheet in workbook.iter(f"{_MAIN}sheet")]
    page = _tree(book, f"xl/worksheets/sheet{names.index(name) + 1}.xml")
    days = _day_styles(_tree(book, "xl/styles.xml"))
    width = max(_column(cell.get("r") or "") for cell in page.iter(f"{_MAIN}c"))
    pane, chosen = page.find(f".//{_MAIN}pane"), page.find(f".//{_MAIN}autoFilter")
    setup = page.find(f".//{_MAIN}pageSetup")
    titles = [each.text or "" for each in workbook.iter(f"{_MAIN}definedName")]
    return Sheet(
        rows=[_values(row, width, days) for row in page.iter(f"{_MAIN}row")],
        frozen=int(pane.get("ySplit") or 0) if pane is not None else 0,
        filtered=(chosen.get("ref") or "") if chosen is not None else "",
        across=setup is not None and (setup.get("orientation"), setup.get("fitToHeight")) == ("landscape", "0"),
        repeats=any(title.replace("'", "") == f"{name}!$1:$1" for title in titles),
        widths=max(int(each.get("max") or 0) for each in page.iter(f"{_MAIN}col")),
    )


def _day_styles(styles: ElementTree.Element) -> set[int]:
    """The styles that show a number as a date."""
    formats = {
        each.get("numFmtId") for each in styles.iter(f"{_MAIN}numFmt") if "yyyy" in (each.get("formatCode") or "")
    }
    cells = styles.find(f"{_MAIN}cellXfs")
    return {at for at, each in enumerate(cells if cells is not None else ()) if each.get("numFmtId") in formats}


def _values(row: ElementTree.Element, width: int, days: set[int]) -> list[Value]:
    values: list[Value] = [None] * width
    for cell in row:
        values[_column(cell.get("r") or "") - 1] = _value(cell, days)
    return values


def _value(cell: ElementTree.Element, days: set[int]) -> Value:
    text = "".join(cell.itertext())
    if cell.get("t") == "inlineStr":
        return text
    if int(cell.get("s") or 0) in days:
        return _FIRST_DAY + datetime.timedelta(days=int(text))
    return float(text) if "." in text else int(text)


def _column(place: str) -> int:
    """The number of the column of a cell: 28 for `AB12`."""
    number = 0
    for letter in place.rstrip("0123456789"):
        number = 26 * number + ord(letter) - ord("A") + 1
    return number
