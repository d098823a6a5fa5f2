"""One list under its heading: by the marks in its text, by drawn ones, by odd letters, or else by its paragraphs."""

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
        if reader.items and _may_be_nested(document, pages.lines[position + heading : end], rules, reader.items):
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
    """Whether text before the items has no mark, or a drawn one, so that they may be parts of it.

    What leads in to a list ends in a colon.
    """
    first = items[0]
    head = takewhile(lambda line: line != first.lines[0], lines)
    unmarked = (line for line in head if not line_shape(document.page(line.page), line).marked)
    before = [line for line in unmarked if not rules.groups.fullmatch(line.text)]
    if not before or before[-1].text.endswith(":"):
        return False
    if any(marked_shape(document.page(line.page), line, Marks.DRAWN).marked for line in before):
        return True
    if first.lines[0].text[first.shape.text_start - first.lines[0].start :][:1].islower():
        return True
    last = before[-1]
    if last.text == first.subsection or last.page != first.lines[0].page:
        return False
    return first.shape.left - line_shape(document.page(last.page), last).left > _DEEPER
