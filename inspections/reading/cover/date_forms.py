"""Other ways to print a date, in figures or with the month first, put as day, month in words and year."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

MONTHS: Final = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}
MONTH_NAMES: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
UNTIL: Final = r"(?:to|until|till|through)"

_JOINED: Final = rf"\s*(?:{UNTIL}\b|and\b|&|[-–—])\s*"
_FIGURES: Final = re.compile(
    # Redbridge, November 2016: “12/09/2016”; the separators of a date are alike.
    r"(?<![\d/.])(?P<one>\d{1,2})(?P<sep>\s?[/.]\s?|-|–)(?P<two>\d{1,2})(?P=sep)(?P<year>20\d\d|['’]?\d\d)(?![./]?\d)"
)
_YEAR_FIRST: Final = re.compile(
    r"(?<![\d/.])(?P<year>20\d\d)(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})\b"
)
_WITHOUT_YEAR: Final = re.compile(
    rf"(?i)(?<![\d/.])(?P<one>\d{{1,2}})[/.](?P<two>\d{{1,2}})(?={_JOINED}(?:\w+day,?\s+)?\d{{1,2}} (?:{MONTH_NAMES}) )"
)
_BROKEN: Final = re.compile(r"(?<![\w/.-])(?:20\d\d-\s*\d{1,2}-\s*\d{1,2}|\d{1,2}-\s*\d{1,2}-\s*20\d\d)(?![\w/-])")
"""A date in figures that may go on on the next line after one of its hyphens."""
_HYPHENED: Final = re.compile(
    rf"(?i)(?<![\w/.])(?P<day>\d{{1,2}})[ -](?P<month>{MONTH_NAMES})-(?P<year>20\d\d|\d\d)(?![\w/-])"
)
"""“25-Nov-2016”, as spreadsheets print it."""
_ORDINAL: Final = r"(?:st|nd|rd|th)?"
_DAY: Final = rf"\d{{1,2}}(?!\d){_ORDINAL}(?![a-z])"
_NO_MONTH_NEXT: Final = rf"(?!\s*(?:of\s+)?(?:{MONTH_NAMES})\b)"
_MONTH_FIRST: Final = re.compile(
    rf"(?i)(?P<before>\d{_ORDINAL}\s*(?:of\s+)?)?\b(?P<month>{MONTH_NAMES})\b\.?\s+(?:the\s+)?(?P<days>{_DAY}"
    rf"(?:{_JOINED}(?:\w+day,?\s+)?{_DAY}{_NO_MONTH_NEXT})?){_NO_MONTH_NEXT}(?:,?\s*(?P<year>20\d\d)\b)?"
)
_NOT_UNDERSTOOD: Final = re.compile(
    rf"(?i)\d\s*[-/.]\s*\d{{1,2}}\s*[-/.]\s*\d|\b20\d\d[-/.]\d{{1,2}}\b(?!\s*(?:{MONTH_NAMES})\b)"
)
"""What looks like a date in figures after all that is understood was put in words."""
_SLASHES: Final = {ord("⁄"): "/", ord("∕"): "/"}
"""Signs that look like a slash: those of fractions and of division."""
_MONTHS_OF_A_YEAR: Final = 12
"""A larger number in a date is a day."""


@dataclass(frozen=True)
class DatesInWords:
    """The text with its dates as “12 September 2016”; `sure` is false where one may mean another day."""

    text: str
    sure: bool


def dates_in_words(text: str) -> DatesInWords:
    """The text with every date in the form that letters have: day, month in words, year.

    Of two numbers the first is the day, as the inspectorate prints them; that is sure only where one date of the
    text has a day after the 12th to show it. A year of two figures is left for the caller to doubt.
    """
    if not any(map(str.isdigit, text)):
        return DatesInWords(text, sure=True)
    text = text.translate(_SLASHES)
    text = _BROKEN.sub(lambda match: "".join(match.group().split()), text)
    text = _YEAR_FIRST.sub(_of_numbers, text)
    text = _HYPHENED.sub(_of_hyphens, text)
    order = _order(text)
    text = _FIGURES.sub(lambda match: _of_figures(match, order), text)
    text = _WITHOUT_YEAR.sub(lambda match: _of_figures(match, order), text)
    sure = order.sure and not _NOT_UNDERSTOOD.search(text)
    return DatesInWords(_MONTH_FIRST.sub(_of_month_first, text), sure)


@dataclass(frozen=True)
class _Order:
    """Whether the dates in figures of a text have the day first, and whether that is known."""

    day_first: bool
    sure: bool


def _order(text: str) -> _Order:
    pairs = [(int(match["one"]), int(match["two"])) for match in _in_figures(text)]
    day_first = any(one > _MONTHS_OF_A_YEAR for one, _ in pairs)
    month_first = any(two > _MONTHS_OF_A_YEAR for _, two in pairs)
    alike = all(one == two for one, two in pairs)
    # The inspectorate never prints the month first: where it stands first, somebody else wrote the date.
    return _Order(day_first=day_first or not month_first, sure=alike or (day_first and not month_first))


def _in_figures(text: str) -> Iterator[re.Match[str]]:
    yield from _FIGURES.finditer(text)
    yield from _WITHOUT_YEAR.finditer(_FIGURES.sub(r"1 January 2000", text))


def _of_figures(match: re.Match[str], order: _Order) -> str:
    one, two = int(match["one"]), int(match["two"])
    day, month = (one, two) if order.day_first else (two, one)
    year = match.groupdict().get("year") or ""
    # A year of two figures is as good as its mark: without one it is a number like any other.
    return _words(match, day, month, f"’{year}" if len(year) == 2 else year)


def _of_hyphens(match: re.Match[str]) -> str:
    year = match["year"]
    return f"{match['day']} {match['month']} {f'’{year}' if len(year) == 2 else year}"


def _of_numbers(match: re.Match[str]) -> str:
    return _words(match, int(match["day"]), int(match["month"]), match["year"])


def _words(match: re.Match[str], day: int, month: int, year: str) -> str:
    """The date in words; as it was where there is no such day."""
    try:
        date(int(year[-2:]) + 2000 if year else 2000, month, day)
    except ValueError:
        return match.group()
    return f"{day} {calendar.month_name[month]} {year}".rstrip()


def _of_month_first(match: re.Match[str]) -> str:
    """“September 12 to 16, 2016” as “12 to 16 September 2016”; not where the month has a day before it."""
    if match["before"]:
        return match.group()
    return f"{match['days']} {match['month']} {match['year'] or ''}".rstrip()
