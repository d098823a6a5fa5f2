"""The columns of a table page as a person sees them: labels on the left and grades on the right of each line.

The order in which a page was drawn is not trusted: some programs draw the grades first, or the last cell first.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from inspections.reading.layout.visual_lines import words_in_lines
from inspections.reading.pdf.page import Page
from inspections.reading.pdf.text import MARK_OF_FOOTNOTE, Word, is_broken_after
from inspections.reading.vocabulary import Grade

_FOOTNOTE = re.compile(rf"{MARK_OF_FOOTNOTE}$")
_SIGNS = re.compile(r"[^a-z0-9]")

_LEAST_INDENT = 60.0
"""Points right of the leftmost words from which grade words alone on a line are a cell: 230 in ILACS tables."""
GAP = 0.45
"""White space before a grade, as a share of the letters' height, that makes it a cell of its own.

A space takes 0.3, before the footnote of an APA letter 0.4; between the columns of reports there is 1.2 or more.
"""


@dataclass(frozen=True)
class SplitLine:
    """A line of a page: the words of its label column, and the grade words to the right of them."""

    left: tuple[Word, ...]
    right: tuple[Word, ...]


@dataclass(frozen=True)
class LabelColumn:
    """The label column as text, from top to bottom, and where each of its words begins in that."""

    text: str
    starts: tuple[int, ...]
    words: tuple[Word, ...]

    def words_at(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that a stretch of the text touches."""
        spans = zip(self.starts, self.words, strict=True)
        return tuple(word for at, word in spans if at < end and at + len(word.text) > start)


def words_of_grades(scale: Mapping[str, Grade]) -> frozenset[str]:
    """The words that the grades of a scale are made of."""
    return _vocabulary(tuple(scale))


@cache
def _vocabulary(phrases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for phrase in phrases for word in phrase.split())


def is_grade_word(word: Word, known: frozenset[str]) -> bool:
    """Whether the word is one of those, apart from its punctuation and the mark of a footnote."""
    return _SIGNS.sub("", _FOOTNOTE.sub("", word.text.lower())) in known


def label_column(page: Page, known: frozenset[str]) -> LabelColumn:
    """The label column of a page, in the order in which a person reads it."""
    parts: list[str] = []
    starts: list[int] = []
    words: list[Word] = []
    position = 0
    edge = min((word.box[0] for word in page.words), default=0.0)
    for line in words_in_lines(page.words):
        left = split_at_grades(line, edge, known).left
        for number, word in enumerate(left):
            starts.append(position)
            words.append(word)
            parts.append(word.text + _after(page, word, last=number == len(left) - 1))
            position += len(parts[-1])
    return LabelColumn("".join(parts), tuple(starts), tuple(words))


def _after(page: Page, word: Word, *, last: bool) -> str:
    """What goes between a word and the next: only a hyphen where the word is broken at the end of its line."""
    if is_broken_after(page.raw_text, word):
        return "-"
    return "\n" if last else " "


def split_at_grades(line: list[Word], edge: float, known: frozenset[str]) -> SplitLine:
    """The line with the grade words at its end split off, where white space or their distance sets them apart."""
    position = len(line)
    while position and (is_grade_word(line[position - 1], known) or _joins(line, position - 1)):
        position -= 1
    for at in range(position, len(line)):
        before = line[at - 1].box[2] if at else edge + _LEAST_INDENT - GAP * _height(line[at])
        if line[at].box[0] - before >= GAP * _height(line[at]):
            return SplitLine(tuple(line[:at]), tuple(line[at:]))
    return SplitLine(tuple(line), ())


def _joins(line: list[Word], position: int) -> bool:
    """Whether a dash joins the digit and the word of one grade: “3 – good”."""
    return position + 1 < len(line) and line[position].text in {"–", "-", "/", "="}


def _height(word: Word) -> float:
    return word.box[3] - word.box[1]
