"""The tables of an edition: those of the open data without any name of a person of the product, and withdrawals.

Addresses are paths of this site, so that an edition stays the same wherever the site moves to.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from dashboard.open_data.chosen import Row
from dashboard.open_data.fields import COUNCIL, DFE, FRAMEWORK, KIND, PublishedField, PublishedTable
from dashboard.open_data.rows import table_rows
from dashboard.open_data.tables import TABLES
from inspections.editions.tables import EditionColumn, EditionSchema, TableState, table_state
from inspections.queries.record_version import record_version
from inspections.queries.withdrawals import off_the_record

WITHDRAWALS: Final = PublishedTable(
    "withdrawals",
    "Withdrawn inspections",
    "Inspections that were taken off the record and are not back on it. One row per inspection.",
    ("inspection",),
    (
        PublishedField("inspection", "string", "Its key, which no other inspection is ever given.", required=True),
        DFE,
        COUNCIL,
        FRAMEWORK,
        KIND,
        PublishedField("withdrawn_on", "date", "The day on which it was taken off.", required=True),
        PublishedField("why", "string", "The reason; blank where none is public."),
    ),
)
_LEFT_OUT: Final = {"corrections": ("by",)}
"""The columns that name somebody, by table."""
_PATHS: Final = {
    "address": "The path of its page on this site.",
    "recommendation_address": "The path of its own page on this site.",
}
_ATTEMPTS: Final = 3
"""How often the tables are read at most, if the record changes meanwhile."""


class RecordInMotionError(Exception):
    """The record changed each time while its tables were read; the edition is tried again later."""


def edition_tables() -> tuple[str, list[TableState]]:
    """The name of a state of the record, and every public table in that state. Raises RecordInMotionError."""
    for _ in range(_ATTEMPTS):
        version = record_version().name
        tables = [_state(table) for table in (*TABLES.values(), WITHDRAWALS)]
        if record_version().name == version:
            return version, tables
    raise RecordInMotionError


def edition_schema(table: PublishedTable) -> EditionSchema:
    columns = [
        EditionColumn(field.name, field.type, _PATHS.get(field.name, field.about), field.required, field.values)
        for field in table.fields
        if field.name not in _LEFT_OUT.get(table.name, ())
    ]
    return EditionSchema(table.name, table.title, table.about, table.key, tuple(columns))


def _state(table: PublishedTable) -> TableState:
    left_out = {table.header.index(name) for name in _LEFT_OUT.get(table.name, ())}
    rows = _withdrawals() if table is WITHDRAWALS else table_rows(table.name, _path)
    return table_state(edition_schema(table), (_without(row, left_out) for row in rows))


def _withdrawals() -> Iterator[Row]:
    for each in off_the_record():
        row = (each.key, each.dfe_number, each.council, each.framework, each.kind, each.on.isoformat(), each.why)
        yield row


def _path(path: str) -> str:
    return path


def _without(row: Row, left_out: set[int]) -> Sequence[str | int | float | bool | None]:
    return [cell for at, cell in enumerate(row) if at not in left_out] if left_out else row
