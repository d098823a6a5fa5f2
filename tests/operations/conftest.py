"""Runs the product in separate processes, with its own database and data folder."""

from __future__ import annotations

import itertools
import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from checks.postgres import NoServerError, throwaway_server
from tests import kept_database
from tests.kept_server import Server

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 600
"""Seconds for whatever comes at all: a machine that does much else takes many times as long as an idle one, and where
all is well nobody waits longer for it.
"""
_FIRST_PORT, _PORTS = 20_000, 10_000
"""Below those that the system gives to whoever asks for any."""
_next_port = itertools.count(37 * os.getpid())


@pytest.fixture(scope="session")
def prepared() -> Path:
    """A data folder made by `manage.py setup`, to be copied. It is the same in every run of the tests: made once."""
    return _made_once("set_up", _set_up)


def _made_once(form: str, make: Callable[[Path], object]) -> Path:
    """A folder that is kept for every run, until something that is shipped changes."""
    kept = kept_database.set_up(form)
    with kept_database.alone(form):
        if not kept.exists():
            for old in kept.parent.glob(f"{form}_*"):
                shutil.rmtree(old)
            made = kept.with_suffix(".made")
            shutil.rmtree(made, ignore_errors=True)
            made.mkdir()
            make(made)
            made.rename(kept)
    return kept


@pytest.fixture(scope="session")
def set_up_from_nothing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which `said.json` holds what `manage.py setup` said where there was nothing, and the names of what it
    made. Every migration and every static file takes most of a minute; it is the same in every run: made once.
    """

    def make(folder: Path) -> None:
        new = tmp_path_factory.mktemp("from nothing") / "of" / "the product"
        own = {"DJANGO_SETTINGS_MODULE": "config.settings", "DATA_DIR": str(new), "SECRET_KEY": ""}
        words, environment = [sys.executable, "manage.py", "setup"], on_a_machine_of_its_own(new) | own
        done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        made = sorted(path.name for path in new.iterdir())
        (folder / "said.json").write_text(json.dumps({"said": done.stdout, "made": made}))

    return _made_once("from_nothing", make)


def _set_up(folder: Path) -> None:
    """From the tables of an earlier version: making all of them takes longest, and `manage.py migrate` has done it."""
    kept_database.copy_migrated(folder / "record.sqlite3")
    with closing(sqlite3.connect(folder / "record.sqlite3")) as database:
        for statement in kept_database.BEHIND:
            database.execute(statement)
        database.commit()
    words, environment = [sys.executable, "manage.py", "setup"], on_a_machine_of_its_own(folder)
    done = subprocess.run(words, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    assert done.stdout.startswith("The database is up to date.\nLoaded 160 councils")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A server of PostgreSQL on which tests make databases of their own; TESTS_POSTGRES names one that stands."""
    if address := os.environ.get("TESTS_POSTGRES"):
        server = Server(address)
        yield server
        server.drop_what_was_made()
        return
    try:
        with throwaway_server() as address:
            yield Server(address)
    except NoServerError as error:
        pytest.skip(str(error))


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    return on_a_machine_of_its_own(tmp_path / "data")


def on_a_machine_of_its_own(folder: Path) -> dict[str, str]:
    """The environment of a process with SQLite in the folder and a port chosen by the system."""
    kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "DATA_DIR", "HOST")}
    return kept | {
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "TESTS_DATA_DIR": str(folder),
        "PORT": "0",
        "PYTHONUNBUFFERED": "1",
        # Each takes seconds to start, and one is enough wherever two are not what is tested.
        "WEB_PROCESSES": "1",
    }


@pytest.fixture
def already_set_up(prepared: Path, tmp_path: Path) -> None:
    shutil.copytree(prepared, tmp_path / "data")


@pytest.fixture
def manage(surroundings: dict[str, str]) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs a command of manage.py to its end, with further environment variables by name."""

    def run(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "manage.py", *words]
        environment = surroundings | variables
        return subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=PATIENCE
        )

    return run


class Serving:
    """A running `manage.py serve`, with its output."""

    def __init__(self, environment: dict[str, str], log: Path) -> None:
        self.log = log
        with log.open("w") as output:
            command = [sys.executable, "manage.py", "serve"]
            self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=output)

    def said(self) -> str:
        return self.log.read_text()

    def wait_for(self, what: Callable[[], object]) -> None:
        until = time.monotonic() + PATIENCE
        while not what():
            assert time.monotonic() < until, f"it did not come to that; it said: {self.said()}"
            time.sleep(0.05)

    def address(self) -> str:
        return next(line.split()[-1] for line in self.said().splitlines() if line.startswith("Inspection Outcomes is"))

    def started(self) -> list[int]:
        """The processes that the supervisor started, and those that they did."""
        own = children(self.process.pid)
        return [*own, *(grandchild for child in own for grandchild in children(child))]

    def child(self, word: str) -> int | None:
        """The process started by the supervisor whose command contains the word."""
        return next((pid for pid in children(self.process.pid) if word in words_of(pid)), None)


@contextmanager
def answering(environment: dict[str, str], log: Path) -> Iterator[Serving]:
    """The whole product, set up and answering; killed at the end if it still runs."""
    serving = Serving(environment, log)
    try:
        serving.wait_for(lambda: "Stop: Ctrl-C." in serving.said() or serving.process.poll() is not None)
        yield serving
    finally:
        serving.process.kill()
        serving.process.wait()


@pytest.fixture
def serving(already_set_up: None, surroundings: dict[str, str], tmp_path: Path) -> Iterator[Serving]:
    """A product that a test may end."""
    with answering(surroundings, tmp_path / "log") as serving:
        yield serving


@pytest.fixture(scope="session")
def standing(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """A product of two web processes for all the tests that leave it whole: each start takes seconds."""
    folder = tmp_path_factory.mktemp("standing")
    shutil.copytree(prepared, folder / "data")
    environment = on_a_machine_of_its_own(folder / "data") | {"WEB_PROCESSES": "2"}
    with answering(environment, folder / "log") as serving:
        yield serving


def free_port() -> int:
    """Another port each time, that nobody else takes before whoever asked for it: the system gives it to no process
    that asks for any port, and the tests that run beside these begin to look elsewhere.
    """
    for _ in range(_PORTS):
        port = _FIRST_PORT + next(_next_port) % _PORTS
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port
    raise AssertionError("every port is taken")


def children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def words_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        return ""


def is_alive(pid: int) -> bool:
    """Whether the process is running; a zombie is not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
