"""Each thread of the web server keeps its connection to SQLite for later requests: opening one takes as long as
answering three pages from the cache.

What somebody began to read and left would hold that connection, and the journal, at the state that the record had then.
So every cursor that is still there after an answer is closed; and a connection that an answer failed on is not kept.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from weakref import WeakSet

from django.core.signals import request_finished
from django.db import DatabaseError, OperationalError, close_old_connections, connection
from django.db.backends.signals import connection_created


class _OfThisThread(threading.local):
    """`cursors` that something was asked with and that are still there, and whether asking failed."""

    def __init__(self) -> None:
        self.cursors: WeakSet[Any] = WeakSet()
        self.failed = False


_own = _OfThisThread()


def keep_connections() -> None:
    """Has whatever is read in this process from now on looked after; may be called again."""
    connection_created.connect(_look_after, dispatch_uid=__name__)
    # Before Django closes what is too old: of a connection that is closed a cursor cannot be, and goes on reading.
    request_finished.disconnect(close_old_connections)
    request_finished.connect(leave_nothing_open, dispatch_uid=__name__)
    request_finished.connect(close_old_connections)


def _look_after(connection: Any, **_: object) -> None:
    if connection.vendor == "sqlite" and _remember not in connection.execute_wrappers:
        connection.execute_wrappers.insert(0, _remember)


def _remember(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    # As a rule a cursor ends with the function that used it, and is here no more.
    _own.cursors.add(context["cursor"])
    try:
        return execute(sql, params, many, context)
    except OperationalError:
        _own.failed = True
        raise


def leave_nothing_open(**_: object) -> None:
    """To be called after each answer, in the thread that gave it."""
    left, failed = list(_own.cursors), _own.failed
    _own.cursors, _own.failed = WeakSet(), False
    for cursor in left:
        # What somebody closed by themselves is closed.
        with suppress(DatabaseError):
            cursor.close()
    if failed and not connection.in_atomic_block:
        connection.close()
