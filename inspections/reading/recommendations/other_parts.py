"""Items that may be those of the part of a report after a list: the heading over them is set like that of the list."""

import re
from collections.abc import Sequence
from typing import Final

from inspections.reading.layout.frames import is_framed_apart
from inspections.reading.layout.line_shapes import line_shape
from inspections.reading.layout.list_parts import ListItem
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.fonts import is_bold
from inspections.reading.pdf.text import TextLine

ASIDE: Final = re.compile(r"(?i)(?:case|practice) (?:study|example)")
"""How the heading of an aside begins."""
_APART: Final = re.compile(
    r"(?i)(?:next steps?|what happens next|what (?:works|worked|is working|went) well|(?:key |main )?strengths?\b"
    r"|progress (?:since|made)|responses? (?:from|of|by)\b|views of|evidence|(?:main )?findings|our judgement"
    r"|good practice|conclusions?\b|background|about (?:this|the)\b|information about)"
)
"""How headings begin under which nothing is asked for."""
_SAME_SIZE: Final = 0.03
"""The share by which the letters of two headings of one kind differ in size."""
_SAME_EDGE: Final = 3.0
"""Points by which two such headings begin apart."""


def items_under_like_headings(
    document: Document, heading: TextLine, lines: Sequence[TextLine], items: Sequence[ListItem], *, like_headings: bool
) -> list[ListItem]:
    """The items from the first sub-heading on that is set like the heading of the list, or is that of an aside.

    They end with the group of the sub-heading, which is the line right before the first of its items. With
    `like_headings` a list whose first item has such a sub-heading already has none.
    """
    places = {line: position for position, line in enumerate(lines)}
    first = lines[places.get(items[0].lines[0], 1) - 1] if items and items[0].subsection else None
    if like_headings and first and _are_alike(document, heading, first):
        return []
    found: list[ListItem] = []
    last: ListItem | None = None
    other_part = False
    for item in items:
        if last and item.section != last.section:
            other_part = False
        above = places.get(item.lines[0], 0) - 1
        if last and item.subsection and item.subsection != last.subsection and above >= 0:
            other_part = other_part or _heads_another_part(document, heading, lines[above])
        if other_part:
            found.append(item)
        last = item
    return found


def items_under_late_headings(items: Sequence[ListItem]) -> list[ListItem]:
    """The items from a sub-heading on where the first ones of their group have none, or under one of another part.

    Of 209 items with a sub-heading in reports at hand none is so.
    """
    first: dict[str | None, str | None] = {}
    for item in items:
        first.setdefault(item.section, item.subsection)
    return [
        item for item in items if item.subsection and (first[item.section] is None or _APART.match(item.subsection))
    ]


def _heads_another_part(document: Document, heading: TextLine, line: TextLine) -> bool:
    # Of an aside in a frame it is the frame that tells which items are its own.
    aside = ASIDE.match(line.text) is not None and not is_framed_apart(document.page(line.page), line)
    return aside or _are_alike(document, heading, line)


def _are_alike(document: Document, heading: TextLine, line: TextLine) -> bool:
    """Whether two lines are set in one size, both bold or not, in capitals or not, and begin at one place."""
    page, own = document.page(heading.page), document.page(line.page)
    size, other = page.letter_size(heading.start), own.letter_size(line.start)
    edge, beside = line_shape(page, heading).left, line_shape(own, line).left
    return (
        abs(size - other) <= _SAME_SIZE * size
        and heading.text.isupper() == line.text.isupper()
        and abs(edge - beside) < _SAME_EDGE
        and is_bold(page, heading.end - 1) == is_bold(own, line.end - 1)
    )
