"""Runs checks in separate processes and counts what passed, failed and was skipped."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from checks.outcome import CheckOutcome, Skip, merged

# Settings that a person may have made for the product, and that must not affect its tests.
_OWN = ("DATABASE_URL", "DATA_DIR", "HOST", "PORT", "SECRET_KEY", "ALLOWED_HOSTS", "HTTPS", "DEBUG", "WORKERS")
# Where it is set, each of many programs that are started compiles the project anew, which takes seconds.
_SLOW = ("PYTHONDONTWRITEBYTECODE",)
_LOOK_EVERY = 0.1
_RESULTS = "results.xml"


def environment(**more: str) -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in (*_OWN, *_SLOW)} | more


@dataclass(frozen=True)
class ToolRun:
    """A command that passes or fails as a whole, such as a linter."""

    name: str
    command: tuple[str, ...]

    def begin(self, folder: Path) -> tuple[tuple[str, ...], dict[str, str]]:
        return self.command, environment(DATA_DIR=str(folder), SECRET_KEY="only for checks")  # noqa: S106

    def outcome(self, folder: Path, code: int, seconds: float) -> CheckOutcome:
        return CheckOutcome(self.name, passed=int(code == 0), failed=int(code != 0), skips=(), seconds=seconds)


def tool(name: str, *words: str) -> ToolRun:
    """A Python module."""
    return ToolRun(name, (sys.executable, "-m", *words))


def program(name: str, file: str, *words: str) -> ToolRun:
    """A program that is installed beside Python and is not a module."""
    return ToolRun(name, (str(Path(sys.executable).with_name(file)), *words))


@dataclass(frozen=True)
class TestRun:
    """Pytest with some words; several runs may share a name and are reported as one check."""

    __test__ = False  # It is no test, whatever its name begins with.

    name: str
    words: tuple[str, ...]
    variables: Mapping[str, str] = field(default_factory=dict)

    def begin(self, folder: Path) -> tuple[tuple[str, ...], dict[str, str]]:
        options = ("-q", "-p", "no:cacheprovider", "--durations=10", f"--junitxml={folder / _RESULTS}")
        return (sys.executable, "-m", "pytest", *options, *self.words), environment(**self.variables)

    def outcome(self, folder: Path, code: int, seconds: float) -> CheckOutcome:
        return _outcome(self.name, folder / _RESULTS, code, seconds)


type Run = ToolRun | TestRun


def run_checks(runs: Sequence[Run], *, at_once: int = 1) -> list[CheckOutcome]:
    """Works off the runs in their order, some at once, and counts what passed; stops them all if it is left early.

    A run's output is printed at its end, so that two never mix.
    """
    waiting, begun, ended = deque(enumerate(runs)), list[_Begun](), dict[int, CheckOutcome]()
    with tempfile.TemporaryDirectory() as folder:
        try:
            while waiting or begun:
                while waiting and len(begun) < at_once:
                    number, run = waiting.popleft()
                    begun.append(_begin(number, run, Path(folder, str(number))))
                for each in [each for each in begun if each.process.poll() is not None]:
                    begun.remove(each)
                    ended[each.number] = _end(each)
                time.sleep(_LOOK_EVERY)
        finally:
            for each in begun:
                each.process.terminate()
                each.process.wait()
    return merged(ended[number] for number in sorted(ended))


@dataclass(frozen=True)
class _Begun:
    number: int
    run: Run
    folder: Path
    process: subprocess.Popen[bytes]
    started: float


def _begin(number: int, run: Run, folder: Path) -> _Begun:
    folder.mkdir()
    command, variables = run.begin(folder)
    with (folder / "output").open("wb") as output:
        process = subprocess.Popen(
            command, env=variables, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
        )
    return _Begun(number, run, folder, process, time.monotonic())


def _end(begun: _Begun) -> CheckOutcome:
    seconds = time.monotonic() - begun.started
    output = (begun.folder / "output").read_text(errors="replace")
    words = f" ({' '.join(begun.run.words)})" if isinstance(begun.run, TestRun) else ""
    print(f"\n== {begun.run.name}{words}\n{output}", flush=True)
    return begun.run.outcome(begun.folder, begun.process.returncode, seconds)


def skipped(name: str, why: str) -> CheckOutcome:
    return CheckOutcome(name, passed=0, failed=0, skips=(Skip("all of it", why),), seconds=0)


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
