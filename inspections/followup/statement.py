"""By when the written answer to an inspection is due: counted from publication, or as the letter names it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import holidays

from inspections.partial_dates import PartialDate, format_day
from inspections.reading.framework import Statement


@dataclass(frozen=True)
class StatementDue:
    """`counted`: reckoned from publication, which the council's own date of receipt may differ from; else the letter's
    own words.
    """

    day: datetime.date
    counted: bool

    @property
    def words(self) -> str:
        """`about 22 October 2025, counted from publication`, or `25 October 2024, as the letter says`."""
        day = format_day(self.day)
        return f"about {day}, counted from publication" if self.counted else f"{day}, as the letter says"


def statement_due(
    statement: Statement | None, published: PartialDate | None, paragraphs: Iterable[str] = ()
) -> StatementDue | None:
    """None where the framework asks for none, publication is not known to the day, or the letter names no day."""
    if statement is None:
        return None
    if statement.named_by:
        named = _named_day(statement.named_by, paragraphs)
        return StatementDue(named, counted=False) if named else None
    if statement.working_days is None or published is None or published.precision != "day":
        return None
    return StatementDue(working_day_after(published.day, statement.working_days), counted=True)


def working_day_after(day: datetime.date, number: int) -> datetime.date:
    """The working day of that number after the day, in England."""
    return _bank_holidays().get_nth_working_day(day, number)


def _named_day(pattern: str, paragraphs: Iterable[str]) -> datetime.date | None:
    """The one day that the paragraphs name; None where they name none, or several."""
    found = {
        day
        for text in paragraphs
        for match in re.finditer(pattern, " ".join(text.split()), re.IGNORECASE)
        if (day := _day(match["day"]))
    }
    return found.pop() if len(found) == 1 else None


def _day(words: str) -> datetime.date | None:
    try:
        return datetime.datetime.strptime(words, "%d %B %Y").replace(tzinfo=datetime.UTC).date()
    except ValueError:
        return None


@cache
def _bank_holidays() -> holidays.HolidayBase:
    return holidays.country_holidays("GB", subdiv="ENG")
