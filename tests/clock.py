"""A clock that a test sets; and the day, which is the same from the beginning of a test to its end."""

from __future__ import annotations

import datetime
from typing import Final
from zoneinfo import ZoneInfo

import pytest

_LONG: Final = datetime.timedelta(minutes=2)
"""Nearly every test takes less, also on a machine that does much else."""
_ZONES: Final = (ZoneInfo("Europe/London"), datetime.UTC)


def until_tomorrow(now: datetime.datetime) -> float:
    """The seconds to wait before a test begins: until the day has ended, in London or by UTC, where it is about to.

    What is published today is published today, whatever a test then takes; that a day ends is for tests that set a
    clock. 0 at most times.
    """
    soon = now + _LONG
    # The next day begins in a whole minute of both.
    begun = soon.replace(second=0, microsecond=0)
    minutes = [begun - datetime.timedelta(minutes=minute) for minute in range(_LONG // datetime.timedelta(minutes=1))]
    midnights = [each for each in minutes if each > now and any(_is_midnight(each, zone) for zone in _ZONES)]
    return max(((each - now).total_seconds() for each in midnights), default=0.0)


def _is_midnight(moment: datetime.datetime, zone: datetime.tzinfo) -> bool:
    return moment.astimezone(zone).time() == datetime.time()


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
