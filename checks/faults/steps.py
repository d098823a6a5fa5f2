"""The points at which a process can be killed: each statement that writes, each commit, each change of a file.

They are counted in one run that lives; in another the process kills itself, as no handler can stop, at one of them.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.db import connection

_WRITES: Final = ("INSERT", "UPDATE", "DELETE", "SAVEPOINT", "RELEASE")
_SAVEPOINTS: Final = ("SAVEPOINT", "RELEASE")
_OF_FILES: Final = frozenset({"os.rename", "os.remove", "os.link", "os.mkdir", "os.rmdir"})


class Steps:
    """Counts from when it is armed, and kills this process at the number `last`."""

    def __init__(self, last: int | None) -> None:
        self._last = last
        self.said: list[str] = []

    def arm(self) -> None:
        connection.execute_wrappers.append(self._around_statement)
        commit: Callable[[], None] = connection._commit  # type: ignore[attr-defined]

        def commit_and_count() -> None:
            self._step("before a commit")
            commit()
            self._step("after a commit")

        connection._commit = commit_and_count  # type: ignore[attr-defined]
        sys.addaudithook(self._on_event)

    def _around_statement(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        word = sql.lstrip().split(" ", 1)[0].upper()
        if word not in _WRITES:
            return execute(sql, params, many, context)
        named = (part.strip('"') for part in sql.split() if part.startswith('"') and word not in _SAVEPOINTS)
        table = next(named, "")
        self._step(f"before {word} {table}".rstrip())
        done = execute(sql, params, many, context)
        self._step(f"after {word} {table}".rstrip())
        return done

    def _on_event(self, event: str, args: tuple[Any, ...]) -> None:
        if event in _OF_FILES and _is_ours(args[0]):
            self._step(f"before {event.removeprefix('os.')} of {Path(os.fsdecode(args[0])).parent.name}/…")
        elif event == "open" and isinstance(args[2], int) and args[2] & os.O_CREAT and _is_ours(args[0]):
            self._step(f"before writing in {Path(os.fsdecode(args[0])).parent.name}/")
        elif event == "subprocess.Popen":
            self._step("before a process is started")

    def _step(self, where: str) -> None:
        self.said.append(where)
        if len(self.said) == self._last:
            self.die()

    def die(self) -> None:
        """As no handler can stop."""
        os.kill(os.getpid(), signal.SIGKILL)


def _is_ours(path: object) -> bool:
    return isinstance(path, (str, bytes)) and os.fsdecode(path).startswith(str(settings.DATA_DIR))


def spread(count: int, over: int) -> list[int]:
    """So many of the numbers from 1 to `over`, evenly, with the first and the last."""
    if over <= count:
        return list(range(1, over + 1))
    if count == 1:
        return [(over + 1) // 2]
    return sorted({1 + round(number * (over - 1) / (count - 1)) for number in range(count)})
