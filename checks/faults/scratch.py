"""A record in a scratch folder or on a throwaway server that is put back as it was, as often as one likes; and work on
it in processes of their own.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import sys
import traceback
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import psycopg
from django.conf import settings
from django.db import connection
from psycopg import sql

_FILES: Final = ("reports", "zips", "evidence")
_MAINTENANCE: Final = "template1"


@dataclass(frozen=True)
class Outcome:
    """How a process ended: whether it was killed, what it had acknowledged until then, and what it returned."""

    was_killed: bool
    acknowledged: tuple[str, ...]
    value: Any


type Work = Callable[[Callable[[str], None]], Any]


def in_a_process(work: Work) -> Outcome:
    """Run the work in a fork of this process, with a connection of its own; it is given what acknowledges.

    Raises RuntimeError where it failed by itself.
    """
    connection.close()
    reads, writes = os.pipe()
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        os.close(reads)
        _work_and_end(work, writes)
    os.close(writes)
    with os.fdopen(reads) as said:
        lines = [json.loads(line) for line in said]
    status = os.waitpid(pid, 0)[1]
    was_killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    if not was_killed and status:
        raise RuntimeError(next((line["failed"] for line in lines if "failed" in line), f"It ended with {status}."))
    told = tuple(line["told"] for line in lines if "told" in line)
    return Outcome(was_killed, told, next((line["value"] for line in lines if "value" in line), None))


def _work_and_end(work: Work, writes: int) -> None:
    def say(**line: object) -> None:
        os.write(writes, f"{json.dumps(line)}\n".encode())

    code = 0
    try:
        say(value=work(lambda told: say(told=told)))
        connection.close()
    except BaseException:
        say(failed=traceback.format_exc())
        code = 1
    os._exit(code)


class Scratch:
    """What stands in DATA_DIR and in the database now, kept aside."""

    def __init__(self) -> None:
        self._data = Path(settings.DATA_DIR)
        self._aside = self._data.with_name(f"{self._data.name}-aside")

    def keep(self) -> None:
        connection.close()
        self._aside.mkdir()
        for name in _FILES:
            if (self._data / name).exists():
                shutil.copytree(self._data / name, self._aside / name)
        if connection.vendor == "sqlite":
            with (
                closing(sqlite3.connect(self._record)) as source,
                closing(sqlite3.connect(self._aside / "record")) as kept,
            ):
                source.backup(kept)
        else:
            self._copy_database(settings.DATABASES["default"]["NAME"], self._name_aside)

    def put_back(self) -> None:
        connection.close()
        for name in _FILES:
            shutil.rmtree(self._data / name, ignore_errors=True)
            if (self._aside / name).exists():
                shutil.copytree(self._aside / name, self._data / name)
        if connection.vendor == "sqlite":
            for end in ("-wal", "-shm"):
                Path(f"{self._record}{end}").unlink(missing_ok=True)
            shutil.copy(self._aside / "record", self._record)
        else:
            self._copy_database(self._name_aside, settings.DATABASES["default"]["NAME"])

    @property
    def _record(self) -> Path:
        return self._data / "record.sqlite3"

    @property
    def _name_aside(self) -> str:
        return f"{settings.DATABASES['default']['NAME']}_aside"

    def _copy_database(self, old: str, new: str) -> None:
        known = settings.DATABASES["default"]
        options = {"host": known["HOST"] or known["OPTIONS"].get("host"), "user": known["USER"]}
        given = {key: value for key, value in options.items() if value}
        if known["PORT"]:
            given["port"] = known["PORT"]
        with psycopg.connect(dbname=_MAINTENANCE, autocommit=True, **given) as server:
            server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(new)))
            made = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(new), sql.Identifier(old))
            server.execute(made)
