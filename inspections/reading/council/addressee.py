"""The council of a letter whose title names none: the one it is addressed to, else the one its first lines name.

The inspectorate's own address is at the head of a letter too: “Bristol BS1 6NL” is not a council, “Bristol City
Council” is.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from inspections.reading.council.match import council_match
from inspections.reading.pdf.page import Page
from inspections.reading.pdf.text import TextLine

COUNCIL: Final = re.compile(r"(?i:\b(?:council|borough|corporation|authority)\b)|\b(?:LB|[MC]BC|MDC|[BC]C)\b")
_JOINS: Final = r"(?:and|of|upon|on|the|with|in|under|&)"
CAPITALS: Final = re.compile(rf"[A-Z][\w’'.-]*(?:\s+(?:{_JOINS}\s+)*[A-Z][\w’'.-]*){{0,6}}")

_NAME_WORD: Final = r"(?!Council\b)[A-Z][\w’'.-]*"
_CALLED_ONE: Final = re.compile(
    rf"{_NAME_WORD}(?:\s+(?:{_JOINS}\s+)*{_NAME_WORD}){{0,6}}\s+(?:Council|local\s+authority)\b"
)
_NEXT: Final = 60
"""Letters of the next line on which a name may go on."""


def addressed_council(lines: tuple[TextLine, ...]) -> tuple[str, TextLine] | None:
    """The only council in the address, with its line; None where there is none or more than one.

    A name over two lines is taken whole: “Bath and North East” over “Somerset Council”.
    """
    joined = [(f"{above.text} {line.text}", line) for above, line in pairwise(lines)]
    over_two = [(name, line) for name, line in joined if COUNCIL.search(name) and council_match(name, None).named]
    taken = {line for _, line in over_two}
    parts = ((part.strip(), line) for line in lines if line not in taken for part in line.text.split(","))
    return only_council((*parts, *over_two))


def council_in_prose(lines: tuple[TextLine, ...]) -> tuple[str, TextLine] | None:
    """The only council that lines of prose call one; None where there is none or more than one."""
    return only_council((found.group(), line) for line in lines for found in CAPITALS.finditer(line.text))


def council_alone(lines: tuple[TextLine, ...]) -> tuple[str, TextLine] | None:
    """The only council whose name a line has and nothing else, as the head of a council's own paper may."""
    return only_council(((line.text.strip(), line) for line in lines), re.compile(""))


def council_written_of(page: Page, after: int) -> tuple[str, TextLine] | None:
    """The only council that a page calls a council or local authority after a place; it may go over two lines."""
    lines = [line for line in page.lines if line.start >= after]
    found = ((match, line) for line in lines for match in _CALLED_ONE.finditer(page.text, line.start, line.end + _NEXT))
    return only_council(
        (text, line) for match, line in found if match.start() < line.end for text in _endings(match.group())
    )


def _endings(text: str) -> Iterator[str]:
    """The words, then as many of the last as may be a name: “In Rutland local authority” begins with no name."""
    words = text.split()
    return (" ".join(words[first:]) for first in range(len(words) - 1))


def only_council(
    parts: Iterable[tuple[str, TextLine]], called: re.Pattern[str] = COUNCIL
) -> tuple[str, TextLine] | None:
    """The only council among names that are called one; None where there is none or more than one."""
    found: dict[tuple[str, ...], tuple[str, TextLine]] = {}
    for text, line in parts:
        match = council_match(text, None) if called.search(text) else None
        if match and match.named:
            found.setdefault(tuple(council.dfe_la_number for council in match.candidates), (text, line))
    return next(iter(found.values())) if len(found) == 1 else None
