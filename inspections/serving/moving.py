"""Carrying everything from the database in use to another one, of the same kind or the other, and comparing both.

Values go over as Python has them, so that neither kind of database has to know how the other writes a date. All of it
is one transaction of the other database: it has everything, compared, or it has nothing.
"""

from __future__ import annotations

import os
import subprocess
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import batched
from typing import Any, Final

import environ
from django.apps import apps
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Model
from django.db.models.sql import InsertQuery

from inspections.serving.comparing import TableSum, row_sum
from inspections.serving.numbering import carry_numbers

LEFT_BEHIND: Final = frozenset(
    {
        "sessions.Session",
        "axes.AccessFailureLog",
        "axes.AccessAttempt",
        "axes.AccessAttemptExpiration",
        "axes.AccessLog",
    }
)
"""Who is signed in, and wrong passwords of the last minutes: they mean nothing elsewhere."""
_MADE_BY_MIGRATING: Final = frozenset({"contenttypes.ContentType", "auth.Permission"})
"""Rows that every database has from its first migration: those of the source take their place, with their numbers."""
_TARGET: Final = "moving_to"
_AT_ONCE: Final = 200
"""Rows: the reading of one report can take half a megabyte."""
_NOT_UNDERSTOOD: Final = (
    "The address is not understood; write it as postgres://user:password@host:5432/name or sqlite:////folder/file."
)
_NOT_EMPTY: Final = "The other database is not empty: {table} has rows. Name an empty one; nothing was changed."
_ANOTHERS: Final = "The other database holds tables of another program. Name an empty one; nothing was changed."


class MoveError(Exception):
    """Why nothing was carried over, as a sentence."""


@dataclass(frozen=True)
class MovedTable:
    """A table with what both databases have in it now."""

    name: str
    rows: int
    checksum: str


def move_to(address: str) -> list[MovedTable]:
    """Carry every row to the database at an address, which must be empty; each table with its rows and checksum.

    Nobody writes to the database in use meanwhile. Raises MoveError; then the other has no row of ours.
    """
    with _connected(address) as target:
        _check_empty(target)
        if _is_behind(target):
            _migrate(address)
        try:
            with transaction.atomic(), transaction.atomic(using=_TARGET):
                _hold_still(connections[DEFAULT_DB_ALIAS])
                moved = _carry_all(target)
        except DatabaseError as error:
            raise MoveError(f"The other database refused: {_first_line(error)}. Nothing was changed.") from error
        _prepare_searching(target)
    return moved


def moved_models() -> list[type[Model]]:
    found = apps.get_models(include_auto_created=True)
    return [model for model in found if model._meta.managed and model._meta.label not in LEFT_BEHIND]


@contextmanager
def _connected(address: str) -> Iterator[BaseDatabaseWrapper]:
    """A connection beside the one in use, for as long as it is needed."""
    both = connections.configure_settings({DEFAULT_DB_ALIAS: {}, _TARGET: _parts_of(address)})
    connections.settings[_TARGET] = both[_TARGET]
    target = connections[_TARGET]
    try:
        target.ensure_connection()
        yield target
    except DatabaseError as error:
        raise MoveError(f"The other database cannot be used: {_first_line(error)}.") from error
    finally:
        target.close()
        del connections[_TARGET], connections.settings[_TARGET]


def _parts_of(address: str) -> dict[str, Any]:
    """Without a pool. Raises MoveError, which does not repeat the address: it may contain a password."""
    try:
        with warnings.catch_warnings(action="ignore"):
            found: dict[str, Any] = dict(environ.Env.db_url_config(address))
    except ValueError:
        found = {}
    vendor = str(found.get("ENGINE", "")).rpartition(".")[2]
    if vendor not in ("sqlite3", "postgresql") or not found.get("NAME"):
        raise MoveError(_NOT_UNDERSTOOD)
    return found | {"OPTIONS": settings.SQLITE_OPTIONS} if vendor == "sqlite3" else found


