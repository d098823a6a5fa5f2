"""Dates as reports print them: single days, periods with parts left out, and several periods."""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from inspections.reading.cover.date_forms import MONTH_NAMES, MONTHS, UNTIL, dates_in_words

WEEKDAY: Final = r"(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)day|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)"
_DAY: Final = (
    rf"(?:{WEEKDAY}\b,?\s+)?"
    r"(?<!\d)(?P<day>\d{1,2})(?!\d)(?:\s?(?:st|nd|rd|th)\b)?"
    rf"(?:\s*(?:of\s+)?(?P<month>{MONTH_NAMES})\b\.?,?"
    rf"(?:\s*(?P<year>\d{{4}}|['’]?\d{{2}}(?=\s*(?:$|\n|[),.;–—-]|(?:{UNTIL}|and)\b))))?)?"
)
_TOKEN: Final = re.compile(
    rf"{_DAY}|(?P<between>\bbetween\b)|(?P<to>(?<![a-z]){UNTIL}(?![a-z])|[-–—]+)|(?P<and>\band\b|&|,|;)",
    re.IGNORECASE,
)
# Covers of ILACS reports have “18 Augustto14 September2025” and “28thDecember”, without spaces nobody misses.
_GLUED: Final = re.compile(
    rf"(?<![a-z])(?:{MONTH_NAMES})(?={UNTIL}|and|\d)|\d(?:st|nd|rd|th)?(?={MONTH_NAMES}|{UNTIL}|and)"
    rf"|(?<![a-z])(?:{UNTIL}|and)(?={WEEKDAY}|{MONTH_NAMES}|\d)",
    re.IGNORECASE,
)
WHOLE_DATE: Final = re.compile(
    rf"\b(\d{{1,2}})\s*(?:st|nd|rd|th)?\s*(?:of\s+)?({MONTH_NAMES})\.?,?\s+(\d{{4}})\b", re.IGNORECASE
)

_LONGEST_PERIOD: Final = 60
"""Days: the longest on site without a break is 29, of a SIF inspection; two printed years apart are a slip."""

