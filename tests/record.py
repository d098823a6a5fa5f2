"""The shipped register and record in a test's database: loaded by the real actions once, then copied row by row.

Loading takes most of a second and copying a few hundredths of one, so that every test can have a record of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.db import connection, transaction

from authorities.actions import load_register
from authorities.register import authority_rows, succession_rows
from inspections.actions.imports import import_outcomes

OUTCOMES = Path(__file__).resolve().parent.parent / "inspections" / "data" / "outcomes.csv"


@dataclass(frozen=True)
class Table:
    """The rows of one table, as the database returns them."""

    name: str
    columns: tuple[str, ...]
    rows: list[tuple[object, ...]]


def load_the_register() -> None:
    load_register(authorities=authority_rows(), successions=succession_rows())


def load_the_record() -> None:
    load_the_register()
    import_outcomes(name=OUTCOMES.name, text=OUTCOMES.read_text(), by=None)


def tables_after(load: Callable[[], None]) -> list[Table]:
    """Run load and take it back; what it wrote is returned."""
    with transaction.atomic():
        load()
        tables = [_table(model._meta.db_table) for model in _models()]
        transaction.set_rollback(True)
    return [table for table in tables if table.rows]


def put(tables: list[Table]) -> None:
    """Write the rows as they were; keys between tables are checked when the transaction ends."""
    quote = connection.ops.quote_name
    with transaction.atomic(), connection.cursor() as cursor:
        for table in tables:
            names = ", ".join(quote(column) for column in table.columns)
            marks = ", ".join(["%s"] * len(table.columns))
            cursor.executemany(f"INSERT INTO {quote(table.name)} ({names}) VALUES ({marks})", table.rows)


def _models() -> list[type]:
    return [model for label in ("authorities", "inspections") for model in apps.get_app_config(label).get_models()]


def _table(name: str) -> Table:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")
        columns = tuple(column[0] for column in cursor.description)
        return Table(name, columns, cursor.fetchall())
