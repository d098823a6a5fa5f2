"""The files of an edition: each table as it is kept, or the notice in its place; and all in a zip or a workbook.

The zip and the workbook are derived: their checksums are those of what is in them.
"""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date
from typing import IO, Any, Final

from dashboard.files.csv import safe_cell
from dashboard.files.xlsx import add_sentences_sheet, add_table_sheet, new_workbook
from dashboard.open_data.package import PACKAGE_DESCRIPTION, PACKAGE_NAME, PACKAGE_TITLE, SOURCES
from dashboard.shared.citing import Citation
from dashboard.shared.licence import ATTRIBUTION, LICENCE
from inspections.editions.changes import RowChange
from inspections.editions.writing import WRITERS
from inspections.models import Edition
from inspections.partial_dates import format_day
from inspections.queries.editions import KeptTable, edition_with, file_of, rows_of, tables_of

CHANGE_HEADER: Final = ("edition", "table", "key", "change", "column", "before", "after", "why")
_MADE_AT_MIDNIGHT: Final = (0, 0, 0)


def removal_notice(edition: Edition, table: KeptTable, form: str) -> str:
    """What stands in place of a file of which a law demanded that words be taken away."""
    removal = edition_with(table.removed_in) if table.removed_in else None
    why = f"{removal.why} It was removed on {format_day(removal.day)}, edition {removal.number}." if removal else ""
    return (
        f"{table.name}.{form} of edition {edition.number} ({format_day(edition.day)}) is not here any more.\n"
        f"{why}\n"
        f"The SHA-256 of the file was {table.sha256[form]}, its length {table.size[form]:,} bytes.\n"
        "Every table of the edition in whose place no such notice stands is as it was.\n"
    )


def edition_package(edition: Edition) -> dict[str, Any]:
    """The description of its CSV files for machines: a Frictionless data package."""
    return {
        "profile": "tabular-data-package",
        "name": PACKAGE_NAME,
        "title": PACKAGE_TITLE,
        "description": f"{PACKAGE_DESCRIPTION} {ATTRIBUTION}",
        "version": str(edition.number),
        "hash": f"sha256:{edition.sha256}",
        "created": edition.made_at.isoformat(),
        "licenses": [dict(LICENCE)],
        "sources": [dict(source) for source in SOURCES],
        "resources": [_resource(table) for table in tables_of(edition)],
    }


def _resource(table: KeptTable) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": table.schema.title,
        "description": table.schema.about,
        "hash": f"sha256:{table.sha256['csv']}",
        "bytes": table.size["csv"],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "doubleQuote": True, "header": True, "lineTerminator": "\n"},
        "schema": {
            "fields": [
                {"name": column.name, "type": column.type, "description": column.about}
                for column in table.schema.columns
            ],
            "missingValues": [""],
            "primaryKey": list(table.schema.key),
        },
    }


def derived_tag(edition: Edition) -> str:
    """Names the bytes from which a zip or a workbook is made, and changes where one of them was removed."""
    state = [(table.sha256, table.removed_in) for table in tables_of(edition)]
    return hashlib.sha256(repr((edition.number, state)).encode()).hexdigest()[:32]


def write_zip(file: IO[bytes], edition: Edition, citation: Citation) -> None:
    """Every table as CSV and JSON, what describes them, how to cite them, and the checksums as sha256sum takes them."""
    sums = []
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as into:
        for table in tables_of(edition):
            for form in WRITERS:
                name = f"{table.name}.{form}"
                if table.removed_in is not None:
                    _add(into, edition, f"{name}.removed.txt", removal_notice(edition, table, form).encode())
                    continue
                _add(into, edition, name, file_of(edition, table, form))
                sums.append(f"{table.sha256[form]}  {name}\n")
        package = json.dumps(edition_package(edition), ensure_ascii=False, indent=2)
        _add(into, edition, "datapackage.json", package.encode())
        _add(into, edition, "CITE.txt", f"{citation.text}\n\n{citation.bibtex}\n".encode())
        _add(into, edition, "SHA256SUMS", "".join(sums).encode())


def _add(into: zipfile.ZipFile, edition: Edition, name: str, content: bytes) -> None:
    day = edition.day
    about = zipfile.ZipInfo(name, (day.year, day.month, day.day, *_MADE_AT_MIDNIGHT))
    about.compress_type = zipfile.ZIP_DEFLATED
    about.external_attr = 0o644 << 16
    into.writestr(about, content)


def write_edition_workbook(file: IO[bytes], edition: Edition, citation: Citation) -> None:
    """A sheet about the edition, and a sheet a table."""
    tables = tables_of(edition)
    about = [PACKAGE_TITLE, PACKAGE_DESCRIPTION, ATTRIBUTION, f"Cite as: {citation.text}"]
    about += [f"SHA-256 of the checksums of its files: {edition.sha256}"]
    about += [
        f"{table.schema.title}: {table.schema.about} SHA-256 of its CSV: {table.sha256['csv']}" for table in tables
    ]
    with new_workbook(file) as book:
        made = edition.made_at.replace(tzinfo=None)
        book.set_properties({"title": PACKAGE_TITLE, "comments": ATTRIBUTION, "created": made})
        add_sentences_sheet(book, "About", about)
        for table in tables:
            if table.removed_in is not None:
                lines = removal_notice(edition, table, "csv").splitlines()
                add_sentences_sheet(book, table.schema.title[:31], lines)
                continue
            add_table_sheet(book, table.schema.title, table.schema.header, _sheet_rows(edition, table))


def _sheet_rows(edition: Edition, table: KeptTable) -> Iterator[tuple[Any, ...]]:
    """The rows, with dates as date objects, which become dates of the spreadsheet.

    Raises EditionDamagedError before the first where they are not those of the day.
    """
    file_of(edition, table, "csv")
    for cells in rows_of(edition, table):
        yield tuple(
            date.fromisoformat(cell) if cell and column.type == "date" else cell
            for column in table.schema.columns
            for cell in [cells.get(column.name)]
        )


def changes_csv(changes: list[RowChange]) -> str:
    """One line a value; a row that came or went has a line for each of its cells."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(CHANGE_HEADER)
    for change in changes:
        key = json.dumps(dict(change.key), ensure_ascii=False)
        start, end = (change.edition, change.table, key, change.kind.value), change.why
        for value in change.values:
            cells = (value.column, value.before, value.after)
            writer.writerow(map(safe_cell, (*start, *cells, end)))
        if change.unknown:
            writer.writerow(map(safe_cell, (*start, None, None, None, "A side of it was removed from the editions.")))
    return out.getvalue()