YEAR: Final = re.compile(r"\b20\d\d\b")
_MONTH_ALONE: Final = re.compile(rf"(?P<month>{MONTH_NAMES})\.?,?\s+(?P<year>20\d\d)\.?", re.IGNORECASE)
_ONLY_DATES: Final = re.compile(
    rf"(?:{MONTH_NAMES}|{WEEKDAY}|\d{{1,2}}\s?(?:st|nd|rd|th)?|20\d\d|{UNTIL}|between|from|and|of|[\s.,;&()’'–—-])+",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Partial:
    """A day whose month or year may have been left to its neighbour."""

    day: int
    month: int | None
    year: int | None


@dataclass(frozen=True)
class Periods:
    """Periods on site; `sure` is false where a year was abbreviated, missing or corrected."""

    periods: tuple[tuple[date, date], ...]
    sure: bool


def holds_only_dates(text: str) -> bool:
    """Whether a line has nothing but days, months and years, and the words that join them."""
    return bool(_ONLY_DATES.fullmatch(dates_in_words(text).text))


def dates_at_start(text: str) -> str:
    """As much of the text as holds only dates, which are put in words, up to the last month."""
    dates = _ONLY_DATES.match(dates_in_words(text).text)
    months = list(re.finditer(rf"(?i)\b(?:{MONTH_NAMES})\b", dates.group())) if dates else []
    return dates.group()[: months[-1].end()] if dates and months else ""


@dataclass(frozen=True)
class DayRead:
    """A day; `sure` is false where it may be another, or its year was abbreviated."""

    day: date
    sure: bool


def day_in(text: str) -> DayRead | None:
    """The first full date of a text, in any form."""
    plain = dates_in_words(text)
    for match in WHOLE_DATE.finditer(plain.text):
        found = _date(int(match[3]), MONTHS[match[2].lower()], int(match[1]))
        if found:
            return DayRead(found, plain.sure)
    abbreviated = periods_in(plain.text)
    if abbreviated and len({day for period in abbreviated.periods for day in period}) == 1:
        return DayRead(abbreviated.periods[0][0], sure=False)
    return None


def first_day_in(text: str) -> date | None:
    """The first full date of a text."""
    found = day_in(text)
    return found.day if found else None


def month_alone(text: str) -> str | None:
    """The month that is all a text prints, as “2016-11”."""
    match = _MONTH_ALONE.fullmatch(text.strip())
    return f"{match['year']}-{MONTHS[match['month'].lower()]:02}" if match else None


def periods_in(text: str, written: date | None = None) -> Periods | None:
    """The periods that a line of dates prints; None where it has no complete date.

    `written` is the day of a letter that leaves the year of its days to the reader: the last such days before it.
    """
    plain = dates_in_words(text)
    groups, sure = _groups(plain.text)
    days = [day for group in groups for day in group]
    sure = sure and plain.sure
    if written and days and all(day.year is None for day in days):
        return _before(groups, written)
    if not days or all(day.year is None for day in days):
        return None
    filled = _filled(days)
    sure = sure and all(day.year is None or day.year >= 2000 for day in days)
    if filled is None:
        return None
    periods, right = _joined(groups, filled)
    return Periods(periods, sure and right)


def _joined(groups: list[list[_Partial]], days: list[date]) -> tuple[tuple[tuple[date, date], ...], bool]:
    """The days as the periods of their groups, and whether all were printed right."""
    left = iter(days)
    ends = [[next(left) for _ in group] for group in groups]
    found = [_period(group[0], group[-1]) for group in ends]
    return tuple(period for period, _ in found), all(right for _, right in found)


def _before(groups: list[list[_Partial]], written: date) -> Periods | None:
    """The periods in the year of a letter, or in the year before where they would lie after it; never sure."""
    for year in (written.year, written.year - 1):
        filled = _filled([replace(day, year=year) for group in groups for day in group])
        periods, _ = _joined(groups, filled) if filled else ((), False)
        if periods and all(end <= written for _, end in periods):
            return Periods(periods, sure=False)
    return None


def _groups(text: str) -> tuple[list[list[_Partial]], bool]:
    """The days of each period, two joined by “to” or a dash, or one by itself; and whether a word joins every two."""
    groups: list[list[_Partial]] = []
    between = ""
    sure, both_ends = True, False
    for match in _TOKEN.finditer(_spaced(_spaced(text))):
        if match["day"] is None:
            both_ends = both_ends or bool(match["between"])
            between = "to" if match["to"] or (match["and"] and both_ends) else between or "and" * bool(match["and"])
            continue
        if groups and between != "and" and len(groups[-1]) == 1:
            sure = sure and between == "to"
            groups[-1].append(_partial(match))
            both_ends = False
        else:
            groups.append([_partial(match)])
        between = ""
    in_a_row = _days_in_a_row(groups)
    # “7 and 18 September” may be two days or the two ends of a period.
    two_days = len(in_a_row) > 1 and all(len(group) == 1 for group in in_a_row)
    return in_a_row, sure and not two_days


def _spaced(text: str) -> str:
    """The text with spaces where words and numbers were run together; a second pass parts what the first one freed."""
    return _GLUED.sub(r"\g<0> ", text)


def _days_in_a_row(groups: list[list[_Partial]]) -> list[list[_Partial]]:
    """Consecutive days joined by “and” are one period: “29 and 30 September 2020”."""
    if len(groups) == 2 and all(len(group) == 1 for group in groups):
        (first,), (second,) = groups
        if first.month is None and second.day == first.day + 1:
            return [[first, second]]
    return groups


def _partial(match: re.Match[str]) -> _Partial:
    year = match["year"].lstrip("'’") if match["year"] else None
    month = MONTHS[match["month"].lower()] if match["month"] else None
    return _Partial(int(match["day"]), month, int(year) if year else None)


def _filled(days: list[_Partial]) -> list[date] | None:
    """Each day with the month and year of the next day that has them, else of the one before."""
    month = year = None
    for position in range(len(days) - 1, -1, -1):
        month, year = days[position].month or month, days[position].year or year
        days[position] = replace(days[position], month=month, year=year)
    filled: list[date] = []
    for day in days:
        month, year = day.month or month, day.year or year
        if month is None or year is None:
            return None
        found = _date(year + 2000 if year < 100 else year, month, day.day)
        if found is None:
            return None
        filled.append(found)
    return filled


def _period(first: date, last: date) -> tuple[tuple[date, date], bool]:
    """The period, and whether it was printed right; a start after its end lies in the year before.

    Unless that would be longer than any period on site: then its two days were printed the wrong way round.
    """
    if first <= last:
        return (first, last), (last - first).days < _LONGEST_PERIOD
    earlier = _date(first.year - 1, first.month, first.day)
    return ((earlier, last), False) if earlier and (last - earlier).days < _LONGEST_PERIOD else ((last, first), False)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def count_days(periods: tuple[tuple[date, date], ...]) -> int:
    """The calendar days of all periods together."""
    return sum((end - start).days + 1 for start, end in periods)
