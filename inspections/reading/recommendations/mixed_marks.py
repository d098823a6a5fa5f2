"""Marks that tell that some items of a list may be parts of others, and lines within an item that may be notes."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from inspections.reading.layout.list_parts import Doubt, ListItem, ends_sentence
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.text import TextLine

_NOTE: Final = re.compile(r"(?:\d{1,2}|[*†‡])\s+[A-Z]")
"""How a footnote begins that is set like the text: “1 See the guidance”."""
_MARK: Final = re.compile(
    r"(?P<number>\(?\d{1,3}[.)]?)(?=[\s\W])|(?P<letter>\(?(?:[a-z]|[ivx]{2,4})[.)])|(?P<sign>[^\w\s(]|o(?=\s))"
)
"""A mark at the beginning of a line: a number, a letter or a sign."""
_ONE_EDGE: Final = 2.0
"""Points by which equal marks of one list stand apart: 0.1 at most in joint reports at hand, 8 in made pages."""


def add_doubts_of_marks(document: Document, items: Sequence[ListItem]) -> None:
    """Doubts the items that may be parts of others by their marks, and those whose parts may be items."""
    for part in _parts_of_others(document, items):
        part.doubts.add(Doubt.PART)
    for whole in _with_marks_of_items(items):
        whole.doubts.add(Doubt.HOLDS_ITEMS)


def _parts_of_others(document: Document, items: Sequence[ListItem]) -> list[ListItem]:
    """The items of groups with different signs before them, or one sign at two indents, and those after an item that
    ends in a colon.
    """
    groups: dict[str | None, list[ListItem]] = {}
    for item in items:
        groups.setdefault(item.section, []).append(item)
    mixed = (
        one for own in groups.values() if len(set(_signs(own))) > 1 or _have_two_indents(document, own) for one in own
    )
    return [*mixed, *(one for own in groups.values() for one in _after_colon(own))]


def _with_marks_of_items(items: Sequence[ListItem]) -> list[ListItem]:
    """The items with parts that have the mark of the item itself further in, and no colon before them: of siblings
    one may merely stand further in.
    """
    return [item for item in items if item.nested and _holds_own_mark(item)]


def _holds_own_mark(item: ListItem) -> bool:
    own, first = _kind(item.lines[0])[0], min(item.nested)
    return not item.lines[first - 1].text.endswith(":") and _kind(item.lines[first])[0] == own


def _have_two_indents(document: Document, items: Iterable[ListItem]) -> bool:
    """Whether marks of one kind and length begin at two places of a page, under one sub-heading.

    Margins differ from page to page, and the edges of recognised letters from line to line.
    """
    edges: dict[tuple[object, ...], list[float]] = {}
    for item in items:
        line = item.lines[0]
        if not document.page(line.page).is_recognised:
            edges.setdefault((line.page, item.subsection, *_kind(line)), []).append(item.shape.left)
    return any(max(own) - min(own) > _ONE_EDGE for own in edges.values())


def _kind(line: TextLine) -> tuple[str | None, int]:
    """What mark a line has and how many letters long, as figures may end at one edge; none where it stands apart."""
    mark = _MARK.match(line.text)
    if mark is None:
        return None, 0
    return mark["sign"] or str(mark.lastgroup), mark.end()


def has_note(item: ListItem) -> bool:
    """Whether a line of an item, after the end of a sentence, begins like a footnote."""
    return any(ends_sentence(above.text) and _NOTE.match(line.text) for above, line in pairwise(item.lines))


def _signs(items: Iterable[ListItem]) -> Iterable[str]:
    """The signs before items that are neither numbers nor letters."""
    written = (item.lines[0].text[0] for item in items if item.lines[0].start < item.shape.text_start)
    return (sign for sign in written if not sign.isalnum() and sign != "(")


def _after_colon(items: Sequence[ListItem]) -> Sequence[ListItem]:
    for number, item in enumerate(items, start=1):
        if item.lines[-1].text.endswith(":"):
            return items[number:]
    return ()
