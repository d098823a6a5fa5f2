"""Opens a CSV file or a workbook and prints its sheets as JSON: `python -m inspections.intake.tables.open_table FILE`.

It runs in a process of its own under limits, for a small file can ask for all the memory of a machine.
"""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import python_calamine as calamine

from inspections.intake.tables.sheets import MOST_CELLS, MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS, Sheet, TableError
from inspections.reading.isolation.confinement import confine

_MIB: Final = 1024 * 1024
_MOST_UNPACKED: Final = 200 * _MIB
"""The largest public workbook of this field unpacks to 12 MB."""
_LONGEST_CELL: Final = 32_767
"""As long as a cell of Excel can be."""
_BINARY_HEADS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""Workbooks are zips, those of before 2007 compound files."""
_FORMULA_WITHOUT_RESULT: Final = re.compile(
    rb"<(?:\w+:)?c\b[^>]*?\br=\"([A-Z]+[0-9]+)\"[^>]*>\s*<(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_ERROR: Final = re.compile(rb"<(?:\w+:)?c\b(?=[^>]*\bt=\"e\")[^>]*?\br=\"([A-Z]+[0-9]+)\"")
"""A cell of an Excel workbook that shows #DIV/0! or another error, which reads as blank."""
_SPANNING: Final = re.compile(rb"\bnumber-(?:rows|columns)-spanned=\"(?:[2-9]|[1-9][0-9]+)\"")
"""A merged cell of an ODS: the library gives what its first cell holds, and not how far it goes."""
_BLANK: Final = (_FORMULA_WITHOUT_RESULT, _ERROR)
_NO_TABLE: Final = "This table cannot be read. Save it as XLSX, ODS or “CSV UTF-8”, and choose that."


def open_table(path: Path) -> list[Sheet]:
    """Raises TableError where the file cannot be used."""
    with path.open("rb") as file:
        head = file.read(4)
    if head.startswith(_BINARY_HEADS):
        return _open_workbook(path)
    return [_open_text(path.read_bytes())]


def _open_text(data: bytes) -> Sheet:
    text, notes = _decoded(data)
    if "\0" in text:
        raise TableError(_NO_TABLE)
    try:
        rows = [_within_limits(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))]
    except csv.Error as error:
        raise TableError(_NO_TABLE) from error
    if len(rows) > MOST_ROWS:
        raise TableError(_too_many("This table", len(rows), max(map(len, rows))))
    return Sheet("", tuple(rows), notes=notes)


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _or_no_table(data, "utf-16"), ()
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        note = (
            "The file is not in UTF-8. It was read as Excel on Windows would write it: check that its names are right."
        )
        return _or_no_table(data, "cp1252"), (note,)


def _or_no_table(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise TableError(_NO_TABLE) from error


def _delimiter(text: str) -> str:
    """The sign that parts the first lines into most cells."""
    lines = [line for line in text.splitlines()[:30] if line.strip()]
    return max(",;\t|", key=lambda sign: max((line.count(sign) for line in lines), default=0))


def _within_limits(row: list[str]) -> tuple[str, ...]:
    if len(row) > MOST_COLUMNS:
        row = row[: _last_filled(row)]
    if len(row) > MOST_COLUMNS:
        raise TableError(_too_many("This table", 1, len(row)))
    if any(len(cell) > _LONGEST_CELL for cell in row):
        raise TableError("A cell of this table is longer than Excel allows: a quotation mark may be missing.")
    return tuple(cell.strip() for cell in row)


def _last_filled(row: list[str]) -> int:
    return max((number for number, cell in enumerate(row, start=1) if cell.strip()), default=0)


def _too_many(what: str, height: int, width: int) -> str:
    rows = "1 row" if height == 1 else f"{height:,} rows"
    return (
        f"{what} has {rows} and {width:,} columns; {MOST_ROWS:,} rows and {MOST_COLUMNS} columns can be read. "
        "Copy the part with the outcomes into a table of its own."
    )


def _open_workbook(path: Path) -> list[Sheet]:
    odd = _look_before(path)
    try:
        book = calamine.load_workbook(str(path))
        sheets = [_read_sheet(book, about, odd) for about in book.sheets_metadata if _is_sheet(about)]
    except calamine.PasswordError as error:
        raise TableError("This workbook is protected by a password. Save it without one, and choose that.") from error
    except (calamine.CalamineError, calamine.XmlError, calamine.ZipError, OSError, ValueError) as error:
        raise TableError(_NO_TABLE) from error
    if sum(len(cell) for sheet in sheets for row in sheet.rows for cell in row) > MOST_CHARACTERS:
        raise TableError(
            "This workbook holds more text than a table of outcomes does. Copy the part with the outcomes."
        )
    return sheets


def _is_sheet(about: calamine.SheetMetadata) -> bool:
    return about.typ == calamine.SheetTypeEnum.WorkSheet


def _look_before(path: Path) -> tuple[str, ...]:
    """Refuse what unpacks to too much; a sentence for each kind of cell that reads as blank though it shows more."""
    if not zipfile.is_zipfile(path):
        return ()
    with zipfile.ZipFile(path) as archive:
        unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > _MOST_UNPACKED:
            size = f"{unpacked // _MIB:,} MB; {_MOST_UNPACKED // _MIB} MB are read"
            raise TableError(f"This workbook unpacks to {size}. Copy the sheet with the outcomes into one of its own.")
        if any(entry.flag_bits & 0x1 for entry in archive.infolist()):
            raise TableError("This workbook is protected by a password. Save it without one, and choose that.")
        names = [name for name in archive.namelist() if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name)]
        sheets = [archive.read(name) for name in names]
        of_ods = archive.read("content.xml") if "content.xml" in archive.namelist() else b""
    unfinished, errors = ([each.decode() for xml in sheets for each in kind.findall(xml)] for kind in _BLANK)
    return tuple(_odd_cells(unfinished, errors, len(_SPANNING.findall(of_ods))))


