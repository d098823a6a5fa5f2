"""Tables as a workbook: a sheet that says what they are and what their columns mean, then a sheet for each."""

from __future__ import annotations

import datetime
from typing import IO, TYPE_CHECKING, Any

from dashboard.files.columns import meaning
from dashboard.files.table import facts_of, origin_of
from dashboard.files.xlsx import add_facts, add_table, workbook
from dashboard.open_data.package import ATTRIBUTION

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dashboard.files.table import Book, Export

type Whole = Callable[[str], str]
"""Makes the path of a page a whole address."""


def write_export(file: IO[bytes], export: Export, whole: Whole) -> None:
    with workbook(file) as book:
        describe(book, export.title, export)
        add_facts(book, "About", [*facts_of(export, whole(export.address)), ("", ""), *columns_of(export)])
        add_export(book, export)


def write_book(file: IO[bytes], several: Book, whole: Whole) -> None:
    """What all tables share is said once, then each has its own lines."""
    first = several.exports[0]
    facts = [("Title", several.title), *origin_of(first, whole(first.address))]
    for export in several.exports:
        about = " ".join(filter(None, (export.measure, export.population, *export.notes)))
        facts += [("", ""), (f"Sheet {export.tab}", export.title), ("", about), *columns_of(export)]
    with workbook(file) as book:
        describe(book, several.title, first)
        add_facts(book, "About", facts)
        for export in several.exports:
            add_export(book, export)


def describe(book: Any, title: str, export: Export) -> None:
    """The properties of the file: the same bytes for the same table."""
    made = datetime.datetime.combine(export.when.date, datetime.time())
    book.set_properties({"title": title, "subject": export.measure, "comments": ATTRIBUTION, "created": made})


def add_export(book: Any, export: Export) -> None:
    add_table(book, export.tab, export.columns, export.lines())


def columns_of(export: Export) -> Sequence[tuple[str, str]]:
    return [("Column", "Meaning"), *((column, meaning(column)) for column in export.columns)]
