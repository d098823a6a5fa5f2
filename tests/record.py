"""The shipped register and record in a test's database: loaded by the real actions once, then copied inside it.

Loading takes seconds, and copying from table to table a tenth of one. Tests of the record stand together and start
from rows that were copied once: each undoes what it changes, and no test sees another's. The copies are in tables that
Django does not know and therefore never empties.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import batched
from pathlib import Path

from django.apps import apps
from django.db import connection, transaction

from authorities.loading import load_register
from authorities.register import authority_rows, body_rows, succession_rows
from dashboard.counting.record import Record
from dashboard.shared.record_cache import remembered_record
from inspections.actions.imports import import_outcomes
from inspections.serving.shipped_facts import load_facts

OUTCOMES = Path(__file__).resolve().parent.parent / "inspections" / "data" / "outcomes.csv"
REGISTER, RECORD, UNCORRECTED = "kept_register", "kept_record", "kept_uncorrected"
_VALUES_AT_ONCE = 900


@dataclass(frozen=True)
class Table:
    """The rows of one table, as the database returns them."""

    name: str
    rows: list[tuple[object, ...]]


def load_the_register() -> None:
    load_register(authorities=authority_rows(), successions=succession_rows(), bodies=body_rows())


def _load_without_corrections() -> None:
    load_the_register()
    import_outcomes(name=OUTCOMES.name, text=OUTCOMES.read_text(encoding="utf-8"), by=None)


def prepare() -> None:
    """Puts copies of what is shipped beside the empty tables, unless they are there already."""
    if not copied(REGISTER):
        _copy(load_the_register, REGISTER)
        _copy(load_facts, RECORD)
        _copy(_load_without_corrections, UNCORRECTED)
        copied.cache_clear()


@cache
def copied(prefix: str) -> list[str]:
    """The names of the tables that have rows, in the order in which they are filled."""
    there = set(connection.introspection.table_names())
    return [name for model in _models() if f"{prefix}_{(name := model._meta.db_table)}" in there]


def _copy(load: Callable[[], object], prefix: str) -> None:
    """Runs load, takes it back, and keeps what it wrote in copies of the tables."""
    with transaction.atomic():
        load()
        tables = [_read(model._meta.db_table) for model in _models()]
        transaction.set_rollback(True)
    with transaction.atomic():
        for table in tables:
            if table.rows:
                _write(table, f"{prefix}_{table.name}")


def put(prefix: str) -> None:
    """Writes the rows as they were."""
    names = copied(prefix)
    with transaction.atomic(), _unchecked(), connection.cursor() as cursor:
        for name in names:
            cursor.execute(f"INSERT INTO {_quote(name)} SELECT * FROM {_quote(f'{prefix}_{name}')}")


@contextmanager
def _unchecked() -> Iterator[None]:
    """PostgreSQL looks at no foreign key meanwhile, which were sound when the rows were copied, and cost it most of the
    time; on SQLite they are looked at once, at the end of the transaction.
    """
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        yield
        cursor.execute("SET LOCAL session_replication_role = origin")


def renew_statistics() -> None:
    """Lets PostgreSQL see how many rows there are, because no test runs long enough for autovacuum to do it.

    Until then it plans as for empty tables, and looks for the other end of every foreign key in the whole of a table.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


@dataclass
class StandingRecord:
    """The record between tests, in the database itself; `stands` says whether it is there.

    `read` is it as pages read it, with the state of the database: each test begins with it, and reads it again only if
    it or a scene changes something.
    """

    stands: bool = False
    read: tuple[tuple[object, ...], Record] | None = None

    def bring(self) -> None:
        put(RECORD)
        renew_statistics()
        self.stands = True
        self.read = remembered_record()

    def take_away(self) -> None:
        """Removes the record."""
        with transaction.atomic(), _unchecked(), connection.cursor() as cursor:
            for name in reversed(copied(RECORD)):
                cursor.execute(f"DELETE FROM {_quote(name)}")
        self.stands = False


def _models() -> list[type]:
    return [model for label in ("authorities", "inspections") for model in apps.get_app_config(label).get_models()]


def _read(name: str) -> Table:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {_quote(name)}")
        return Table(name, cursor.fetchall())


def _write(table: Table, copy: str) -> None:
    width = len(table.rows[0])
    row = f"({', '.join(['%s'] * width)})"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {_quote(copy)} AS SELECT * FROM {_quote(table.name)} WHERE 1 = 0")
        for rows in batched(table.rows, _VALUES_AT_ONCE // width, strict=False):
            values = [value for values in rows for value in values]
            cursor.execute(f"INSERT INTO {_quote(copy)} VALUES {', '.join([row] * len(rows))}", values)


def _quote(name: str) -> str:
    return connection.ops.quote_name(name)
