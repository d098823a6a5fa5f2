"""Which framework a document belongs to, by the title in its opening lines alone.

Bodies of reports cite other inspections in their first paragraph, so nothing further down is asked.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from inspections.reading.classify.other_papers import says_other_paper
from inspections.reading.framework import Framework
from inspections.reading.frameworks import frameworks
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.text import Line

_OPENING_LINES = 24
_LETTERHEAD_LINES = 50
_LINES_AFTER_SALUTATION = 6
_LEAST_LINES_OF_COVER = 3
_LINES_UNDER_TITLE = 2
_FOOT = 0.88
"""The share of a page's height under which running feet stand."""


@dataclass(frozen=True)
class Opening:
    """The lines in which a document says what it is; of a letter also those over “Dear …”, whom it is to among them."""

    lines: tuple[Line, ...]
    address: tuple[Line, ...] = ()

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        """The lines with single spaces: patterns of titles take long on a line of thousands."""
        return tuple(" ".join(line.text.split()) for line in self.lines)

    @cached_property
    def text(self) -> str:
        """The lines, one under the other."""
        return "\n".join(self._texts)

    def lines_at(self, start: int, end: int) -> tuple[Line, ...]:
        """The lines that a stretch of `text` touches."""
        found, position = [], 0
        for line, text in zip(self.lines, self._texts, strict=True):
            if position < end and position + len(text) > start:
                found.append(line)
            position += len(text) + 1
        return tuple(found)


def opening_of(document: Document) -> Opening:
    """The first lines; of a letter also those after “Dear …”, where its title stands."""
    lines = [line for line in document.lines[: _LETTERHEAD_LINES * 2] if not line.text.isdigit()]
    opening = _first_lines(document, lines)
    for position, line in enumerate(lines[:_LETTERHEAD_LINES]):
        if re.match(r"dear\b", line.text, re.IGNORECASE):
            after = max(position, len(opening))
            opening += lines[after : position + 1 + _LINES_AFTER_SALUTATION]
            return Opening(tuple(opening), tuple(lines[:position]))
    return Opening(tuple(opening))


def _first_lines(document: Document, lines: list[Line]) -> list[Line]:
    """The lines of the first pages that have some, without those at a page's foot: one known foot has a wrong title."""
    first = [line for line in lines[:_OPENING_LINES] if not _is_at_foot(document, line)]
    cover = [line for line in first if line.page == first[0].page]
    return cover if len(cover) >= _LEAST_LINES_OF_COVER else first


def _is_at_foot(document: Document, line: Line) -> bool:
    page = document.page(line.page)
    box = page.letter_box(line.start)
    return box is not None and box[1] > _FOOT * page.text_height


def classify(opening: Opening) -> Framework | None:
    """The first framework whose title starts a line of the opening; None where the paper says that it is another."""
    text = opening.text
    for framework in frameworks().values():
        title = framework.title_in(text)
        if title:
            return None if _is_other_paper(opening, *title.span()) else framework
    return None


def _is_other_paper(opening: Opening, start: int, end: int) -> bool:
    """Whether the lines around the title tell of guidance, a plan or news; those of a letter are an address."""
    if opening.address:
        return False
    before, own = opening.lines_at(0, start), opening.lines_at(start, end)
    last = opening.lines.index(own[-1])
    return says_other_paper((*before, *own, *opening.lines[last + 1 : last + 1 + _LINES_UNDER_TITLE]))
