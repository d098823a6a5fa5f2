"""Lists whose items have no marks at all: the paragraphs under a heading, with sub-headings between them."""

from collections.abc import Iterator, Sequence
from typing import Final

from inspections.reading.layout.frames import frame_around
from inspections.reading.layout.line_shapes import line_shape
from inspections.reading.layout.list_parts import Doubt, ListItem, ListRules, ends_sentence, plain_heading
from inspections.reading.layout.prose import is_apart
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.text import TextLine

_LONGEST_HEADING: Final = 75
"""Letters of a line that may be a heading: those of JTAI letters have up to 66."""
_LARGER: Final = 1.04
"""The size of the letters of a heading against those of the paragraphs, where larger: 1.17 in a letter of 2017."""


def paragraph_items(
    document: Document, lines: Sequence[TextLine], rules: ListRules, start: int, heading: int
) -> tuple[list[ListItem], int]:
    """The paragraphs under a heading of so many lines, all with a doubt, and the position of the line after them."""
    own, end = _lines_of_list(document, lines, rules, start, heading)
    items: list[ListItem] = []
    section, subsection = plain_heading(lines[start].text), None
    for paragraph in _paragraphs(document, own):
        first = paragraph[0]
        if rules.groups.fullmatch(first.text):
            section, subsection = plain_heading(first.text), None
        elif len(paragraph) == 1 and len(first.text) < _LONGEST_HEADING and not ends_sentence(first.text):
            subsection = plain_heading(first.text)
        else:
            shape = line_shape(document.page(first.page), first)
            items.append(ListItem(None, section, subsection, shape, paragraph, doubts={Doubt.UNMARKED}))
    return items, end


def _lines_of_list(
    document: Document, lines: Sequence[TextLine], rules: ListRules, start: int, heading: int
) -> tuple[list[TextLine], int]:
    """The lines up to the heading of what follows, without those in frames of their own."""
    own: list[TextLine] = []
    framed = frame_around(document.page(lines[start].page), lines[start]) is not None
    for position in range(start + heading, len(lines)):
        line = lines[position]
        if own and _is_next_heading(document, rules, lines[start], own[0], line):
            return own, position
        if framed or frame_around(document.page(line.page), line) is None:
            own.append(line)
    return own, len(lines)


def _is_next_heading(document: Document, rules: ListRules, head: TextLine, first: TextLine, line: TextLine) -> bool:
    """Whether a line is the heading of what follows: by its words, or as large as the list's own."""
    if len(line.text) >= _LONGEST_HEADING or not line.text[0].isupper() or rules.groups.fullmatch(line.text):
        return False
    if not line.text.endswith(".") and (rules.ends.match(line.text) or rules.always_ends.match(line.text)):
        return True
    own, other, body = (document.page(one.page).letter_size(one.start) for one in (line, head, first))
    return other > _LARGER * body and own > other / _LARGER


def _paragraphs(document: Document, lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    own: list[TextLine] = []
    for line in lines:
        if own and is_apart(document, own[-1], line):
            yield own
            own = []
        own.append(line)
    if own:
        yield own
