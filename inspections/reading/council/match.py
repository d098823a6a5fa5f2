"""Which council a printed name means, by every name that councils are printed under and by the date.

What people type or import is matched in authorities/names.py, against the register in the database and without a
guess. A test holds that every name of every council leads both to the same council.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Final

from inspections.reading.council.delivery_bodies import councils_of_body
from inspections.reading.council.register import RegisteredCouncil, registered_councils

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
    """The council that a name means, or None with the candidates.

    `sure` is false where it was guessed or the date does not fit; `named` says that the whole name is a known one.
    """

    council: RegisteredCouncil | None
    candidates: tuple[RegisteredCouncil, ...]
    sure: bool
    named: bool = True


def comparable_name(name: str) -> str:
    """A name in small letters without punctuation or “the” in front, and with “and” for “&”."""
    text = name.lower().replace("&", " and ").replace("’", "'")
    text = re.sub(r"'s?\b", "", text)
    text = " ".join(re.sub(r"[^a-z0-9]+", " ", text).split())
    return text.removeprefix("the ")


@cache
def _index() -> dict[str, tuple[RegisteredCouncil, ...]]:
    found: dict[str, list[RegisteredCouncil]] = {}
    for council in registered_councils():
        names = {comparable_name(name) for name in council.names}
        for key in names | {name.removesuffix(" council") for name in names}:
            found.setdefault(key, []).append(council)
    return {key: tuple(same) for key, same in found.items()}


@cache
def _index_without_spaces() -> dict[str, tuple[RegisteredCouncil, ...]]:
    return {name.replace(" ", ""): same for name, same in _index().items()}


def _spellings(printed: str) -> list[str]:
    """The printed name as it is, then without what is commonly put around a name."""
    key = comparable_name(printed)
    # Titles of APA letters may end with the year: “… in North Lincolnshire Council 2007”.
    key = re.sub(r" 20\d\d$", "", key)
    spellings = [key, _BOARD.sub("", key)]
    for strip in (_AFTER, _BEFORE, _AFTER):
        spellings.append(strip.sub("", spellings[-1]))
    spellings.append(_BEFORE.sub("", key))
    return [s for s in dict.fromkeys(spellings) if s]


def council_match(printed: str, day: date | None) -> CouncilMatch:
    """The council with that name on that day; without a day, only a name that no two councils had is settled."""
    spellings = _spellings(printed)
    for spelling in spellings:
        same = _index().get(spelling)
        if same:
            return _settled(same, day)
    for spelling in spellings:
        # A file made anew may have stray spaces in its words: “Rut land”.
        same = _index_without_spaces().get(spelling.replace(" ", ""))
        if same:
            return replace(_settled(same, day), sure=False)
    if not comparable_name(printed):
        return CouncilMatch(None, (), sure=False, named=False)
    guessed = councils_of_body(" ".join(printed.split()), day) or _councils_named_in(comparable_name(printed))
    settled = _settled(guessed, day) if guessed else CouncilMatch(None, (), sure=False)
    return CouncilMatch(settled.council, settled.candidates, sure=False, named=False)


def _settled(same: tuple[RegisteredCouncil, ...], day: date | None) -> CouncilMatch:
    there = tuple(c for c in same if c.exists_on(day)) if day else same
    if len(there) == 1:
        return CouncilMatch(there[0], there, sure=True)
    if not there and len(same) == 1:
        # The report is about a council before it began or after it ended: the name is plain, the date is not.
        return CouncilMatch(same[0], same, sure=False)
    return CouncilMatch(None, there or same, sure=False)


def _councils_named_in(key: str) -> tuple[RegisteredCouncil, ...]:
    """The councils with the longest name that the text starts with, as the name of a trust may."""
    words = key.split(" ")
    starts = (" ".join(words[:count]) for count in range(len(words), 0, -1))
    return next((same for start in starts if (same := _index().get(start))), ())
