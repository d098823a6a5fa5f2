"""One list under its heading: by the marks in its text, by drawn ones, by odd letters, or else by its paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from inspections.reading.layout.item_marks import Marks, marked_shape
from inspections.reading.layout.line_shapes import line_shape
from inspections.reading.layout.list_parts import Doubt, ListItem, ListRules, ends_sentence
from inspections.reading.layout.lists import ListReader
from inspections.reading.layout.ordered_pages import OrderedPages
from inspections.reading.layout.paragraph_lists import paragraph_items
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.text import TextLine

_DEEPER: Final = 9.0
"""Points by which marks stand further in than the text that they are parts of: 14 or more in made pages."""
_SAME_EDGE: Final = 3.0
"""Points by which the paragraphs of one list begin apart."""
_LONGEST_HEADING: Final = 75
"""Letters of a line that may be the heading of what follows a list."""
_OTHER_MARK: Final = re.compile(r"(?:[A-Z]{1,3}\.? ?\d{1,2}|\d{1,2}(?:\.\d{1,2})+|\(?[A-Z]\)|[B-Z]\.)[.):]?\s")
"""Marks by which no list is read, and which show that text is an item of one."""


@dataclass(frozen=True)
class ListFound:
    """The items of a list, the position of the line that ends it, and whether it says that there is nothing in it."""

    items: tuple[ListItem, ...]
    end: int
    says_nothing: bool


def read_list(document: Document, pages: OrderedPages, rules: ListRules, position: int, heading: int) -> ListFound:
    """The list under a heading of so many lines that begins at the position."""
    empty = []
    for marks in Marks:
        reader = ListReader(document, pages.lines, rules, marks, pages.gutters)
        end = reader.read(position, heading)
        for item in reader.items if marks is not Marks.WRITTEN else ():
            item.doubts.add(Doubt.UNMARKED)
        if reader.items and _breaks_off(reader.items[-1], pages.lines, end):
            reader.items[-1].doubts.add(Doubt.UNFINISHED)
        own = pages.lines[position + heading : end + 1]
        if reader.items and _may_be_nested(document, own, rules, reader.items):
            for item in reader.items:
                item.doubts.add(Doubt.NESTED)
        found = ListFound(tuple(reader.items), end, reader.says_nothing)
        if found.items or found.says_nothing:
            return found
        empty.append(found)
    if rules.paragraphs:
        items, end = paragraph_items(document, pages.lines, rules, position, heading)
        return ListFound(tuple(items), end, says_nothing=False)
    return empty[0]


def _breaks_off(item: ListItem, lines: Sequence[TextLine], end: int) -> bool:
    """Whether the line after a list goes on with the sentence of its last item."""
    return end < len(lines) and not ends_sentence(item.lines[-1].text) and lines[end].text[0].islower()


def _may_be_nested(document: Document, lines: Sequence[TextLine], rules: ListRules, items: Sequence[ListItem]) -> bool:
    """Whether text before the items has no mark, or a drawn or unknown one, so that they may be parts of it.

    What leads in to a list ends in a colon, and is one sentence with no other like it after the list. The last of the
    lines is the one that ended the list.
    """
    first = items[0]
    head = takewhile(lambda line: line != first.lines[0], lines)
    unmarked = (line for line in head if not line_shape(document.page(line.page), line).marked)
    before = [line for line in unmarked if not rules.groups.fullmatch(line.text)]
    if not before:
        return False
    if any(_has_other_mark(document, line) for line in before):
        return True
    if before[-1].text.endswith(":"):
        return sum(map(ends_sentence, (line.text for line in before))) > 1 or _has_sibling(
            document, before[0], lines[-1]
        )
    if first.lines[0].text[first.shape.text_start - first.lines[0].start :][:1].islower():
        return True
    last = before[-1]
    if last.text == first.subsection or last.page != first.lines[0].page:
        return False
    return first.shape.left - line_shape(document.page(last.page), last).left > _DEEPER


def _has_other_mark(document: Document, line: TextLine) -> bool:
    """Whether a drawn mark stands before a line, or one that is no mark of a list as a rule: “R1”, “1.2”, “A)”."""
    drawn = marked_shape(document.page(line.page), line, Marks.DRAWN).marked
    return drawn or _OTHER_MARK.match(line.text) is not None


def _has_sibling(document: Document, lead: TextLine, after: TextLine) -> bool:
    """Whether the line after the items is a sentence that begins where the one before them does."""
    if not (ends_sentence(after.text) or len(after.text) > _LONGEST_HEADING):
        return False
    edges = [line_shape(document.page(line.page), line).left for line in (lead, after)]
    return abs(edges[0] - edges[1]) < _SAME_EDGE
