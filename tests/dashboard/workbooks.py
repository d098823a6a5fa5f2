"""A workbook as a spreadsheet would open it: its sheets by name, cell by cell, and whether any cell is a formula."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from xml.etree import ElementTree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@dataclass(frozen=True)
class Opened:
    sheets: dict[str, list[list[str]]]
    formulas: int


def opened(content: bytes) -> Opened:
    """Empty cells are left out; every value is text, words and numbers alike."""
    book = zipfile.ZipFile(io.BytesIO(content))
    names = [sheet.get("name") or "" for sheet in _tree(book, "xl/workbook.xml").iter(f"{_MAIN}sheet")]
    pages = [_tree(book, f"xl/worksheets/sheet{number}.xml") for number in range(1, len(names) + 1)]
    sheets = {name: _rows(page) for name, page in zip(names, pages, strict=True)}
    return Opened(sheets, sum(len(list(page.iter(f"{_MAIN}f"))) for page in pages))


def _tree(book: zipfile.ZipFile, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(book.read(name))


def _rows(page: ElementTree.Element) -> list[list[str]]:
    return [["".join(cell.itertext()) for cell in row] for row in page.iter(f"{_MAIN}row")]
