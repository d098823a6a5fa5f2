"""Runs every check, then reports what ran and what was skipped and why. Exits with 1 unless all passed.

The tests are cut into runs, and one more run or tool is under way than there are cores, for some tests mostly wait.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from itertools import zip_longest

from checks.browser import chromium_without_windows
from checks.outcome import CheckOutcome, all_passed, report
from checks.postgres import NoServerError, throwaway_server
from checks.running import TestRun, program, run_checks, skipped, tool

# Starting and collecting takes seconds for each run, so runs are cut by folders, and what is in none of them is a run
# too: no test is left out. Tests without a database run once, and those in a browser are in two folders
# (tests/conftest.py sees to both). The answers of the reader, which two runs wait for at the end, are made early.
_INSPECTIONS = ("tests/inspections", "--ignore=tests/inspections/actions")
_DASHBOARD = ("tests/dashboard",)
_ACTIONS = ("tests/inspections/actions",)
_OPERATIONS = ("tests/operations",)
_READING = ("tests/reading",)
_BUT = tuple(f"--ignore=tests/{name}" for name in ("browser", "dashboard", "inspections", "reading"))
_ON_SQLITE = (
    _OPERATIONS,
    _READING,
    _INSPECTIONS,
    _DASHBOARD,
    ("tests", *_BUT, "--ignore=tests/operations"),
    _ACTIONS,
)
_ON_POSTGRESQL = (_INSPECTIONS, _DASHBOARD, ("tests", *_BUT), _ACTIONS)
_IN_A_BROWSER = (
    ("tests/browser/test_every_page.py",),
    ("tests/browser", "tests/operations", "--ignore=tests/browser/test_every_page.py"),
)


def main() -> int:
    # Raising on SIGTERM lets the context managers stop the PostgreSQL server of the tests.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    strict = os.environ.get("CI", "").lower() in ("true", "1", "yes")
    outcomes = _every_check(strict=strict)
    print(f"\n{report(outcomes, strict=strict)}")
    return 0 if all_passed(outcomes, strict=strict) else 1


def _every_check(*, strict: bool) -> list[CheckOutcome]:
    """The tools, then the tests: those in a browser, which are longest, and those that mostly wait, then by folder, so
    that all lanes end at about the same time.
    """
    tools = [
        tool("ruff check", "ruff", "check", "."),
        tool("ruff format", "ruff", "format", "--check", "."),
        program("templates are formatted", "djangofmt", "--check", "templates"),
        # What it writes for its next run, which in CI never comes, takes a fifth of its time.
        tool("mypy, strict", "mypy", *(["--cache-dir", os.devnull] if strict else [])),
        tool("migrations are current", "manage", "makemigrations", "--check", "--dry-run"),
    ]
    in_a_browser, on_postgres, absent = list[TestRun](), list[TestRun](), list[CheckOutcome]()
    beside = dict[str, str]()
    with ExitStack() as stack:
        try:
            address = stack.enter_context(throwaway_server())
            words = ("tests on PostgreSQL", "database and not browser", _ON_POSTGRESQL)
            on_postgres = _runs(*words, DATABASE_URL=address)
            # Tests that bring databases of their own make them there too.
            beside["TESTS_POSTGRES"] = address
        except NoServerError as error:
            absent.append(skipped("tests on PostgreSQL", str(error)))
        if found := chromium_without_windows():
            in_a_browser = _runs("tests in a browser", "browser", _IN_A_BROWSER, CHROMIUM=found)
        else:
            why = "no Chromium was found (on Debian: apt install chromium-headless-shell; CHROMIUM names another)"
            absent.append(skipped("tests in a browser", why))
        on_sqlite = _runs("all others, with SQLite", "not browser", _ON_SQLITE, **beside)
        by_folder = [run for both in zip_longest(on_sqlite, on_postgres) for run in both if run]
        return [*run_checks([*tools, *in_a_browser, *by_folder], at_once=(os.cpu_count() or 1) + 1), *absent]


def _runs(name: str, mark: str, folders: Sequence[tuple[str, ...]], **variables: str) -> list[TestRun]:
    """A run for each folder; each has a database of its own on the server."""
    own = [
        {key: value.replace("/postgres?", f"/run_{number}?") for key, value in variables.items()}
        for number in range(len(folders))
    ]
    return [TestRun(name, ("-m", mark, *words), variables) for words, variables in zip(folders, own, strict=True)]


if __name__ == "__main__":
    sys.exit(main())
