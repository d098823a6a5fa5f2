"""Runs every check, then reports what ran and what was skipped and why. Exits with 1 unless all passed.

The tests are cut into runs that two cores work off, whichever is free taking the next.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import ExitStack

from checks.browser import chromium
from checks.outcome import CheckOutcome, all_passed, report
from checks.postgres import NoServerError, throwaway_server
from checks.running import TestRun, run_program, run_tests, run_tool, skipped

# Tests are marked by what they use (tests/conftest.py); those without the database are not run on each database.
_BROWSER, _DATABASE, _NEITHER = "browser", "database and not browser", "not database and not browser"
# A folder that takes long is a run of its own, and what is in none of them is the last; so no test is left out.
_APART = {
    _BROWSER: ("tests/browser/test_every_page.py",),
    _DATABASE: ("tests/dashboard", "tests/inspections/actions"),
    _NEITHER: ("tests/operations", "tests/reading"),
}


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
            runs += _runs("tests on PostgreSQL", _DATABASE, DATABASE_URL=address)
        except NoServerError as error:
            absent.append(skipped("tests on PostgreSQL", str(error)))
        if program := chromium():
            runs += _runs("tests in a browser", _BROWSER, CHROMIUM=program)
        else:
            why = "no Chromium was found (on Debian: apt install chromium; CHROMIUM names another)"
            absent.append(skipped("tests in a browser", why))
        runs += _runs("tests on SQLite", _DATABASE)
        runs += _runs("tests without a database", _NEITHER)
        return [*run_tests(runs, at_once=os.cpu_count() or 1), *absent]


def _runs(name: str, mark: str, **variables: str) -> Iterator[TestRun]:
    apart = _APART[mark]
    for number, words in enumerate(([f"--ignore={path}" for path in apart], *([path] for path in apart))):
        # Each run has a database of its own on the server.
        own = {key: value.replace("/postgres?", f"/run_{number}?") for key, value in variables.items()}
        yield TestRun(name, ("-m", mark, *words), own)


if __name__ == "__main__":
    sys.exit(main())
