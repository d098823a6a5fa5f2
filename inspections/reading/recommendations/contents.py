"""Whether the heading of a list is only a line of a table of contents, and the list stands elsewhere."""

import re
from collections.abc import Sequence
from typing import Final

from inspections.reading.contract import Note
from inspections.reading.layout.list_parts import ListItem, plain_heading
from inspections.reading.pdf.text import TextLine

_NAMED_ITEM: Final = re.compile(
    r"(?i)(?:recommendation|action|priority|area|improvement)s?(?: (?:no\.?|number))? \d{1,2}"
)
"""A line over an item that names it, and no line of a table of contents."""
_PAGE: Final = re.compile(r"[\s.…·]*\b\d{1,3}$|[\s.…·]+$")
"""The dots and the number of a page behind a line of contents."""
_NUMBERED: Final = re.compile(r"[\s.…·]\d{1,3}$")
"""How a line ends that has the number of a page behind it."""
_UNDER: Final = re.compile(r"\s\d{1,3}$")
"""The same, of the lines under the heading of a list, where dots stand in a case study too."""
_NEAR: Final = 3
"""Lines before and after that heading which are looked at."""
_LONGEST: Final = 90
"""Letters of a heading in a table of contents."""
_MOST_AGAIN: Final = 2
"""Times that the heading of a list stands in the body: for a council and its board. An APA letter has one for each of
six outcomes, each followed by the heading of the other list.
"""


def is_of_contents(lines: Sequence[TextLine], position: int) -> bool:
    """Whether a line stands in a table of contents: lines under it end in the number of a page, or it and others
    around it stand again on later pages.
    """
    near = [other.text for other in lines[position + 1 : position + 1 + _NEAR] if other.page == lines[position].page]
    near = [text for text in near if not _NAMED_ITEM.fullmatch(text)]
    return sum(bool(_UNDER.search(text)) for text in near) > 1 or stands_again(lines, position)


def stands_again(lines: Sequence[TextLine], position: int) -> bool:
    """Whether a heading and two lines around it are headings of later pages, or the very next line is it again.

    A list that is printed twice has the same lines right under both headings, and a table of contents has not.
    """
    own = lines[position]
    again = _places(lines, position, own)
    if not 1 <= len(again) <= _MOST_AGAIN:
        return False
    if again[0] == position + 1:
        return True
    near = [*range(max(0, position - _NEAR), position), *range(position + 1, min(len(lines), position + 1 + _NEAR))]
    others = [at for at in near if lines[at].page == own.page and _may_be_heading(lines[at].text)]
    apart = ([place - again[0] != at - position for place in _places(lines, position, lines[at])] for at in others)
    return sum(any(found) for found in apart) > 1


def notes_beside_contents(lines: Sequence[TextLine], position: int, items: Sequence[ListItem]) -> list[Note]:
    """That items were found under a heading that stands again, before it does: they may be those of a list of its own.

    Lines of contents may be taken for items; they stand again themselves, or have the number of a page behind them.
    """
    own, again = lines[position], _places(lines, position, lines[position])[0]
    under = {lines[at]: at for at in range(position + 1, again) if lines[at].page <= own.page + 1}
    found = ([line for line in item.lines if line in under] for item in items if item.lines[0] in under)
    if all(any(_NUMBERED.search(line.text) or _places(lines, under[line], line) for line in item) for item in found):
        return []
    name = plain_heading(own.text)
    message = f"The heading “{name}” stands again on a later page, where its list was read: look at both."
    return [Note("list_goes_on", message, own.page)]


def _places(lines: Sequence[TextLine], position: int, wanted: TextLine) -> list[int]:
    """Where the words of a line stand again on pages after that of the line at a position."""
    text, page = _plain(wanted.text), lines[position].page
    later = range(position + 1, len(lines))
    again = [at for at in later if lines[at].page > page and lines[at].text.casefold().startswith(text)]
    return [at for at in again if _plain(lines[at].text) == text]


def _may_be_heading(text: str) -> bool:
    return text[0].isupper() and len(text) <= _LONGEST and not text.endswith((".", ";", ":", ","))


def _plain(text: str) -> str:
    return _PAGE.sub("", text).casefold()
