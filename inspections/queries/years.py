"""Years of publication as one value to choose: a year, or the first and the last of several."""

from __future__ import annotations

from typing import Final

_BETWEEN: Final = "-"
_EVERY: Final = (1, 9999)


def years_between(first: str, last: str) -> str:
    """The years from one to another; either may be blank, both blank is every year."""
    return f"{first}{_BETWEEN}{last}" if last and last != first else first


def first_and_last(value: str) -> tuple[int, int]:
    """The first and the last of the chosen years; a side that was left open goes as far as years do."""
    first, between, last = value.partition(_BETWEEN)
    return int(first or _EVERY[0]), int(last or (_EVERY[1] if between else first))


def is_among(year: str, chosen: str) -> bool:
    first, last = first_and_last(chosen)
    return first <= int(year) <= last
