"""Everything in one file: as a workbook and as JSON. Each is written whole from one state of the record, then sent."""

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
from dashboard.shared.licence import ATTRIBUTION
from dashboard.shared.links import WholeAddress
from inspections.queries.record_version import RecordVersion, record_version

type Writer = Callable[[IO[bytes], RecordVersion, WholeAddress], None]

_ATTEMPTS: Final = 3
"""A record that changed while it was written is written again; one that goes on changing is not waited for."""
_LOCK: Final = threading.Lock()
_MOST_KEPT: Final = 4
"""A workbook and a document under each of two names; whoever uses a third has a file written anew."""
_KEPT: Final[dict[tuple[Writer, str], tuple[RecordVersion, bytes]]] = {}
_DICTIONARY: Final = ("table", "field", "type", "required", "meaning", "values")


def open_whole_file(write: Writer, whole: WholeAddress) -> IO[bytes]:
    """A file written from one state of the record: it is written again if somebody published meanwhile.

    It is kept in the process until the record changes; whoever asks while it is being written waits for it. Its
    addresses begin as the one that it was asked for under, so that it is kept for each of these.
    """
    place = (write, whole("/"))
    with _LOCK:
        version, kept = record_version(), _KEPT.pop(place, None)
        if kept is None or kept[0] != version:
            kept = _written(write, version, whole)
        _KEPT[place] = kept
        if len(_KEPT) > _MOST_KEPT:
            del _KEPT[next(iter(_KEPT))]
    return io.BytesIO(kept[1])


def _written(write: Writer, version: RecordVersion, whole: WholeAddress) -> tuple[RecordVersion, bytes]:
    for _ in range(_ATTEMPTS):
        file = io.BytesIO()
        write(file, version, whole)
        before, version = version, record_version()
        if version == before:
            break
    return before, file.getvalue()


def forget_the_files() -> None:
    """The next file is written anew, whatever the state of the record."""
    _KEPT.clear()


def write_json(file: IO[bytes], version: RecordVersion, whole: WholeAddress) -> None:
    """The description of the package, then each table as a list of objects."""
    file.write(f'{{"package": {json.dumps(data_package(version), ensure_ascii=False)}'.encode())
    for table in TABLES.values():
        file.write(f',\n"{table.name}": ['.encode())
        for number, row in enumerate(table_rows(table.name, whole)):
            line = json.dumps(dict(zip(table.header, row, strict=True)), ensure_ascii=False)
            file.write(f"{',' if number else ''}\n{line}".encode())
        file.write(b"\n]")
    file.write(b"}\n")


def write_workbook(file: IO[bytes], version: RecordVersion, whole: WholeAddress) -> None:
    """A sheet that says what this is, one per table, and the dictionary."""
    with new_workbook(file) as book:
        book.set_properties(
            {"title": PACKAGE_TITLE, "comments": ATTRIBUTION, "created": version.changed.replace(tzinfo=None)}
        )
        add_sentences_sheet(book, "About", _about(version))
        for table in TABLES.values():
            add_table_sheet(book, table.title, table.header, _with_dates(table, whole))
        add_table_sheet(book, "Dictionary", _DICTIONARY, _dictionary())


def _with_dates(table: PublishedTable, whole: WholeAddress) -> Iterator[tuple[Any, ...]]:
    """The rows, with dates as a spreadsheet counts them."""
    dates = {at for at, field in enumerate(table.fields) if field.type == "date"}
    for row in table_rows(table.name, whole):
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
