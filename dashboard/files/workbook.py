"""Tables as a workbook: a sheet that describes the tables and their columns, then a sheet for each table."""

import datetime
from collections.abc import Sequence
from typing import IO, Any

from dashboard.files.columns import column_meaning
from dashboard.files.table import TableBook, TableExport, origin_lines, table_description
from dashboard.files.xlsx import add_table_sheet, add_terms_sheet, new_workbook
from dashboard.shared.latest_edition import latest_edition_words
from dashboard.shared.licence import ATTRIBUTION
from dashboard.shared.links import WholeAddress


def write_export(file: IO[bytes], export: TableExport, whole: WholeAddress) -> None:
    with new_workbook(file) as book:
        set_properties(book, export.title, export)
        add_terms_sheet(
            book,
            "About",
            [*table_description(export, whole(export.address)), *_edition_line(), ("", ""), *column_meanings(export)],
        )
        add_export_sheet(book, export)


def write_book(file: IO[bytes], several: TableBook, whole: WholeAddress) -> None:
    """Writes a workbook whose first sheet has what the tables share once, then the lines of each."""
    first = several.exports[0]
    facts = [("Title", several.title), *origin_lines(first, whole(first.address)), *_edition_line()]
    for export in several.exports:
        about = " ".join(filter(None, (export.measure, export.population, *export.notes)))
        facts += [("", ""), (f"Sheet {export.tab}", export.title), ("", about), *column_meanings(export)]
    with new_workbook(file) as book:
        set_properties(book, several.title, first)
        add_terms_sheet(book, "About", facts)
        for export in several.exports:
            add_export_sheet(book, export)


def _edition_line() -> list[tuple[str, str]]:
    words = latest_edition_words()
    return [("Edition", words)] if words else []


def set_properties(book: Any, title: str, export: TableExport) -> None:
    """Sets the file's properties. The table's date serves as creation time, so that equal tables give equal bytes."""
    made = datetime.datetime.combine(export.when.date, datetime.time())
    book.set_properties({"title": title, "subject": export.measure, "comments": ATTRIBUTION, "created": made})


def add_export_sheet(book: Any, export: TableExport) -> None:
    add_table_sheet(book, export.tab, export.columns, export.dated_rows())


def column_meanings(export: TableExport) -> Sequence[tuple[str, str]]:
    meanings = (export.meanings.get(column) or column_meaning(column) for column in export.columns)
    return [("Column", "Meaning"), *zip(export.columns, meanings, strict=True)]
