"""Everything published in one file, a workbook or JSON."""

import json
from collections.abc import Iterator
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
from inspections.queries.record_version import RecordVersion

_DICTIONARY: Final = ("table", "field", "type", "required", "meaning", "values")


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