def _check_empty(target: BaseDatabaseWrapper) -> None:
    there = set(target.introspection.table_names())
    models = apps.get_models(include_auto_created=True)
    ours = {model._meta.db_table: model for model in models}
    if there and not there & ours.keys():
        raise MoveError(_ANOTHERS)
    for table in sorted(there & ours.keys()):
        model = ours[table]
        if model._meta.label not in _MADE_BY_MIGRATING and model._base_manager.using(_TARGET).exists():
            raise MoveError(_NOT_EMPTY.format(table=table))


def _is_behind(target: BaseDatabaseWrapper) -> bool:
    executor = MigrationExecutor(target)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _migrate(address: str) -> None:
    """In a process of its own: migrations that move rows do so in the database in use."""
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "migrate", "--verbosity=0", "--no-input"]
    # The tables of Procrastinate are no part of the record, and SQLite has none.
    environment = os.environ | {"DATABASE_URL": address, "WORK": ""}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["it gave no reason"])[-1]
        raise MoveError(f"The tables of the other database could not be made: {last}")


def _hold_still(source: BaseDatabaseWrapper) -> None:
    """SQLite's transaction does it by itself: it takes the only place of a writer."""
    if source.vendor == "postgresql":
        names = ", ".join(source.ops.quote_name(model._meta.db_table) for model in moved_models())
        with source.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {names} IN SHARE MODE")


def _carry_all(target: BaseDatabaseWrapper) -> list[MovedTable]:
    models = moved_models()
    for model in models:
        if model._meta.label in _MADE_BY_MIGRATING:
            with target.cursor() as cursor:
                cursor.execute(f"DELETE FROM {target.ops.quote_name(model._meta.db_table)}")  # noqa: S608
    sums = {model: _carry(model) for model in models}
    moved = [_compared(model, found) for model, found in sums.items()]
    carry_numbers(connections[DEFAULT_DB_ALIAS], target, models)
    target.check_constraints()
    return moved


def _carry(model: type[Model]) -> TableSum:
    """Copy the rows of a table in batches; what was read."""
    found = TableSum()
    for rows in batched(_rows(model, DEFAULT_DB_ALIAS), _AT_ONCE):
        for row in rows:
            found.add(row_sum(row))
        try:
            with transaction.atomic(using=_TARGET):
                _insert(model, rows)
        except (DatabaseError, ValueError):
            _insert_each(model, rows)
    return found


def _rows(model: type[Model], alias: str) -> Iterator[Model]:
    return model._base_manager.using(alias).order_by("pk").iterator(chunk_size=_AT_ONCE)


def _insert(model: type[Model], rows: Sequence[Model]) -> None:
    """As they are: no field makes its value anew, and nothing is noted in the history."""
    fields = model._meta.concrete_fields
    most = connections[_TARGET].ops.bulk_batch_size(fields, rows)
    for some in batched(rows, most):
        query = InsertQuery(model)
        query.insert_values(fields, list(some), raw=True)
        query.get_compiler(using=_TARGET).execute_sql()


def _insert_each(model: type[Model], rows: Sequence[Model]) -> None:
    """Find the row that is refused. Raises MoveError, which names it."""
    for row in rows:
        try:
            with transaction.atomic(using=_TARGET):
                _insert(model, [row])
        except (DatabaseError, ValueError) as error:
            name = model._meta.db_table
            said = f"The other database does not take row {row.pk} of {name}: {_first_line(error)}."
            raise MoveError(f"{said} Nothing was changed.") from error


def _compared(model: type[Model], carried: TableSum) -> MovedTable:
    """Read back what was written. Raises MoveError where it is not what was read."""
    name, there = model._meta.db_table, TableSum()
    for row in _rows(model, _TARGET):
        there.add(row_sum(row))
    if there != carried:
        raise MoveError(f"{name} came over with other values than it has here. Nothing was changed.")
    return MovedTable(name, there.rows, there.checksum)


def _prepare_searching(target: BaseDatabaseWrapper) -> None:
    """The index of words was kept by the database itself while rows came; PostgreSQL counts them only later."""
    if target.vendor == "postgresql":
        with target.cursor() as cursor:
            cursor.execute("ANALYZE")


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or ["it gives no reason"])[0].rstrip(".")