def _odd_cells(unfinished: list[str], errors: list[str], spanning: int) -> Iterator[str]:
    if unfinished:
        yield (
            f"Read as blank: {_cells(unfinished)} of the workbook with a formula but no result (the first is "
            f"{unfinished[0]}). Open it in your spreadsheet program and save it again, so that the results are saved."
        )
    if errors:
        yield f"Read as blank: {_cells(errors)} with an error, such as #DIV/0! (the first is {errors[0]})."
    if spanning:
        merged = "1 merged cell" if spanning == 1 else f"{spanning:,} merged cells"
        yield (
            f"Read as blank: what {merged} of the workbook covers beside its first cell. Save it as XLSX, and "
            "all of it is read as the merged cell shows it."
        )


def _cells(found: list[str]) -> str:
    return "1 cell" if len(found) == 1 else f"{len(found):,} cells"


def _read_sheet(book: Any, about: calamine.SheetMetadata, odd: tuple[str, ...]) -> Sheet:
    sheet = book.get_sheet_by_name(about.name)
    hidden = about.visible != calamine.SheetVisibleEnum.Visible
    height, width = (at + 1 for at in sheet.end) if sheet.end else (0, 0)
    if height > MOST_ROWS or width > MOST_COLUMNS or height * width > MOST_CELLS:
        note = _too_many(f"The sheet “{about.name}”", height, width)
        return Sheet(about.name, (), hidden, (note,))
    rows = [[_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    notes = []
    if merged := _fill_merged(rows, sheet.merged_cell_ranges or []):
        cells = "1 merged cell was" if merged == 1 else f"{merged} merged cells were"
        notes.append(f"{cells} read as if each held what the merged cell shows.")
    notes += odd
    return Sheet(about.name, tuple(_within_limits(row) for row in rows), hidden, tuple(notes))


def _fill_merged(rows: list[list[str]], ranges: list[tuple[tuple[int, int], tuple[int, int]]]) -> int:
    """Each cell of a merged range gets what its first shows; how many were filled."""
    count = 0
    for (top, left), (bottom, right) in ranges:
        if top >= len(rows) or left >= len(rows[top]) or not rows[top][left]:
            continue
        for row in rows[top : bottom + 1]:
            for at in range(left, min(right + 1, len(row))):
                count += not row[at]
                row[at] = row[at] or rows[top][left]
    return count


def _text(cell: object) -> str:
    """A cell as people would type it: dates in ISO form, whole numbers without a point."""
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    if isinstance(cell, datetime.date | datetime.time):
        return cell.isoformat()
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    # A workbook can write a NUL as an escape; no database keeps one.
    return "" if cell is None else str(cell).replace("\0", "")


def main() -> None:
    path = Path(sys.argv[1])
    confine((path,))
    try:
        answer: dict[str, Any] = {"sheets": [sheet.to_json() for sheet in open_table(path)]}
    except TableError as error:
        answer = {"error": error.message}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
