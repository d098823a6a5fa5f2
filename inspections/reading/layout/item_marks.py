"""The marks of list items that the text of a page does not hold as marks: drawn ones, and letters of symbol fonts.

They are looked for only where a list has no other.
"""

import re
from dataclasses import replace
from enum import StrEnum
from typing import Final

from inspections.reading.contract import Box
from inspections.reading.layout.line_shapes import LineShape, line_shape
from inspections.reading.layout.lone_marks import FURTHEST_MARK
from inspections.reading.pdf.geometry import shared_length
from inspections.reading.pdf.page import Page
from inspections.reading.pdf.text import TextLine

_SIZES: Final = (1.0, 9.0)
"""Points of width and height of a drawn mark: a browser draws a disc of 4."""
_LETTER: Final = re.compile(r"(?:[^\w\s‘“'\"(£]{1,2}|[^\W_aAI])\s+(?=[A-Z‘“])")
"""What a mark decodes as, or is recognised as: any sign or letter that is no word by itself."""


_NUMBERS: Final = r"\d{1,2}(?:\.\d{1,2}){1,2}"
_SERIES: Final = re.compile(
    rf"\(?(?:(?:(?:R|Rec\.?|Recommendations?|Action|Priority|Area|No\.?|#) ?\d{{1,2}}|{_NUMBERS}|[A-Z])[.:)]"
    rf"|(?:R|#) ?\d{{1,2}}|{_NUMBERS}|(?:[IVX]{{1,4}}|\d{{1,2}})[.:/)]|\[(?:\d{{1,2}}|[A-Za-z])\])\)?\s*(?=[A-Z‘“])"
)
"""Marks that no list of the inspectorate's has: capitals, roman figures, “R1”, “Recommendation 1:”, “1.2”."""


class Marks(StrEnum):
    """Where the marks of a list are looked for."""

    WRITTEN = "written"
    SERIES = "series"
    DRAWN = "drawn"
    LETTERS = "letters"


def marked_shape(page: Page, line: TextLine, marks: Marks) -> LineShape:
    """The shape of a line with its mark, looked for where those of the list are."""
    shape = line_shape(page, line)
    if marks is Marks.WRITTEN or shape.marked:
        return shape
    if marks is Marks.DRAWN:
        return _with_drawn_mark(page, line, shape)
    return _with_sign(page, line, shape, _SERIES if marks is Marks.SERIES else _LETTER)


def _with_drawn_mark(page: Page, line: TextLine, shape: LineShape) -> LineShape:
    box = page.letter_box(line.start)
    mark = drawn_mark(page, box) if box else None
    return replace(shape, left=mark[0], bulleted=True) if mark else shape


def has_other_mark(page: Page, line: TextLine) -> bool:
    """Whether a drawn mark stands before a line, or one that lists do not have as a rule."""
    return marked_shape(page, line, Marks.DRAWN).marked or _SERIES.match(line.text) is not None


def drawn_mark(page: Page, letter: Box) -> Box | None:
    """The small shape that is drawn on the row of a letter and left of it; None where there is none."""
    return next((one for one, _ in page.shapes if _is_mark(one, letter)), None)


def _is_mark(drawn: Box, letter: Box) -> bool:
    """Whether something small is drawn on the row of a letter and a little left of it."""
    width, height = drawn[2] - drawn[0], drawn[3] - drawn[1]
    small = all(_SIZES[0] <= side <= _SIZES[1] for side in (width, height))
    return (
        small
        and 0 < letter[0] - drawn[0] < FURTHEST_MARK
        and shared_length(drawn[1], drawn[3], letter[1], letter[3]) > 0.5 * height
    )


def _with_sign(page: Page, line: TextLine, shape: LineShape, pattern: re.Pattern[str]) -> LineShape:
    mark = pattern.match(line.text)
    if mark is None:
        return shape
    start = line.start + mark.end()
    text = page.letter_box(start)
    if text is None:
        return shape
    return replace(shape, text_left=text[0], top=text[1], height=text[3] - text[1], bulleted=True, text_start=start)
