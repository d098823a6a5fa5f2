"""Runs one check in a separate process and counts what passed, failed and was skipped."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from xml.etree import ElementTree

from checks.outcome import CheckOutcome, Skip

# Settings that a person may have made for the product, and that must not affect its tests.
_OWN = ("DATABASE_URL", "DATA_DIR", "HOST", "PORT", "SECRET_KEY", "ALLOWED_HOSTS", "HTTPS", "DEBUG", "WORKERS")


def environment(**more: str) -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in _OWN} | more


def run_tool(name: str, *words: str) -> CheckOutcome:
    """Runs a Python module that passes or fails as a whole, such as a linter."""
    return _pass_or_fail(name, (sys.executable, "-m", *words))


def run_program(name: str, program: str, *words: str) -> CheckOutcome:
    """Like `run_tool`, for a program that is installed beside Python and is not a module."""
    return _pass_or_fail(name, (str(Path(sys.executable).with_name(program)), *words))


def _pass_or_fail(name: str, command: tuple[str, ...]) -> CheckOutcome:
    with tempfile.TemporaryDirectory() as folder:
        code, seconds = _run(name, command, environment(DATA_DIR=folder, SECRET_KEY="only for checks"))  # noqa: S106
    return CheckOutcome(name, passed=int(code == 0), failed=int(code != 0), skips=(), seconds=seconds)


def run_tests(name: str, *words: str, more: Mapping[str, str] | None = None) -> CheckOutcome:
    """Runs pytest and counts its tests."""
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder) / "results.xml"
        command = (sys.executable, "-m", "pytest", "-q", f"--junitxml={results}", *words)
        code, seconds = _run(name, command, environment(**(more or {})))
        return _outcome(name, results, code, seconds)


@contextmanager
def running_beside(
    name: str, *words: str, more: Mapping[str, str] | None = None
) -> Iterator[Callable[[], CheckOutcome]]:
    """Runs pytest in parallel to the body of the `with`, and stops it if that leaves early.

    Yields a function that waits for its end, prints its output and counts its tests.
    """
    with tempfile.TemporaryDirectory() as folder:
        results, output = Path(folder) / "results.xml", Path(folder) / "output"
        command = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--junitxml={results}", *words)
        started = time.time()
        with output.open("wb") as out:
            process = subprocess.Popen(
                command,
                env=environment(**(more or {})),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
            )

        def wait_for_end() -> CheckOutcome:
            code = process.wait()
            print(f"\n== {name}\n{output.read_text(errors='replace')}", flush=True)
            # Pytest may have ended long before this is called, so the time of its results is taken.
            ended = results.stat().st_mtime if results.exists() else time.time()
            return _outcome(name, results, code, ended - started)

        try:
            yield wait_for_end
        finally:
            process.terminate()
            process.wait()


def skipped(name: str, why: str) -> CheckOutcome:
    return CheckOutcome(name, passed=0, failed=0, skips=(Skip("all of it", why),), seconds=0)


def _run(name: str, command: tuple[str, ...], variables: dict[str, str]) -> tuple[int, float]:
    print(f"\n== {name}", flush=True)
    started = time.monotonic()
    done = subprocess.run(command, env=variables, stdin=subprocess.DEVNULL, check=False)
    return done.returncode, time.monotonic() - started


def _outcome(name: str, results: Path, code: int, seconds: float) -> CheckOutcome:
    """Counts the results; a run that fails without a failed test, as when none was found, counts as one failure."""
    if not results.exists():
        return CheckOutcome(name, passed=0, failed=1, skips=(), seconds=seconds)
    outcome = _count(name, results, seconds)
    return outcome if code == 0 or outcome.failed else CheckOutcome(name, outcome.passed, 1, outcome.skips, seconds)


def _count(name: str, results: Path, seconds: float) -> CheckOutcome:
    cases = list(ElementTree.parse(results).iter("testcase"))  # noqa: S314  (pytest wrote it a moment ago)
    failed = sum(1 for case in cases if case.find("failure") is not None or case.find("error") is not None)
    skips = tuple(skip for case in cases for skip in _skips(case))
    return CheckOutcome(name, len(cases) - failed - len(skips), failed, skips, seconds)


def _skips(case: ElementTree.Element) -> list[Skip]:
    what = f"{case.get('classname', '')}.{case.get('name', '')}".removeprefix("tests.").strip(".")
    return [Skip(what, element.get("message", "")) for element in case.findall("skipped")]
