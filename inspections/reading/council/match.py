"""Settling which council a printed name means: by every name it is printed under, and by the date."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from inspections.reading.council.delivery_bodies import councils_of_body
from inspections.reading.council.register import Council, registered_councils

_TYPES: Final = (
    r"(?:(?:metropolitan|county|city|london|royal|district|unitary) )*"
    r"(?:borough |city |county |district |metropolitan )*(?:council|corporation|authority)"
)
_BEFORE: Final = re.compile(
    r"^(?:the )?(?:(?:(?:london|royal|metropolitan|county) )?(?:borough|city|county|district|council|corporation) of"
    r"|(?:lb|rb)(?: of)?) (?:the )?"
)
_AFTER: Final = re.compile(
    rf" (?:{_TYPES}|local authority|lsa|local area(?: partnership)?|area|mbc|mdc|cbc|bc|cc|dc|lscb"
    r"|(?:metropolitan )?(?:borough|city|county|district))$"
)
_BOARD: Final = re.compile(r" (?:local )?safeguarding children board$")


@dataclass(frozen=True)
class CouncilMatch:
    """The council a name means, or None with the candidates.

    `sure` is false where it was guessed or the date does not fit; `named` says that the whole name is a known one.
    """

    council: Council | None
    candidates: tuple[Council, ...]
    sure: bool
    named: bool = True


def comparable_name(name: str) -> str:
    """A name without case, punctuation, “the” in front, or “&”."""
    text = name.lower().replace("&", " and ").replace("’", "'")
    text = re.sub(r"'s?\b", "", text)
    text = " ".join(re.sub(r"[^a-z0-9]+", " ", text).split())
    return text.removeprefix("the ")


@cache
def _index() -> dict[str, tuple[Council, ...]]:
    found: dict[str, list[Council]] = {}
    for council in registered_councils():
        names = {comparable_name(name) for name in council.names}
        for key in names | {name.removesuffix(" council") for name in names}:
            found.setdefault(key, []).append(council)
    return {key: tuple(same) for key, same in found.items()}


def _spellings(printed: str) -> list[str]:
    """The printed name as it is, then with what is commonly put around a name taken away."""
    key = comparable_name(printed)
    # Letters of a year may end their title with it: “… in North Lincolnshire Council 2007”.
    key = re.sub(r" 20\d\d$", "", key)
    spellings = [key, _BOARD.sub("", key)]
    for strip in (_AFTER, _BEFORE, _AFTER):
        spellings.append(strip.sub("", spellings[-1]))
    spellings.append(_BEFORE.sub("", key))
    return [s for s in dict.fromkeys(spellings) if s]


def council_match(printed: str, day: date | None) -> CouncilMatch:
    """The council of that name on that day; without a day, only a name that one council ever had is settled."""
    for spelling in _spellings(printed):
        same = _index().get(spelling)
        if same:
            return _settled(same, day)
    if not comparable_name(printed):
        return CouncilMatch(None, (), sure=False, named=False)
    guessed = councils_of_body(" ".join(printed.split()), day) or _councils_named_in(comparable_name(printed))
    settled = _settled(guessed, day) if guessed else CouncilMatch(None, (), sure=False)
    return CouncilMatch(settled.council, settled.candidates, sure=False, named=False)


def _settled(same: tuple[Council, ...], day: date | None) -> CouncilMatch:
    there = tuple(c for c in same if c.exists_on(day)) if day else same
    if len(there) == 1:
        return CouncilMatch(there[0], there, sure=True)
    if not there and len(same) == 1:
        # A report about a council before it began or after it ended: the name is plain, the date is not.
        return CouncilMatch(same[0], same, sure=False)
    return CouncilMatch(None, there or same, sure=False)


def _councils_named_in(key: str) -> tuple[Council, ...]:
    """The councils with the longest name that starts the text, as in the name of a trust."""
    starts = [name for name in _index() if f"{key} ".startswith(f"{name} ")]
    return _index()[max(starts, key=len)] if starts else ()
