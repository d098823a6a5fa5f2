"""Several periods on site as one plain value: `2022-12-05/2022-12-09; 2023-02-14/2023-02-15`."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from inspections.partial_dates import format_days

type Period = tuple[datetime.date, datetime.date]


def windows_value(windows: Iterable[tuple[str, str]]) -> str:
    return "; ".join(f"{first}/{last}" for first, last in windows)


def parse_windows(text: str) -> tuple[Period, ...]:
    """ValueError where it is not at least two periods, each after the one before."""
    periods = []
    for part in text.split(";"):
        first, last = part.strip().split("/")
        periods.append((datetime.date.fromisoformat(first.strip()), datetime.date.fromisoformat(last.strip())))
    days = [day for period in periods for day in period]
    if len(periods) < 2 or days != sorted(days):
        raise ValueError(text)
    return tuple(periods)


def windows_words(text: str) -> str:
    """`5 to 9 December 2022; 14 to 15 February 2023`"""
    return "; ".join(format_days(*period) for period in parse_windows(text))


def span_of(text: str) -> Period:
    """The first and the last day on site."""
    periods = parse_windows(text)
    return periods[0][0], periods[-1][1]
