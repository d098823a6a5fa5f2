"""Procrastinate on PostgreSQL: two workers read each report once, and a worker that is killed loses nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import psycopg
import pytest

from tests.kept_server import Server
from tests.operations.conftest import PATIENCE, ROOT, children
from tests.pdfs import make_pdf

type Manage = Callable[..., subprocess.CompletedProcess[str]]
REPORTS = 6
STATES = "SELECT state, attempts, read_at IS NOT NULL FROM inspections_report ORDER BY id"
JOBS = "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'read a report'"


@contextmanager
def running(command: str, environment: dict[str, str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("a") as output:
        words = [sys.executable, "manage.py", command]
        process = subprocess.Popen(words, cwd=ROOT, env=environment, stdout=output, stderr=output)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def test_each_report_is_read_once_though_a_worker_is_killed(
    postgres: Server, surroundings: dict[str, str], manage: Manage, tmp_path: Path
) -> None:
    _read_by_two(surroundings, manage, postgres.copy_migrated("read_by_two"), tmp_path)


def _read_by_two(surroundings: dict[str, str], manage: Manage, address: str, folder: Path) -> None:
    variables = {"DATABASE_URL": address, "WORK": "procrastinate", "READING_LEASE_SECONDS": "10"}
    (folder / "new").mkdir()
    for number in range(REPORTS):
        (folder / "new" / f"{number}.pdf").write_bytes(make_pdf([f"Report number {number}"]))
    assert manage("migrate", "--verbosity=0", **variables).returncode == 0
    assert manage("add", str(folder / "new"), **variables).returncode == 0

    def now() -> dict:
        """Asked of the database itself: a process that asks takes longer to start than a report to be read."""
        with psycopg.connect(address) as database:
            states, attempts, read = zip(*database.execute(STATES).fetchall(), strict=True)
            (jobs,) = database.execute(JOBS).fetchone()
        return {"states": list(states), "attempts": list(attempts), "read": list(read), "jobs": jobs}

    # A report and its job are there together.
    assert now() == {"states": ["queued"] * 6, "attempts": [0] * 6, "read": [False] * 6, "jobs": 6}
    logs, environment = [folder / name for name in ("first", "second", "third", "attendant")], surroundings | variables
    with ExitStack() as stack:
        first = stack.enter_context(running("work", environment, logs[0]))
        _stop_in_the_middle(first, now, logs)
        commands = zip(("work", "work", "attend"), logs[1:], strict=True)
        second, third, _ = [stack.enter_context(running(each, environment, log)) for each, log in commands]
        for pid in (*children(first.pid), first.pid):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        _wait_for(lambda: all(now()["read"]), logs, pause=0.2)
        after = now()
        assert sorted(after["attempts"]) == [1] * (REPORTS - 1) + [2]
        assert not set(after["states"]) & {"queued", "reading"}
        for each in (second, third):
            each.send_signal(signal.SIGTERM)
            assert each.wait(PATIENCE) == 0
    assert "Traceback" not in "".join(log.read_text() for log in logs[1:])


def _stop_in_the_middle(worker: subprocess.Popen[bytes], now: Callable[[], dict], logs: list[Path]) -> None:
    """Let it stand still while it has a report in hand: it may be done with one before that is seen, but not with all.

    It is the only one that reads.
    """
    for number in range(1, REPORTS + 1):
        _wait_for(lambda number=number: logs[0].read_text().count("reading report") >= number, logs)
        worker.send_signal(signal.SIGSTOP)
        if "reading" in now()["states"]:
            return
        worker.send_signal(signal.SIGCONT)
    raise AssertionError("it was done with each before it stood still")


def _wait_for(what: Callable[[], object], logs: list[Path], *, pause: float = 0.02) -> None:
    until = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < until, [log.read_text() for log in logs]
        time.sleep(pause)


def test_the_embedded_way_loads_neither_procrastinate_nor_boto3(surroundings: dict[str, str], manage: Manage) -> None:
    code = "import sys, config.urls; print({'procrastinate', 'boto3', 'storages'} & sys.modules.keys())"
    done = manage("shell", "--no-imports", "-c", code)
    assert (done.returncode, done.stdout) == (0, "set()\n"), done.stderr


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({"WORK": "procrastinate"}, "WORK=procrastinate needs PostgreSQL"),
        ({"S3_BUCKET": "outcomes", "S3_ENDPOINT": "minio:9000"}, "S3_ENDPOINT is “minio:9000”"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_words(variables: dict[str, str], sentence: str, manage: Manage) -> None:
    done = manage("check", **variables)
    assert done.returncode == 1
    assert sentence in done.stderr
