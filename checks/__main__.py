"""Runs every check, then reports what ran and what was skipped and why. Exits with 1 unless all passed."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from checks.browser import chromium
from checks.outcome import CheckOutcome, all_passed, report
from checks.postgres import NoServerError, throwaway_server
from checks.running import run_program, run_tests, run_tool, running_beside, skipped

# Tests that use no database, or bring their own, are run once and not on each database.
_NO_DATABASE = (
    "tests/reading",
    "tests/house",
    "tests/operations/test_serve.py",
    "tests/operations/test_service.py",
    "tests/operations/test_environment.py",
    "tests/operations/test_checks.py",
)
_ON_A_DATABASE = ("-m", "not browser", *(f"--ignore={path}" for path in _NO_DATABASE))


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
    ]
    # Each run keeps one core busy, so they are run in two pairs whose members take about equally long.
    with _on_postgres("tests on PostgreSQL") as on_postgres:
        outcomes += [run_tests("tests on SQLite", *_ON_A_DATABASE), on_postgres()]
    with running_beside("tests without a database", "-m", "not browser", *_NO_DATABASE) as without_a_database:
        outcomes += [_in_browser("tests in a browser"), without_a_database()]
    print(f"\n{report(outcomes, strict=strict)}")
    return 0 if all_passed(outcomes, strict=strict) else 1


@contextmanager
def _on_postgres(name: str) -> Iterator[Callable[[], CheckOutcome]]:
    with ExitStack() as stack:
        try:
            address = stack.enter_context(throwaway_server())
        except NoServerError as error:
            outcome = skipped(name, str(error))
            yield lambda: outcome
            return
        yield stack.enter_context(running_beside(name, *_ON_A_DATABASE, more={"DATABASE_URL": address}))


def _in_browser(name: str) -> CheckOutcome:
    program = chromium()
    if program is None:
        return skipped(name, "no Chromium was found (on Debian: apt install chromium; CHROMIUM names another)")
    return run_tests(name, "-m", "browser", more={"CHROMIUM": program})


if __name__ == "__main__":
    sys.exit(main())
