"""One list under its heading: by the marks in its text, by drawn ones, by odd letters, or else by its paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from inspections.reading.layout.frames import frame_around
from inspections.reading.layout.item_marks import Marks, has_other_mark
from inspections.reading.layout.line_shapes import line_shape
from inspections.reading.layout.list_parts import Doubt, ListItem, ListRules, ends_sentence
from inspections.reading.layout.lists import ListReader
from inspections.reading.layout.ordered_pages import OrderedPages
from inspections.reading.layout.paragraph_lists import paragraph_items
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.text import TextLine
from inspections.reading.recommendations.column_starts import is_headed_by_columns
from inspections.reading.recommendations.other_parts import items_under_late_headings, items_under_like_headings

_DEEPER: Final = 9.0
"""Points by which marks stand further in than the text that they are parts of: 14 or more in made pages."""
_NEXT_LINE: Final = 1.45
"""Heights from a line to the one right under it; a heading has white space over it."""
_SAME_EDGE: Final = 3.0
"""Points by which the paragraphs of one list begin apart."""
_LONGEST_HEADING: Final = 75
"""Letters of a line that may be the heading of what follows a list."""
_LEADS_IN: Final = re.compile(
    r"(?i)(?:\b(?:following|below)\b[^.]{0,60}[.]?|\b(?:should|must|needs? to|required to)\b[^.]{0,90}:"
    r"|\b(?:are|is|that|to|includes?|of|for|in):)$"
)
"""How a sentence ends that leads in to a list: “… should take the following action.”"""
_MOST_PARAGRAPHS: Final = 40
"""Paragraphs of a list without marks: a joint letter has 30 at most; what goes on to the end of a report is no list."""


@dataclass(frozen=True)
class ListFound:
    """The items of a list, the position of the line that ends it, and whether it says that there is nothing in it."""

    items: tuple[ListItem, ...]
    end: int
    says_nothing: bool


def read_list(document: Document, pages: OrderedPages, rules: ListRules, position: int, heading: int) -> ListFound:
    """The list under a heading of so many lines that begins at the position."""
    written, *others = Marks
    first = _by_marks(document, pages, rules, (position, heading), written)
    if first.says_nothing or (first.items and not any(Doubt.NESTED in item.doubts for item in first.items)):
        return first
    tried = (_by_marks(document, pages, rules, (position, heading), marks) for marks in others)
    if first.items:
        # What has written marks may be parts of items with other ones.
        return max((first, *tried), key=_whole_items)
    found = next((one for one in tried if one.items or one.says_nothing), first)
    if found.items or found.says_nothing or not rules.paragraphs:
        return found
    items, end = paragraph_items(document, pages.lines, rules, position, heading)
    several = rules.paragraphs <= len(items) <= _MOST_PARAGRAPHS
    return ListFound(tuple(items), end, says_nothing=False) if several else first


def _by_marks(
    document: Document, pages: OrderedPages, rules: ListRules, place: tuple[int, int], marks: Marks
) -> ListFound:
    """The list at a position, under a heading of so many lines, by the marks that are looked for in one way."""
    position, heading = place
    reader = ListReader(document, pages.lines, rules, marks, pages.gutters)
    end = reader.read(position, heading)
    if marks is not Marks.WRITTEN:
        for item in reader.items:
            item.doubts.add(Doubt.OTHER_MARKS if marks is Marks.SERIES else Doubt.UNMARKED)
    if reader.items and _breaks_off(document, reader.items[-1], pages.lines, end):
        reader.items[-1].doubts.add(Doubt.UNFINISHED)
    own = pages.lines[position + heading : end + 1]
    if reader.items and _may_be_nested(document, own, rules, reader.items):
        for item in reader.items:
            item.doubts.add(Doubt.NESTED)
    if reader.items and is_headed_by_columns(document, _before_first(own, reader.items)):
        for item in reader.items:
            item.doubts.add(Doubt.COLUMNS)
    alike = rules.like_headings
    for item in items_under_like_headings(document, pages.lines[position], own, reader.items, like_headings=alike):
        item.doubts.add(Doubt.OTHER_PART)
    for item in items_under_late_headings(reader.items):
        item.doubts.add(Doubt.LATE_HEADING)
    return ListFound(tuple(reader.items), end, reader.says_nothing)


def _before_first(lines: Sequence[TextLine], items: Sequence[ListItem]) -> list[TextLine]:
    """The lines of a list before its first item."""
    return list(takewhile(lambda line: line != items[0].lines[0], lines))


def _whole_items(found: ListFound) -> int:
    """How many items a list has that are no parts of others."""
    return sum(Doubt.NESTED not in item.doubts for item in found.items)


def _breaks_off(document: Document, item: ListItem, lines: Sequence[TextLine], end: int) -> bool:
    """Whether the line after a list goes on with the sentence of its last item, or stands right under or beside it."""
    last = item.lines[-1]
    if end >= len(lines) or (ends_sentence(last.text) and not last.text.endswith(")")):
        return False
    if lines[end].text[0].islower():
        return True
    if ends_sentence(last.text):
        return False
    page = document.page(last.page)
    own, other = page.box_of_line(last), page.box_of_line(lines[end]) if lines[end].page == last.page else None
    return own is not None and other is not None and other[1] - own[1] < _NEXT_LINE * (own[3] - own[1])


def _may_be_nested(document: Document, lines: Sequence[TextLine], rules: ListRules, items: Sequence[ListItem]) -> bool:
    """Whether text before the items has no mark, or a drawn or unknown one, so that they may be parts of it.

    What leads in to a list ends in a colon, and is one sentence with no other like it after the list. The last of the
    lines is the one that ended the list.
    """
    first = items[0]
    unmarked = (line for line in _before_first(lines, items) if not line_shape(document.page(line.page), line).marked)
    before = [line for line in unmarked if not rules.groups.fullmatch(line.text)]
    if not before or any(has_other_mark(document.page(line.page), line) for line in before):
        return bool(before)
    small = first.lines[0].text[first.shape.text_start - first.lines[0].start :][:1].islower()
    if before[-1].text == first.subsection:
        # Items under a heading of their own, after a paragraph that leads in to none, are those of another part.
        return small or _is_paragraph(before[:-1])
    if before[-1].text.endswith(":"):
        several = sum(ends_sentence(line.text) for line in before) > 1
        # Lines that each begin with a capital are items without full stops, the last of which has these parts.
        several = several or (small and sum(line.text[0].isupper() for line in before) > 1)
        # What leads in to parts within a ruled cell is an item, and so may be what does not say that more is to come.
        several = several or (small and frame_around(document.page(before[-1].page), before[-1]) is not None)
        several = several or (small and not _LEADS_IN.search(" ".join(line.text for line in before)))
        return several or _has_sibling(document, before[0], lines[-1])
    if small:
        return True
    last = before[-1]
    left = line_shape(document.page(last.page), last).left
    return last.page == first.lines[0].page and first.shape.left - left > _DEEPER


def _is_paragraph(lines: Sequence[TextLine]) -> bool:
    """Whether lines are text of their own: they end as a sentence does, and lead in to no list."""
    text = " ".join(line.text for line in lines)
    return not (text.endswith(":") or _LEADS_IN.search(text)) and len(text) > _LONGEST_HEADING


def _has_sibling(document: Document, lead: TextLine, after: TextLine) -> bool:
    """Whether the line after the items is a sentence that begins where the one before them does."""
    if not (ends_sentence(after.text) or len(after.text) > _LONGEST_HEADING):
        return False
    edges = [line_shape(document.page(line.page), line).left for line in (lead, after)]
    return abs(edges[0] - edges[1]) < _SAME_EDGE
