"""A temporary PostgreSQL server for one run of the tests, in a temporary folder and reached by a socket."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Self

# Nothing in the test database has to survive a power cut.
_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=")
# Each test rolls back what it wrote, which leaves millions of dead rows and the statistics of empty tables. The nested
# loops that suit empty tables would then take minutes. Queries over a small record take milliseconds, and compiling one
# takes longer; whether it is compiled hangs on an estimate of its cost that enable_nestloop=off makes huge.
_TIDY = (
    "enable_nestloop=off",
    "jit=off",
    "autovacuum_naptime=2s",
    "autovacuum_vacuum_cost_delay=0",
    "autovacuum_vacuum_scale_factor=0",
    "autovacuum_vacuum_threshold=5000",
)
# As docs/operations-grown.md advises an operator.
_MEMORY_SHARE = 4
_START_WITHIN = 300
"""Seconds: tests that run beside it keep it waiting."""


class NoServerError(Exception):
    """PostgreSQL is not installed, or does not start; the message says which."""


class Cluster:
    """A server on a folder of its own, gone at the end of the `with`; it can be stopped and started again meanwhile.

    It is set for tests that roll back, or `as_advised`: it plans its queries as it was installed, and has the memory
    that docs/operations-grown.md tells an operator to give it. Raises NoServerError.
    """

    def __init__(self, *, as_advised: bool = False) -> None:
        self._programs = _programs()
        self._settings = (*_FAST, _shared_buffers()) if as_advised else (*_FAST, *_TIDY)
        # The path of a socket is limited to about 100 characters, so the folder is directly in /tmp.
        self._folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
        self._running = ExitStack()
        self.address = f"postgres://postgres@/postgres?host={self._folder}"

    def __enter__(self) -> Self:
        try:
            self._owner = _owner(self._folder)
            _make_cluster(self._programs, self._folder, self._owner)
            self.start()
        except BaseException:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def start(self) -> None:
        self._running.enter_context(_running(self._programs, self._folder, self._owner, self._settings))

    def stop(self) -> None:
        self._running.close()


@contextmanager
def throwaway_server(*, as_advised: bool = False) -> Iterator[str]:
    """Runs a server and yields its address for DATABASE_URL. Raises NoServerError."""
    with Cluster(as_advised=as_advised) as cluster:
        yield cluster.address


def _shared_buffers() -> str:
    """A quarter of the machine's memory."""
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return f"shared_buffers={memory // _MEMORY_SHARE // 2**20}MB"


def _programs() -> Path:
    """The folder with initdb and postgres: Debian's newest version, else the one on PATH or named by pg_config."""
    debian = [p for p in Path("/usr/lib/postgresql").glob("*/bin") if p.parent.name.isdecimal()]
    found = sorted(debian, key=lambda path: int(path.parent.name), reverse=True)
    if on_path := shutil.which("initdb"):
        found.append(Path(on_path).parent)
    if config := shutil.which("pg_config"):
        asked = subprocess.run([config, "--bindir"], capture_output=True, text=True, check=False)
        found.append(Path(asked.stdout.strip()))
    for folder in found:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise NoServerError("no PostgreSQL server was found (on Debian: apt install postgresql)")


def _owner(folder: Path) -> dict[str, Any]:
    """Options to run the server as another user if we are root, which PostgreSQL refuses; otherwise empty."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name for entry in pwd.getpwall()}
    account = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    os.chown(folder, account.pw_uid, account.pw_gid)
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def _make_cluster(programs: Path, folder: Path, owner: dict[str, Any]) -> None:
    options = ["--auth=trust", "--username=postgres", "--encoding=UTF8", "--no-locale", "--no-sync"]
    command: Sequence[str] = [str(programs / "initdb"), "-D", str(folder / "data"), *options]
    made = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, **owner)
    if made.returncode:
        raise NoServerError(f"initdb failed: {made.stderr.strip()}")


@contextmanager
def _running(programs: Path, folder: Path, owner: dict[str, Any], settings: Sequence[str]) -> Iterator[None]:
    options = [word for setting in settings for word in ("-c", setting)]
    command = [str(programs / "postgres"), "-D", str(folder / "data"), "-k", str(folder), *options]
    log = folder / "log"
    with (
        log.open("w") as output,
        subprocess.Popen(command, cwd=folder, stdout=output, stderr=output, **owner) as server,
    ):
        try:
            _await_start(server, folder / ".s.PGSQL.5432", log)
            yield
        finally:
            # SIGINT is PostgreSQL's fast but clean shutdown.
            server.send_signal(signal.SIGINT)


def _await_start(server: subprocess.Popen[bytes], socket: Path, log: Path) -> None:
    give_up = time.monotonic() + _START_WITHIN
    while "ready to accept connections" not in log.read_text() or not socket.exists():
        if server.poll() is not None or time.monotonic() > give_up:
            raise NoServerError(f"PostgreSQL did not start: {log.read_text().strip()}")
        time.sleep(0.1)
