"""How much of a limit is used, in one place for all processes: one row for each limit and whoever asks.

`until` is when everything used will have come back; one statement looks and counts, so that two at once never both
take the last. With PostgreSQL it is a table of the record's database. With SQLite it is a small file of its own beside
the record, for nobody's request may wait for the writer of the record, and what is lost with it matters to nobody.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.db import connection

from inspections.models import UsedLimit

log = logging.getLogger(__name__)

_TABLE: Final = UsedLimit._meta.db_table
_ASTRAY: Final = 60.0
"""Seconds by which the clocks of machines may differ; a row further ahead is of a clock that was set back."""
_FILE: Final = "limits.sqlite3"
_PATIENCE: Final = 0.5
"""Seconds: rather let a request through than have it wait for the count."""
_MAKE: Final = f"CREATE TABLE IF NOT EXISTS {_TABLE} (name TEXT PRIMARY KEY, until REAL NOT NULL) WITHOUT ROWID"
_USED: Final = "(CASE WHEN used.until BETWEEN {now} AND {furthest} THEN used.until ELSE {now} END)"
_TAKE: Final = (
    f"INSERT INTO {_TABLE} AS used (name, until) VALUES ({{name}}, {{now}} + {{each}}) "  # noqa: S608  (marks only)
    f"ON CONFLICT (name) DO UPDATE SET until = {_USED} + {{each}} "
    f"WHERE {_USED} + {{each}} <= {{now}} + {{within}} RETURNING until"
)
_LOOK: Final = f"SELECT until FROM {_TABLE} WHERE name = {{name}} AND until <= {{furthest}}"  # noqa: S608
_PRUNE: Final = f"DELETE FROM {_TABLE} WHERE until < {{now}} OR until > {{furthest}}"  # noqa: S608
_MARKS: Final = ("name", "now", "each", "within", "furthest")
_LONGEST: Final = 24 * 3600.0
"""Seconds: no limit looks further ahead."""

_NAMED: Final = {mark: f":{mark}" for mark in _MARKS}
_TYPED: Final = {mark: f"%({mark})s::{'text' if mark == 'name' else 'double precision'}" for mark in _MARKS}
_lock: Final = threading.Lock()
_kept: Final[dict[str, tuple[Path, int, sqlite3.Connection]]] = {}


def take(name: str, *, each: float, within: float) -> float | None:
    """Use `each` seconds of the `within` that there are; None, or where that is too much the seconds to wait.

    What cannot be counted is let through: a limit is never the reason why the product does not answer.
    """
    now = time.time()
    values = {"name": name, "now": now, "each": each, "within": within, "furthest": now + within + _ASTRAY}
    try:
        if _ask(_TAKE, values):
            return None
        return _left(_ask(_LOOK, values), values)
    except (sqlite3.Error, OSError):
        log.exception("a request could not be counted, and is let through")
        return None


def look(name: str, *, each: float, within: float) -> float | None:
    """As `take`, and uses nothing."""
    now = time.time()
    values = {"name": name, "now": now, "each": each, "within": within, "furthest": now + within + _ASTRAY}
    try:
        waits = _left(_ask(_LOOK, values), values)
    except (sqlite3.Error, OSError):
        log.exception("what was counted could not be looked at")
        return None
    return waits if waits > 0 else None


def prune() -> int:
    """Forget whatever has come back whole; returns how many were forgotten."""
    now = time.time()
    return _change(_PRUNE, {"now": now, "furthest": now + _LONGEST})


def _left(found: list[tuple[Any, ...]], values: dict[str, Any]) -> float:
    until = found[0][0] if found else values["now"]
    return float(until + values["each"] - values["now"] - values["within"])


def _ask(statement: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    if connection.vendor == "sqlite":
        with _lock:
            return _file().execute(statement.format(**_NAMED), values).fetchall()
    with connection.cursor() as cursor:
        cursor.execute(statement.format(**_TYPED), values)
        return list(cursor.fetchall())


def _change(statement: str, values: dict[str, Any]) -> int:
    if connection.vendor == "sqlite":
        with _lock:
            return _file().execute(statement.format(**_NAMED), values).rowcount
    with connection.cursor() as cursor:
        cursor.execute(statement.format(**_TYPED), values)
        return int(cursor.rowcount)


def _file() -> sqlite3.Connection:
    """This process's connection; opened again where the file is another one, or is gone."""
    path = Path(settings.DATA_DIR) / _FILE
    kept = _kept.get("file")
    if kept is not None and kept[0] == path and _number(path) == kept[1]:
        return kept[2]
    close()
    # Autocommit: each statement is a transaction of its own.
    opened = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
    opened.execute("PRAGMA journal_mode=WAL")
    # It may be lost when the machine stops.
    opened.execute("PRAGMA synchronous=OFF")
    opened.execute(_MAKE)
    _kept["file"] = (path, _number(path), opened)
    return opened


def close() -> None:
    """Give the file up; it is opened again when somebody asks."""
    kept = _kept.pop("file", None)
    if kept is not None:
        kept[2].close()


def _number(path: Path) -> int:
    try:
        return path.stat().st_ino
    except OSError:
        return 0
