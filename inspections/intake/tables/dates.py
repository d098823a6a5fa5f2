"""Dates as tables have them: ISO, day first, with two digits of the year, in words, or as the number of a day."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterable
from typing import Final

from inspections.partial_dates import parse_partial_date

_MONTHS: Final = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}
_NUMBERS: Final = re.compile(r"^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4}|\d{2})$")
_WORDS: Final = re.compile(r"^(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})[ ,-]+(\d{4}|\d{2})$")
_MONTH: Final = re.compile(r"^([A-Za-z]{3,9})[ -](\d{4}|\d{2})$")
_TIME: Final = re.compile(r"[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z?$")
_DAY_NUMBER: Final = re.compile(r"^\d{5}$")
_DAY_ZERO: Final = datetime.date(1899, 12, 30)
_MOST: Final = 0.5
"""A column of other things has hardly a date in it."""
_FIRST_YEAR: Final = 2000
"""Of a date that is written with two digits of its year: the record begins in 2005."""


def iso_date(text: str, *, month_first: bool = False) -> str:
    """The date, month or year in ISO form. Raises ValueError where it is none."""
    text = _TIME.sub("", text.strip())
    if _DAY_NUMBER.match(text):
        return (_DAY_ZERO + datetime.timedelta(days=int(text))).isoformat()
    if found := _NUMBERS.match(text):
        one, other = int(found[1]), int(found[2])
        day, month = (other, one) if month_first else (one, other)
        return datetime.date(_year(found[3]), month, day).isoformat()
    if found := _WORDS.match(text):
        return datetime.date(_year(found[3]), _month(found[2]), int(found[1])).isoformat()
    if found := _MONTH.match(text):
        return f"{_year(found[2])}-{_month(found[1]):02}"
    return str(parse_partial_date(text))


def is_month_first(texts: Iterable[str]) -> bool:
    """Whether the dates of a column are written as in America: one can be nothing else, and none is day first."""
    pairs = [(int(found[1]), int(found[2])) for text in texts if (found := _NUMBERS.match(_TIME.sub("", text.strip())))]
    return any(other > 12 for _, other in pairs) and not any(one > 12 for one, _ in pairs)


def looks_like_dates(texts: Iterable[str]) -> bool:
    """Whether most of what is filled are dates: a cell among them may say "Not inspected"."""
    filled = [text for text in texts if text]
    return bool(filled) and sum(map(_is_date, filled)) >= len(filled) * _MOST


def _is_date(text: str) -> bool:
    try:
        iso_date(text)
    except ValueError:
        return False
    return True


def _year(text: str) -> int:
    return int(text) + (_FIRST_YEAR if len(text) == 2 else 0)


def _month(name: str) -> int:
    if name.lower() not in _MONTHS:
        raise ValueError(name)
    return _MONTHS[name.lower()]
