"""Publication dates as sources give them: a day, or a month or a year where no more is known."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass

_PARTIAL = re.compile(r"^(\d{4})(?:-(\d{2}))?$")
_FULL = re.compile(r"^\d{4}-\d{2}-\d{2}$", re.ASCII)
_FIGURES = re.compile(r"(?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<year>\d{4}|\d{2})", re.ASCII)
_IN_WORDS = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>[a-z]{3,9})\s+(?P<year>\d{4}|\d{2})", re.ASCII
)
_MONTH_AND_YEAR = re.compile(r"(?P<month>[a-z]{3,9})\s+(?P<year>\d{4})", re.ASCII)


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


def typed_day(text: str) -> datetime.date | None:
    """The day that a person means by "5 August 2016", "5 Aug 16", "05/08/2016", "5.8.2016" or "2016-08-05".

    Figures are read as they are written in Britain: the day first. "August 2016" and "2016" mean their last day. None
    for anything else, also for a day that there never was.
    """
    words = text.strip().lower().replace(",", " ")
    try:
        if iso := _FULL.match(words):
            return datetime.date.fromisoformat(iso[0])
        if _PARTIAL.match(words):
            return parse_partial_date(words).day
        if found := _FIGURES.fullmatch(words) or _IN_WORDS.fullmatch(words):
            return datetime.date(_year(found["year"]), _month(found["month"]), int(found["day"]))
        if found := _MONTH_AND_YEAR.fullmatch(words):
            return parse_partial_date(f"{_year(found['year'])}-{_month(found['month']):02}").day
    except ValueError:
        return None
    return None


def _year(figures: str) -> int:
    """Two figures mean a year of this century, which all of the record lies in."""
    return int(figures) if len(figures) == 4 else 2000 + int(figures)


def _month(written: str) -> int:
    """The number of a month in figures, in words or cut short; ValueError for a word that is no month."""
    if written.isdecimal():
        return int(written)
    found = [n for n, name in enumerate(calendar.month_name) if n and name.lower().startswith(written)]
    if len(found) != 1:
        raise ValueError(written)
    return found[0]


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
