"""Runs every check, then reports what ran and what was skipped and why. Exits with 1 unless all passed.

The tests are cut into runs that two cores work off, whichever is free taking the next.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack

from checks.browser import chromium
from checks.outcome import CheckOutcome, all_passed, report
from checks.postgres import NoServerError, throwaway_server
from checks.running import TestRun, run_program, run_tests, run_tool, skipped

# Collecting tests takes long too, so runs are cut by folders, and what is in none of them is the last: no test is left
# out. Tests without a database run once, and those in a browser are in two folders (tests/conftest.py sees to both).
_FOLDERS = (
    ("tests/inspections", "--ignore=tests/inspections/actions"),
    ("tests", *(f"--ignore=tests/{name}" for name in ("browser", "dashboard", "inspections", "reading", "operations"))),
    ("tests/dashboard",),
    ("tests/reading",),
    ("tests/operations",),
    ("tests/inspections/actions",),
)
_WITHOUT_A_DATABASE = ("tests/reading",)
_IN_A_BROWSER = (
    ("tests/browser", "--ignore=tests/browser/test_every_page.py"),
    ("tests/browser/test_every_page.py",),
    ("tests/operations",),
)


def main() -> int:
    # Raising on SIGTERM lets the context managers stop the PostgreSQL server of the tests.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    strict = os.environ.get("CI", "").lower() in ("true", "1", "yes")
    outcomes = [
        run_tool("ruff check", "ruff", "check", "."),
        run_tool("ruff format", "ruff", "format", "--check", "."),
        run_program("templates are formatted", "djangofmt", "--check", "templates"),
        run_tool("mypy, strict", "mypy"),
        run_tool("migrations are current", "manage", "makemigrations", "--check", "--dry-run"),
        *_every_test(),
    ]
    print(f"\n{report(outcomes, strict=strict)}")
    return 0 if all_passed(outcomes, strict=strict) else 1


def _every_test() -> list[CheckOutcome]:
    """The longest runs come first, so that all cores end at about the same time."""
    runs, absent = list[TestRun](), list[CheckOutcome]()
    with ExitStack() as stack:
        try:
            address = stack.enter_context(throwaway_server())
            folders = [folder for folder in _FOLDERS if folder != _WITHOUT_A_DATABASE]
            runs += _runs("tests on PostgreSQL", "database and not browser", folders, DATABASE_URL=address)
        except NoServerError as error:
            absent.append(skipped("tests on PostgreSQL", str(error)))
        if program := chromium():
            runs += _runs("tests in a browser", "browser", _IN_A_BROWSER, CHROMIUM=program)
        else:
            why = "no Chromium was found (on Debian: apt install chromium; CHROMIUM names another)"
            absent.append(skipped("tests in a browser", why))
        runs += _runs("all others, with SQLite", "not browser", _FOLDERS)
        return [*run_tests(runs, at_once=os.cpu_count() or 1), *absent]


def _runs(name: str, mark: str, folders: Sequence[tuple[str, ...]], **variables: str) -> Iterator[TestRun]:
    for number, words in enumerate(folders):
        # Each run has a database of its own on the server.
        own = {key: value.replace("/postgres?", f"/run_{number}?") for key, value in variables.items()}
        yield TestRun(name, ("-m", mark, *words), own)


if __name__ == "__main__":
    sys.exit(main())
