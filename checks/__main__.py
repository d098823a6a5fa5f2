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

from checks.browser import chromium
from checks.outcome import CheckOutcome, all_passed, report
from checks.postgres import NoServerError, throwaway_server
from checks.running import TestRun, program, run_checks, skipped, tool

# Collecting tests takes long too, so runs are cut by folders, and what is in none of them is the last: no test is left
# out. Tests without a database run once, and those in a browser are in two folders (tests/conftest.py sees to both).
_FOLDERS = (
    ("tests/operations",),
    ("tests/inspections", "--ignore=tests/inspections/actions"),
    ("tests/dashboard",),
    ("tests", *(f"--ignore=tests/{name}" for name in ("browser", "dashboard", "inspections", "reading", "operations"))),
    ("tests/reading",),
    ("tests/inspections/actions",),
)
_WITHOUT_A_DATABASE = ("tests/reading",)
_IN_A_BROWSER = (
    ("tests/browser/test_every_page.py",),
    ("tests/browser", "--ignore=tests/browser/test_every_page.py"),
    ("tests/operations",),
)


def main() -> int:
    # Raising on SIGTERM lets the context managers stop the PostgreSQL server of the tests.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    strict = os.environ.get("CI", "").lower() in ("true", "1", "yes")
    outcomes = _every_check()
    print(f"\n{report(outcomes, strict=strict)}")
    return 0 if all_passed(outcomes, strict=strict) else 1


def _every_check() -> list[CheckOutcome]:
    """The tools, then the tests: the longest runs come first, so that all lanes end at about the same time: those in a
    browser and those that mostly wait, then by folder.
    """
    tools = [
        tool("ruff check", "ruff", "check", "."),
        tool("ruff format", "ruff", "format", "--check", "."),
        program("templates are formatted", "djangofmt", "--check", "templates"),
        tool("mypy, strict", "mypy"),
        tool("migrations are current", "manage", "makemigrations", "--check", "--dry-run"),
    ]
    in_a_browser, on_postgres, absent = list[TestRun](), list[TestRun](), list[CheckOutcome]()
    on_sqlite = _runs("all others, with SQLite", "not browser", _FOLDERS)
    with ExitStack() as stack:
        try:
            address = stack.enter_context(throwaway_server())
            folders = [folder for folder in _FOLDERS if folder != _WITHOUT_A_DATABASE]
            on_postgres = _runs("tests on PostgreSQL", "database and not browser", folders, DATABASE_URL=address)
        except NoServerError as error:
            absent.append(skipped("tests on PostgreSQL", str(error)))
        if found := chromium():
            in_a_browser = _runs("tests in a browser", "browser", _IN_A_BROWSER, CHROMIUM=found)
        else:
            why = "no Chromium was found (on Debian: apt install chromium; CHROMIUM names another)"
            absent.append(skipped("tests in a browser", why))
        by_folder = [run for both in zip_longest(on_postgres, on_sqlite) for run in both if run]
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
