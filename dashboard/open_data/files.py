"""Everything in one file: as a workbook and as JSON. Each is written whole from one state of the record, then sent."""

import io
import json
import threading
from collections.abc import Callable, Iterator
from datetime import date
from typing import IO, Any, Final

from dashboard.files.xlsx import add_sentences_sheet, add_table_sheet, new_workbook
from dashboard.open_data.package import PACKAGE_DESCRIPTION, PACKAGE_TITLE, data_package
from dashboard.open_data.rows import table_rows
from dashboard.open_data.tables import TABLES, PublishedTable
from dashboard.shared.licence import ATTRIBUTION
from inspections.queries.record_version import RecordVersion, record_version

_ATTEMPTS: Final = 3
"""A record that changed while it was written is written again; one that goes on changing is not waited for."""
_LOCK: Final = threading.Lock()
_KEPT: Final[dict[Callable[[IO[bytes], RecordVersion], None], tuple[RecordVersion, bytes]]] = {}
_DICTIONARY: Final = ("table", "field", "type", "required", "meaning", "values")


def open_whole_file(write: Callable[[IO[bytes], RecordVersion], None]) -> IO[bytes]:
    """A file written from one state of the record: it is written again if somebody published meanwhile.

    It is kept in the process until the record changes; whoever asks while it is being written waits for it.
    """
    with _LOCK:
        version, kept = record_version(), _KEPT.get(write)
        if kept is None or kept[0] != version:
            kept = _KEPT[write] = _written(write, version)
    return io.BytesIO(kept[1])


def _written(write: Callable[[IO[bytes], RecordVersion], None], version: RecordVersion) -> tuple[RecordVersion, bytes]:
    for _ in range(_ATTEMPTS):
        file = io.BytesIO()
        write(file, version)
        before, version = version, record_version()
        if version == before:
            break
    return before, file.getvalue()


def forget_the_files() -> None:
    """The next file is written anew, whatever the state of the record."""
    _KEPT.clear()


def write_json(file: IO[bytes], version: RecordVersion) -> None:
    """The description of the package, then each table as a list of objects."""
    file.write(f'{{"package": {json.dumps(data_package(version), ensure_ascii=False)}'.encode())
    for table in TABLES.values():
        file.write(f',\n"{table.name}": ['.encode())
        for number, row in enumerate(table_rows(table.name)):
            line = json.dumps(dict(zip(table.header, row, strict=True)), ensure_ascii=False)
            file.write(f"{',' if number else ''}\n{line}".encode())
        file.write(b"\n]")
    file.write(b"}\n")


def write_workbook(file: IO[bytes], version: RecordVersion) -> None:
    """A sheet that says what this is, one per table, and the dictionary."""
    with new_workbook(file) as book:
        book.set_properties(
            {"title": PACKAGE_TITLE, "comments": ATTRIBUTION, "created": version.changed.replace(tzinfo=None)}
        )
        add_sentences_sheet(book, "About", _about(version))
        for table in TABLES.values():
            add_table_sheet(book, table.title, table.header, _with_dates(table))
        add_table_sheet(book, "Dictionary", _DICTIONARY, _dictionary())


def _with_dates(table: PublishedTable) -> Iterator[tuple[Any, ...]]:
    """The rows, with dates as a spreadsheet counts them."""
    dates = {at for at, field in enumerate(table.fields) if field.type == "date"}
    for row in table_rows(table.name):
        yield tuple(date.fromisoformat(cell) if cell and at in dates else cell for at, cell in enumerate(row))


def _about(version: RecordVersion) -> list[str]:
    day = version.changed
    lines = [
        PACKAGE_TITLE,
        PACKAGE_DESCRIPTION,
        ATTRIBUTION,
        f"The record as it stood on {day.day} {day:%B %Y}, edition {version.name}.",
    ]
    return lines + [f"{table.title}: {table.about}" for table in TABLES.values()]


def _dictionary() -> list[tuple[str, ...]]:
    return [
        (table.name, field.name, field.type, "yes" if field.required else "", field.about, ", ".join(field.values))
        for table in TABLES.values()
        for field in table.fields
    ]
