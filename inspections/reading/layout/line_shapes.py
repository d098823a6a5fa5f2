"""What a line looks like: where it begins, how tall its letters are, and the mark of a list item before it."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from inspections.reading.contract import Box
from inspections.reading.layout.lone_marks import FURTHEST_MARK, lone_marks
from inspections.reading.pdf.geometry import shared_length, shares_row
from inspections.reading.pdf.page import Page
from inspections.reading.pdf.text import TextLine

_MARK: Final = re.compile(
    r"(?P<bullet>[•\uf000-\uf0ff*]|(?:[-–—o»>]|(?:[a-z]|[ivx]{2,4})\.)(?=\s)"
    r"|\(?(?:[a-z]|[ivx]{2,4})\)(?=[\sA-Z]))\s*"
    r"|(?P<number>\d{1,3})(?:[.)]\s*(?=[^\W\d_]|[‘“'\"(])|[.)]\s+(?=\d))"
    r"|\((?P<bracketed>\d{1,3})\)\s+(?=[^\W_])"
)
_BARE_NUMBER: Final = re.compile(r"(?P<number>\d{1,3})\s+(?=[A-Z‘“(])")
_LEAST_TAB: Final = 0.5
"""White space after a number without a full stop, as a share of the letters' height, that makes it the mark of an item.

A space takes 0.3, as after the number of a footnote or in the dates at the foot of an ILACS report.
"""


_SLACK: Final = 7.0
"""Points of room that a word needs besides its own width."""


@dataclass(frozen=True)
class LineShape:
    """In points, the left edges of the line and of its text after the mark, its upper edge and its letters' height."""

    left: float
    text_left: float
    top: float
    height: float
    number: str | None
    bulleted: bool
    text_start: int

    @property
    def marked(self) -> bool:
        """Whether there is a bullet or a number in front."""
        return self.bulleted or self.number is not None


@lru_cache(maxsize=2048)
def line_shape(page: Page, line: TextLine) -> LineShape:
    """The shape of a line, from the boxes of its first letters."""
    mark = _MARK.match(line.text) or _bare_number(page, line)
    text_start = line.start + (mark.end() if mark and mark.end() < len(line.text) else 0)
    first = page.letter_box(line.start) or (0.0, 0.0, 0.0, 0.0)
    text = page.letter_box(text_start) or first
    detached = None if mark else _mark_before(page, first)
    number = mark[mark.lastgroup or 0] if mark else (detached and detached[0].strip("().")) or None
    number = number if number and number.isdigit() else None
    return LineShape(
        left=detached[1][0] if detached else first[0],
        text_left=text[0],
        top=text[1],
        height=text[3] - text[1],
        number=number,
        bulleted=number is None and (bool(mark) or detached is not None),
        text_start=text_start,
    )


def leading(page: Page, shape: LineShape) -> float:
    """The height that lines stand apart by: that of the letters, or their size, as the boxes of some fonts are flat."""
    return max(shape.height, page.letter_size(shape.text_start))


def had_room(page: Page, before: TextLine, line: TextLine) -> bool:
    """Whether the first word of a line would have fitted on the line before, so that no text was wrapped."""
    edges = [box[2] for one in page.lines if (box := page.letter_box(one.end - 1))]
    word_end = line.start + len(line.text.split(" ")[0]) - 1
    last, first, end = (page.letter_box(at) for at in (before.end - 1, line.start, word_end))
    if last is None or first is None or end is None:
        return False
    return last[2] + (end[2] - first[0]) + _SLACK < max(edges)


def _bare_number(page: Page, line: TextLine) -> re.Match[str] | None:
    """A number that white space sets apart from the text where no full stop does: “17” before “Plans”."""
    mark = _BARE_NUMBER.match(line.text)
    last = page.letter_box(line.start + mark.end("number") - 1) if mark else None
    text = page.letter_box(line.start + mark.end()) if mark else None
    apart = last and text and text[0] - last[2] >= _LEAST_TAB * (text[3] - text[1])
    return mark if apart else None


def _mark_before(page: Page, box: Box) -> tuple[str, Box] | None:
    """The bullet or number that stands on the row of the line but apart from it in the content of the page."""
    for text, mark in lone_marks(page).values():
        if 0 < box[0] - mark[0] < FURTHEST_MARK and shares_row(mark, box) and not _is_of_other_row(page, mark, box):
            return text, mark
    return None


def _is_of_other_row(page: Page, mark: Box, box: Box) -> bool:
    """Whether a mark stands more beside another row than beside that of a line: one of a taller font reaches over two.

    Pieces of one row are of the same row, however much of the mark's height each of them shares.
    """
    others = (page.letter_box(line.start) for line in page.lines)
    beside = (one for one in others if one and 0 < one[0] - mark[0] < FURTHEST_MARK and not shares_row(one, box))
    own = shared_length(mark[1], mark[3], box[1], box[3])
    return any(shared_length(mark[1], mark[3], one[1], one[3]) > own for one in beside)
