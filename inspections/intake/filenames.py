"""The publication date that a file's name suggests: reports are saved as "… - 15 july 2025.pdf" and the like."""

from __future__ import annotations

import calendar
import datetime
import re

_MONTHS = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}
_WORDS = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[\s_.-]+([a-z]{3,9})[\s_.,-]+(\d{4})(?!\d)", re.IGNORECASE)
_ISO = re.compile(r"(?<!\d)(\d{4})[-_.](\d{2})[-_.](\d{2})(?!\d)")
_BRITISH = re.compile(r"(?<!\d)(\d{1,2})[-_.](\d{1,2})[-_.](\d{4})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)(20\d{2})(\d{2})(\d{2})(?!\d)")


def suggested_publication(name: str) -> datetime.date | None:
    """The one date in a file's name; None where it has none, or more than one."""
    days = {day for day in _days(name) if day is not None and day.year >= 2005}
    return days.pop() if len(days) == 1 else None


def _days(name: str) -> list[datetime.date | None]:
    words = [(y, _MONTHS.get(m.lower(), 0), d) for d, m, y in _WORDS.findall(name)]
    numbers = [*_ISO.findall(name), *((y, m, d) for d, m, y in _BRITISH.findall(name)), *_COMPACT.findall(name)]
    return [_day(int(y), int(m), int(d)) for y, m, d in [*words, *numbers]]


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
