"""Words that are like the name of a council, whether or not the register has one of that name."""

import calendar
import re
from typing import Final

from inspections.reading.council.addressee import CAPITALS, COUNCIL

_YEAR: Final = re.compile(r"\s+20\d\d$")
_WORD: Final = re.compile(r"(?!s\b)[^\W\d_]+")
_OF_NO_PLACE: Final = re.compile(
    r"(?:the|an?|of|and|for|in|to|on|at|with|your|our|its|local|authorit(?:y|ies)|councils?|areas?|borough|city|county|"
    r"district|metropolitan|unitary|royal|corporation|partnerships?|children|child|young|people|persons?|families|"
    r"family|services?|social|care|education|health|safeguarding|protection|adoption|fostering|early|help|leavers|"
    r"looked|after|arrangements|assessments?|inspections?|visit|report|letter|annual|performance|department|"
    rf"directorate|director|ofsted|government|england|{'|'.join(filter(None, calendar.month_name))})",
    re.IGNORECASE,
)
"""Words of titles and addresses that name no place."""


def may_be_a_council(text: str) -> bool:
    """Whether the text begins like a name and has a word with a capital that may be that of a place."""
    name = CAPITALS.match(text.strip().removeprefix("the "))
    words = _WORD.findall(name.group()) if name else []
    return any(word[0].isupper() and not _OF_NO_PLACE.fullmatch(word) for word in words)


def calls_itself_a_council(text: str) -> bool:
    """Whether the text is such a name alone, and says that it is one of a council."""
    plain = _YEAR.sub("", text.strip())
    return bool(CAPITALS.fullmatch(plain) and COUNCIL.search(plain)) and may_be_a_council(plain)
