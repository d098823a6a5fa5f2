"""Running text over several lines: its sentences, and where on the pages each of them stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from inspections.reading.contract import Box, PageBox
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.text import TextLine

_BETWEEN_SENTENCES: Final = re.compile(r"(?<=:)\s+|(?<=[.;?!])\s+(?=[A-Z‘“'\"(])")


@dataclass(frozen=True)
class Stretch:
    """A sentence of running text, and where in it the sentence begins and ends."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Prose:
    """Lines that follow each other as one text, with single spaces between them."""

    lines: tuple[TextLine, ...]

    @cached_property
    def text(self) -> str:
        """The lines, one after the other."""
        return " ".join(line.text for line in self.lines)

    def sentences(self) -> Iterator[Stretch]:
        """The sentences in order; what ends in a colon or semicolon counts as one."""
        start = 0
        for match in _BETWEEN_SENTENCES.finditer(self.text):
            yield Stretch(self.text[start : match.start()], start, match.start())
            start = match.end()
        if self.text:
            yield Stretch(self.text[start:], start, len(self.text))

    def position_at(self, offset: int) -> int:
        """Which of the lines has the character at that offset of the text."""
        passed = 0
        for position, line in enumerate(self.lines):
            passed += len(line.text) + 1
            if offset < passed:
                return position
        return len(self.lines) - 1

    def boxes(self, document: Document, stretch: Stretch) -> tuple[PageBox, ...]:
        """The boxes of a sentence as displayed, line by line."""
        found, passed = [], 0
        for line in self.lines:
            start, end = max(stretch.start - passed, 0), min(stretch.end - passed, len(line.text))
            if start < end:
                page = document.page(line.page)
                boxes = page.line_boxes(line.start + start, line.start + end)
                found += [PageBox(line.page, page.displayed(box)) for box in boxes]
            passed += len(line.text) + 1
        return tuple(found)


def paragraph_at(document: Document, lines: Sequence[TextLine], position: int) -> tuple[TextLine, ...]:
    """The paragraph that begins with a line: it and those closely under each other, on the next page too."""
    found = [lines[position]]
    for line in lines[position + 1 :]:
        if is_apart(document, found[-1], line):
            break
        found.append(line)
    return tuple(found)


_APART: Final = 1.45
"""The distance between two lines, as a share of their height, from which they are of two paragraphs.

Letters of 2006 set lines 1.2 and paragraphs 2.1 of it apart.
"""


def is_apart(document: Document, last: TextLine, line: TextLine) -> bool:
    """Whether white space parts two lines, or the end of a sentence and of a page."""
    if last.page != line.page:
        return last.text.endswith((".", ":", ";"))
    page = document.page(line.page)
    above, below = page.letter_box(last.end - 1), page.letter_box(line.start)
    return above is None or below is None or below[1] - above[1] > _APART * (below[3] - below[1])


_ENDED: Final = re.compile(r"[.:;?!][’”'\")\]\d]*$")
"""The end of a sentence, with a bracket, a quotation mark or the mark of a footnote after it."""
_SHORTEST_FULL_LINE: Final = 60
"""Letters of a line that fills its column, from which a sentence is wrapped to the next; headings are shorter."""


def goes_on_with_sentence(document: Document, lines: Sequence[TextLine], position: int) -> bool:
    """Whether a line goes on with a sentence of the line right above it, so that it is no heading.

    That line is full, does not end a sentence, and is of letters as tall.
    """
    line = lines[position]
    before = lines[position - 1] if position else None
    if before is None or before.page != line.page or len(before.text) < _SHORTEST_FULL_LINE:
        return False
    if _ENDED.search(before.text) or is_apart(document, before, line):
        return False
    page = document.page(line.page)
    above, below = page.letter_box(before.end - 1), page.letter_box(line.start)
    return above is not None and below is not None and below[1] > above[1] and _as_tall(above, below)


def _as_tall(above: Box, below: Box) -> bool:
    return abs((above[3] - above[1]) - (below[3] - below[1])) < _SAME_SIZE * (below[3] - below[1])


_SAME_SIZE: Final = 0.06
"""The difference in height between letters of one size, as a share of it; a heading in bold has 0.1 or more."""
