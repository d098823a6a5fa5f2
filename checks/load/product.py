"""The whole product as somebody runs it: set up in a scratch folder, started, asked, killed and started again."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import psycopg

from checks.running import environment

ROOT: Final = Path(__file__).resolve().parents[2]
_PATIENCE_SECONDS: Final = 600
"""A machine that does other things too needs a while."""


class Product:
    """`manage.py serve` on a folder; `database` is a PostgreSQL address, or None for SQLite."""

    def __init__(self, folder: Path, database: str | None = None, **variables: str) -> None:
        self.folder, self.database = folder, database
        # Behind a proxy, so that each reader has an address of its own.
        own = {"DATA_DIR": str(folder), "PORT": "0", "HTTPS": "1", "PYTHONUNBUFFERED": "1"} | variables
        self.variables = environment(**own, **({"DATABASE_URL": database} if database else {}))
        self.process: subprocess.Popen[bytes] | None = None
        self.starts = 0
        self.host, self.port = "127.0.0.1", 0

    def manage(self, *words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "manage.py", *words]
        return subprocess.run(command, cwd=ROOT, env=self.variables, capture_output=True, text=True, check=check)

    def module(self, *words: str) -> str:
        """What a module of the checks prints that works on the product's own data."""
        command = [sys.executable, "-m", *words]
        return subprocess.run(
            command, cwd=ROOT, env=self.variables, capture_output=True, text=True, check=True
        ).stdout.strip()

    def start(self) -> None:
        self.starts += 1
        with (self.folder.parent / f"{self.folder.name}.log").open("ab") as log:
            at = log.tell()
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "serve"], cwd=ROOT, env=self.variables, stdout=log, stderr=log
            )
        until = time.monotonic() + _PATIENCE_SECONDS
        while True:
            said = Path(log.name).read_bytes()[at:].decode(errors="replace")
            if "Stop: Ctrl-C." in said:
                found = re.findall(r"Inspection Outcomes is .*?(http\S+)", said)
                address = urlsplit(found[-1])
                self.host, self.port = str(address.hostname), int(address.port or 80)
                return
            if self.process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"The product did not start: {said[-2000:]}")
            time.sleep(0.1)

    def kill(self) -> None:
        """As when the machine stops: what it started dies with it."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def stop(self) -> None:
        if self.process is not None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(_PATIENCE_SECONDS)
            except subprocess.TimeoutExpired:
                self.kill()
            self.process = None

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Asked of the database itself, past the product."""
        if self.database:
            with psycopg.connect(self.database) as connection:
                return list(connection.execute(query).fetchall())
        file = f"file:{self.folder}/record.sqlite3?mode=ro"
        with closing(sqlite3.connect(file, uri=True, timeout=20)) as database:
            return database.execute(query).fetchall()

    def count(self, query: str) -> int:
        return int(self.rows(query)[0][0])

    def states(self) -> dict[str, int]:
        return dict(self.rows("SELECT state, count(*) FROM inspections_report GROUP BY state"))

    def wait_until(self, holds: Callable[[], object], seconds: float) -> bool:
        until = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > until:
                return False
            time.sleep(0.2)
        return True

    def drained(self) -> bool:
        """Whether nothing is queued or being read."""
        states = self.states()
        return not states.get("queued") and not states.get("reading")


@contextmanager
def running(product: Product) -> Iterator[Product]:
    """Set up and started; stopped at the end, whatever happened."""
    product.folder.mkdir(parents=True, exist_ok=True)
    product.manage("setup")
    product.start()
    try:
        yield product
    finally:
        product.stop()


def processes_of(pid: int) -> list[int]:
    """A process and whatever it started (Linux)."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [pid, *(each for child in children for each in processes_of(int(child)))]


def cpu_seconds(pids: list[int]) -> float:
    """What these processes used so far, of both kinds, with children that ended."""
    ticks = 0
    for pid in pids:
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        ticks += sum(int(fields[at]) for at in (11, 12, 13, 14))
    return ticks / os.sysconf("SC_CLK_TCK")
