"""Each thread of the web server keeps its connection to SQLite for the next request: opening one takes as long as three
pages that are kept take to be answered.

A statement that somebody began to read and left would hold that connection, and the journal, at the state that the
record had then. So a connection that is still being read from after an answer is closed.
"""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from django.db import connection

_DEFINED: Final = "nothing_is_being_read"


def close_if_still_read(**_: object) -> None:
    """To be called after each answer."""
    opened: Any = connection.connection
    if connection.vendor != "sqlite" or opened is None or connection.in_atomic_block:
        return
    try:
        # SQLite defines no function a second time while something is being read: no cheaper question tells.
        for _time in range(2):
            opened.create_function(_DEFINED, 0, _nothing)
    except sqlite3.Error:
        connection.close()


def _nothing() -> int:
    return 1
