"""Lines as a person sees them: words that stand beside each other are one line, in whatever order they were drawn."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from inspections.reading.pdf.document import Document
from inspections.reading.pdf.text import Word

_LEAST_PAGES: Final = 3
"""Pages with the same line at their edge that make it a running head of a committee paper."""
_SAME_LINE: Final = 0.3
"""Heights of a letter between the middles of two words on a line: a grade may be set a little off its label."""


@dataclass(frozen=True)
class VisualLine:
    """The words of a line, from left to right, and the number of their page."""

    page: int
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words, with single spaces between them."""
        return " ".join(word.text for word in self.words)


def words_in_lines(words: Iterable[Word]) -> list[list[Word]]:
    """The words as lines, from top to bottom, and each line from left to right."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.box[1] + w.box[3]):
        height = word.box[3] - word.box[1]
        if lines and abs(_middle(lines[-1][0]) - _middle(word)) < _SAME_LINE * height:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda w: w.box[0]) for line in lines]


def _middle(word: Word) -> float:
    return (word.box[1] + word.box[3]) / 2


def visual_lines(document: Document, kept: re.Pattern[str]) -> list[VisualLine]:
    """The lines of all pages in order, without page numbers and what repeats at the edge of page after page.

    Lines that match `kept` stay, for the rows of a table may stand at the edge of several pages too.
    """
    pages = [[VisualLine(page.number, tuple(row)) for row in words_in_lines(page.words)] for page in document.pages]
    edges = Counter(key for lines in pages for key in {_key(line) for line in (*lines[:2], *lines[-2:])})
    running = {key for key, seen in edges.items() if seen >= _LEAST_PAGES and not kept.search(key)}
    return [line for lines in pages for line in lines if _key(line) not in running and not line.text.isdigit()]


def _key(line: VisualLine) -> str:
    return re.sub(r"\d+", "#", line.text.lower())
