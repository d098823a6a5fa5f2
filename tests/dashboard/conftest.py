"""The public pages as a visitor sees them. None depends on the clock (tests/house/test_clock.py)."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.test import Client

from tests.dashboard.seen import Seen, see

TODAY = datetime.date(2026, 11, 22)


@pytest.fixture(scope="session")
def today() -> datetime.date:
    """A day after the last report of the shipped record."""
    return TODAY


@pytest.fixture
def page(record: None, today: datetime.date, client: Client) -> Callable[[str], Seen]:
    """Requests a page of the shipped record and returns what a visitor sees."""
    return lambda address: see(client.get(address))
