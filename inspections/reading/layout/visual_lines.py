"""The lines of a document as a person sees them: what stands beside each other is one line, however it was drawn."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from inspections.reading.layout.columns import words_in_lines
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.text import Word

_LEAST_PAGES: Final = 3


@dataclass(frozen=True)
class VisualLine:
    """The words of one visual line, from left to right."""

    page: int
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(word.text for word in self.words)


def visual_lines(document: Document, kept: re.Pattern[str]) -> list[VisualLine]:
    """The visual lines of all pages in order, without page numbers and what runs at the edge of page after page.

    What has one of the words to be kept stays: the rows of a table may stand at the edge of several pages too.
    """
    pages = [[VisualLine(page.number, tuple(row)) for row in words_in_lines(page.words)] for page in document.pages]
    edges = Counter(key for lines in pages for key in {_key(line) for line in (*lines[:2], *lines[-2:])})
    running = {key for key, seen in edges.items() if seen >= _LEAST_PAGES and not kept.search(key)}
    return [line for lines in pages for line in lines if _key(line) not in running and not line.text.isdigit()]


def _key(line: VisualLine) -> str:
    return re.sub(r"\d+", "#", line.text.lower())
