"""What a field of the review accepts, and what is said of anything else."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Container
from typing import Final

from authorities.queries import authority_by_number
from inspections.draft import JUDGEMENT, LISTS_LOOKED_AT
from inspections.errors import InvalidValueError
from inspections.models.choices import GRADE_RANKS_BY_KEY, framework_choices, kind_choices
from inspections.partial_dates import parse_partial_date
from inspections.review.labels import LOOKED_AT
from inspections.review.record_values import COUNT
from inspections.search.marking import without_controls
from inspections.windows import parse_windows, windows_value

_BRITISH = re.compile(r"^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$")
NOT_CHOSEN: Final = "Choose what you saw."
"""What is said to whoever answers the question on lists with nothing."""
_WORDS = ("%d %B %Y", "%d %b %Y", "%B %Y", "%b %Y")


def clean_value(key: str, value: str) -> str | None:
    """The value as it is kept; None where the field is left blank.

    Raises InvalidValueError with a sentence where the field cannot hold it, or must not be blank.
    """
    value = " ".join(without_controls(value).split())
    if not value and key == LISTS_LOOKED_AT:
        # Enter in another field would otherwise say that a person has looked.
        raise InvalidValueError(NOT_CHOSEN)
    if not value:
        return None
    if key.startswith(JUDGEMENT):
        return _choice(value, GRADE_RANKS_BY_KEY, "grade")
    return _CLEANERS[key](value) if key in _CLEANERS else value[:200]


def _choice(value: str, allowed: Container[str], what: str) -> str:
    if value not in allowed:
        raise InvalidValueError(f"No {what} on the record is called “{value}”. Choose one from the list.")
    return value


def _authority(value: str) -> str:
    found = authority_by_number(value)
    if found is None:
        raise InvalidValueError(f"No council has the DfE number “{value}”. Choose one from the list.")
    return found.dfe_number


def _count(value: str) -> str:
    if not re.fullmatch(r"[0-9]{1,3}", value):
        raise InvalidValueError(f"“{value}” is not a number of recommendations. Write it in figures.")
    return str(int(value))


def _day(value: str) -> str:
    try:
        return datetime.date.fromisoformat(_iso(value)).isoformat()
    except ValueError:
        raise InvalidValueError(f"“{value}” is not a date. Write it as 5 August 2016.") from None


def _published(value: str) -> str:
    try:
        return str(parse_partial_date(_iso(value)))
    except ValueError:
        sentence = f"“{value}” is not a date. Write it as 5 August 2016, or June 2014 if the day is not known."
        raise InvalidValueError(sentence) from None


def _windows(value: str) -> str:
    try:
        return windows_value([(first.isoformat(), last.isoformat()) for first, last in parse_windows(value)])
    except ValueError:
        raise InvalidValueError(
            f"“{value}” is not a list of periods. Write them as 2022-12-05/2022-12-09; 2023-02-14/2023-02-15."
        ) from None


def _iso(value: str) -> str:
    """The date in ISO form where it is written the British way; anything else as it is."""
    if match := _BRITISH.match(value):
        return f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
    for form in _WORDS:
        try:
            day = datetime.datetime.strptime(value, form)  # noqa: DTZ007
        except ValueError:
            continue
        return f"{day:%Y-%m-%d}" if "%d" in form else f"{day:%Y-%m}"
    return value


_CLEANERS: dict[str, Callable[[str], str]] = {
    "authority": _authority,
    "framework": lambda value: _choice(value, dict(framework_choices()), "framework"),
    "kind": lambda value: _choice(value, dict(kind_choices()), "kind of inspection"),
    COUNT: _count,
    "inspection_start": _day,
    "inspection_end": _day,
    "published": _published,
    "windows": _windows,
    LISTS_LOOKED_AT: lambda value: _choice(value, LOOKED_AT, "answer on lists"),
}
