"""The last number that each table gave: one that was given once is never given again, also by another database."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import AutoField, Model


def carry_numbers(source: BaseDatabaseWrapper, target: BaseDatabaseWrapper, models: Iterable[type[Model]]) -> None:
    """Let every table of the target go on where that of the source stands, also where its last rows are gone."""
    for model in models:
        if isinstance(model._meta.pk, AutoField) and (number := last_number(source, model)):
            _go_on_after(target, model, number)


def last_number(connection: BaseDatabaseWrapper, model: type[Model]) -> int | None:
    """None where the table never gave one."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [model._meta.db_table])
            row = cursor.fetchone()
            return int(row[0]) if row else None
        cursor.execute(f"SELECT last_value, is_called FROM {_sequence(connection, model)}")  # noqa: S608
        number, is_called = cursor.fetchone()
        return int(number) if is_called else None


def _go_on_after(connection: BaseDatabaseWrapper, model: type[Model], number: int) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            name = model._meta.db_table
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [name])
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [name, number])
        else:
            cursor.execute("SELECT setval(%s::regclass, %s)", [_sequence(connection, model), number])


def _sequence(connection: BaseDatabaseWrapper, model: type[Model]) -> str:
    """The name of a table's sequence in PostgreSQL, quoted."""
    with connection.cursor() as cursor:
        table, column = connection.ops.quote_name(model._meta.db_table), model._meta.pk.column
        cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [table, column])
        (name,) = cursor.fetchone()
    return str(name)
