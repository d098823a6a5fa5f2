"""The first lines of a document, which say what it is; for a letter also those that its title stands in."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from inspections.reading.pdf.document import Document
from inspections.reading.pdf.text import TextLine

_MOST_LINES: Final = 24
"""Lines of a first page: a SIF title ends by the 4th, that of a JTAI letter to many offices by the 18th."""
_LINES_OF_LETTERHEAD: Final = 50
"""Lines that may stand over “Dear …”: addresses and telephone numbers take 17 in letters of 2006 and of 2020."""
_LINES_AFTER_SALUTATION: Final = 6
"""The title of a letter is right under “Dear …”; the first sentence after it already names other inspections."""
_LEAST_LINES_OF_COVER: Final = 3
"""A first page with fewer lines is a blank or a cover sheet of the council's, and the title is on the next."""
_FOOT: Final = 0.88
"""The share of a page's height below which running feet stand: that of Medway's report of 2013 has a wrong title."""


@dataclass(frozen=True)
class FirstLines:
    """The lines in which a document says what it is; `address` has those that a letter has over “Dear …”."""

    lines: tuple[TextLine, ...]
    address: tuple[TextLine, ...] = ()

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        """The lines with single spaces, as patterns of titles take long on a line with thousands."""
        return tuple(" ".join(line.text.split()) for line in self.lines)

    @cached_property
    def text(self) -> str:
        """The lines, one under the other."""
        return "\n".join(self._texts)

    def lines_at(self, start: int, end: int) -> tuple[TextLine, ...]:
        """The lines that a stretch of `text` touches."""
        found, position = [], 0
        for line, text in zip(self.lines, self._texts, strict=True):
            if position < end and position + len(text) > start:
                found.append(line)
            position += len(text) + 1
        return tuple(found)


def first_lines_of(document: Document) -> FirstLines:
    """The first lines; for a letter also those after “Dear …”, where its title stands."""
    lines = [line for line in document.lines[: _LINES_OF_LETTERHEAD * 2] if not line.text.isdigit()]
    first = _lines_of_cover(document, lines)
    for position, line in enumerate(lines[:_LINES_OF_LETTERHEAD]):
        if re.match(r"dear\b", line.text, re.IGNORECASE):
            after = max(position, len(first))
            first += lines[after : position + 1 + _LINES_AFTER_SALUTATION]
            return FirstLines(tuple(first), tuple(lines[:position]))
    return FirstLines(tuple(first))


def _lines_of_cover(document: Document, lines: list[TextLine]) -> list[TextLine]:
    """The lines of the first page, or of the first pages where that has hardly any, without those at the foot."""
    first = [line for line in lines[:_MOST_LINES] if not _is_at_foot(document, line)]
    cover = [line for line in first if line.page == first[0].page]
    return cover if len(cover) >= _LEAST_LINES_OF_COVER else first


def _is_at_foot(document: Document, line: TextLine) -> bool:
    page = document.page(line.page)
    box = page.letter_box(line.start)
    return box is not None and box[1] > _FOOT * page.text_height
