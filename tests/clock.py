"""A clock that a test sets."""

from __future__ import annotations

import datetime

import pytest


class Clock:
    """What `django.utils.timezone.now` says; it stands until it is set again."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, now: datetime.datetime) -> None:
        self.now = now
        monkeypatch.setattr("django.utils.timezone.now", self.tick)

    def tick(self) -> datetime.datetime:
        """Each look is a little later, as on a clock that goes."""
        self.now += datetime.timedelta(microseconds=1)
        return self.now

    def set(self, year: int, month: int, day: int, hour: int = 12, minute: int = 0) -> None:
        self.now = datetime.datetime(year, month, day, hour, minute, tzinfo=datetime.UTC)

    def next_day(self) -> None:
        self.now = self.now.replace(microsecond=0) + datetime.timedelta(days=1)
