"""The public pages are asked on a fixed day, so that no test depends on the clock."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.test import Client

from tests.dashboard.seen import Seen, see

TODAY = datetime.date(2026, 11, 22)


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> datetime.date:
    monkeypatch.setattr("dashboard.shared.clock.localdate", lambda: TODAY)
    return TODAY


@pytest.fixture
def page(record: None, today: datetime.date, client: Client) -> Callable[[str], Seen]:
    """A page of the shipped record, as a visitor sees it."""
    return lambda address: see(client.get(address))
