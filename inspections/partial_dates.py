"""Publication dates as sources give them: a day, or a month or a year where no more is known."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass

_PARTIAL = re.compile(r"^(\d{4})(?:-(\d{2}))?$")
_FULL = re.compile(r"^\d{4}-\d{2}-\d{2}$")


@dataclass(frozen=True)
class PartialDate:
    """A day with its precision ("day", "month" or "year"); a month or a year is held as its last day."""

    day: datetime.date
    precision: str

    def __str__(self) -> str:
        if self.precision == "day":
            return self.day.isoformat()
        return f"{self.day:%Y-%m}" if self.precision == "month" else f"{self.day:%Y}"


def parse_partial_date(text: str) -> PartialDate:
    """ "2016-08-05", "2014-06" or "2005"; ValueError for anything else."""
    if _FULL.match(text):
        return PartialDate(datetime.date.fromisoformat(text), "day")
    match = _PARTIAL.match(text)
    if not match:
        raise ValueError(text)
    year, month = int(match[1]), match[2]
    if month is None:
        return PartialDate(datetime.date(year, 12, 31), "year")
    last = calendar.monthrange(year, int(month))[1] if 1 <= int(month) <= 12 else 0
    return PartialDate(datetime.date(year, int(month), last), "month")


def format_day(day: datetime.date) -> str:
    """As people write it: "5 August 2016"."""
    return f"{day.day} {day:%B %Y}"


def format_days(first: datetime.date, last: datetime.date) -> str:
    """`12 to 23 May 2025`; a month or year that both share is given once."""
    if first.year != last.year:
        return f"{format_day(first)} to {format_day(last)}"
    return f"{first.day if first.month == last.month else f'{first.day} {first:%B}'} to {format_day(last)}"


def format_partial_date(date: PartialDate) -> str:
    """As people write it, no more than is known: "5 August 2016", "June 2014", "2005"."""
    return format_day(date.day) if date.precision == "day" else format_month_known(date)


def format_month_known(date: PartialDate) -> str:
    """The month and year, or the year alone where no more is known."""
    return f"{date.day:%Y}" if date.precision == "year" else f"{date.day:%B %Y}"


def first_possible_day(date: PartialDate) -> datetime.date:
    """The first day that the date may be: a year that is not over yet has begun."""
    if date.precision == "day":
        return date.day
    return date.day.replace(day=1) if date.precision == "month" else date.day.replace(month=1, day=1)
