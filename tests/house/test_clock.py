"""The dashboard never asks for today's date: what it shows depends on the record alone. And no test runs into the next
day.
"""

import ast
import datetime

import pytest

from tests.clock import until_tomorrow
from tests.house.files import nodes, parsed, python_files

ASKING = {"localdate", "localtime", "now", "today", "utcnow"}


def asks_the_clock(tree: ast.Module) -> bool:
    """Whether a module imports Django's clock, or calls one of Python's, such as `datetime.date.today()`."""
    imported = {alias.name for node in nodes(tree) if isinstance(node, ast.ImportFrom) for alias in node.names
                if node.module == "django.utils.timezone"}  # fmt: skip
    called = {node.func.attr for node in nodes(tree)
              if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)}  # fmt: skip
    return bool((imported | called) & ASKING)


def test_no_module_of_the_dashboard_asks_the_clock():
    asking = [path for path in python_files() if path.parts[0] == "dashboard" and asks_the_clock(parsed(path))]
    assert asking == []


@pytest.mark.parametrize(
    "line",
    ["from django.utils.timezone import localdate", "timezone.localdate()", "datetime.date.today()", "datetime.now()"],
)
def test_every_way_to_ask_it_is_seen(line):
    assert asks_the_clock(ast.parse(line))


@pytest.mark.parametrize(
    ("now", "seconds"),
    [
        ("2026-12-31 12:00:00", 0),
        ("2026-12-31 23:57:59", 0),
        ("2026-12-31 23:58:00", 120),
        ("2026-12-31 23:59:50.5", 9.5),
        ("2027-01-01 00:00:00", 0),
        # The day ends an hour earlier in London than by UTC.
        ("2027-06-30 22:59:00", 60),
        ("2027-06-30 23:59:30", 30),
    ],
)
def test_a_test_that_would_run_into_the_next_day_begins_on_it(now: str, seconds: float):
    assert until_tomorrow(datetime.datetime.fromisoformat(now).replace(tzinfo=datetime.UTC)) == seconds
