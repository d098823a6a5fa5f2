"""Everything published in one file, a workbook or JSON, written from a single state of the record before it is sent."""

import io
import json
import threading
from collections.abc import Callable, Iterator
from datetime import date
from typing import IO, Any, Final

from dashboard.files.xlsx import add_sentences_sheet, add_table_sheet, new_workbook
from dashboard.open_data.fields import PublishedTable
from dashboard.open_data.package import PACKAGE_DESCRIPTION, PACKAGE_TITLE, data_package
from dashboard.open_data.rows import table_rows
from dashboard.open_data.tables import TABLES
from dashboard.shared.latest_edition import latest_edition_words
from dashboard.shared.licence import ATTRIBUTION
from dashboard.shared.links import WholeAddress
from inspections.queries.editions import latest_number
from inspections.queries.record_version import RecordVersion, record_version

type Writer = Callable[[IO[bytes], RecordVersion, WholeAddress], None]

_ATTEMPTS: Final = 3
"""How often a file is written at most if the record changes meanwhile; then the last one is sent all the same."""
_LOCK: Final = threading.Lock()
_MOST_KEPT: Final = 4
"""A workbook and a JSON file under each of two host names; for a third name a file has to be written again."""
_KEPT: Final[dict[tuple[Writer, str, int], tuple[RecordVersion, bytes]]] = {}
_DICTIONARY: Final = ("table", "field", "type", "required", "meaning", "values")


def open_whole_file(write: Writer, whole: WholeAddress) -> IO[bytes]:
    """The file for the current state of the record, cached in the process until the record changes.

    Only one is written at a time; other requests wait for it. The addresses in a file begin with the host that it was
    requested from, so there is one file for each host.
    """
    # A file says which edition it is of.
    key = (write, whole("/"), latest_number())
    with _LOCK:
        version, kept = record_version(), _KEPT.pop(key, None)
        if kept is None or kept[0] != version:
            kept = _write_consistently(write, version, whole)
        _KEPT[key] = kept
        if len(_KEPT) > _MOST_KEPT:
            del _KEPT[next(iter(_KEPT))]
    return io.BytesIO(kept[1])


def _write_consistently(write: Writer, version: RecordVersion, whole: WholeAddress) -> tuple[RecordVersion, bytes]:
    """Writes the file, and again if the record changed meanwhile, so that all its tables agree."""
    for _ in range(_ATTEMPTS):
        file = io.BytesIO()
        write(file, version, whole)
        before, version = version, record_version()
        if version == before:
            break
    return before, file.getvalue()


def forget_the_files() -> None:
    """Empties the cache, so that the next file is written again even if the record has not changed."""
    _KEPT.clear()


def write_json(file: IO[bytes], version: RecordVersion, whole: WholeAddress) -> None:
    """Writes the description of the package, then each table as a list of objects."""
    file.write(f'{{"package": {json.dumps(data_package(version), ensure_ascii=False)}'.encode())
    for table in TABLES.values():
        file.write(f',\n"{table.name}": ['.encode())
        for number, row in enumerate(table_rows(table.name, whole)):
            line = json.dumps(dict(zip(table.header, row, strict=True)), ensure_ascii=False)
            file.write(f"{',' if number else ''}\n{line}".encode())
        file.write(b"\n]")
    file.write(b"}\n")


def write_workbook(file: IO[bytes], version: RecordVersion, whole: WholeAddress) -> None:
    """Writes a sheet about the data, a sheet per table, and the data dictionary."""
    with new_workbook(file) as book:
        book.set_properties(
            {"title": PACKAGE_TITLE, "comments": ATTRIBUTION, "created": version.changed.replace(tzinfo=None)}
        )
        add_sentences_sheet(book, "About", _about(version))
        for table in TABLES.values():
            add_table_sheet(book, table.title, table.header, _with_dates(table, whole))
        add_table_sheet(book, "Dictionary", _DICTIONARY, _dictionary())


def _with_dates(table: PublishedTable, whole: WholeAddress) -> Iterator[tuple[Any, ...]]:
    """The rows, with dates as date objects, which become dates of the spreadsheet."""
    dates = {at for at, field in enumerate(table.fields) if field.type == "date"}
    for row in table_rows(table.name, whole):
        yield tuple(date.fromisoformat(cell) if cell and at in dates else cell for at, cell in enumerate(row))


def _about(version: RecordVersion) -> list[str]:
    day = version.changed
    lines = [
        PACKAGE_TITLE,
        PACKAGE_DESCRIPTION,
        ATTRIBUTION,
        f"The record as it stood on {day.day} {day:%B %Y}, state {version.name}. {latest_edition_words()}".strip(),
    ]
    return lines + [f"{table.title}: {table.about}" for table in TABLES.values()]


def _dictionary() -> list[tuple[str, ...]]:
    return [
        (table.name, field.name, field.type, "yes" if field.required else "", field.about, ", ".join(field.values))
        for table in TABLES.values()
        for field in table.fields
    ]
