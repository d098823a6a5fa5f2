"""Whether words of an item may have been lost on its page: under something dark, in white space, or over its edge."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from inspections.reading.contract import Box
from inspections.reading.layout.line_shapes import line_shape
from inspections.reading.layout.list_parts import Doubt, ListItem
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.geometry import lies_over, shared_length
from inspections.reading.pdf.page import Page

_DARK: Final = 80
"""Of 255, how dark a box is that blacks words out; the grounds of tables and case studies have less."""
_LEAST_WIDTH: Final = 12.0
"""Points of width of such a box: drawn bullets have 9 at most."""
_LEAST_SHARED: Final = 2.0
"""Points that it shares with the lines of an item."""
_GAP: Final = 2.5
"""White space within a line, in heights of its letters; a space takes 0.3, twice as much in a justified line."""
_GAP_OF_FEW: Final = 0.9
"""The same where few lines tell how wide one is as a rule: 0.65 is the most in reports at hand, of 9,000 spaces."""
_WIDER: Final = 1.06
"""How much wider than others the letters of a line seem to be, where white space is among them."""
_LONG_LINE: Final = 20
"""Letters from which the width of one can be told."""
_LEAST_LINES: Final = 7
"""Such lines from which it is known how wide one is as a rule: each of a few may hold the gap of two columns."""
_FOOT, _HEAD, _SIDES = 18.0, 12.0, 8.0
"""Points of white that every page has below, above and beside its text: a browser leaves 28."""

type Stretch = tuple[Page, int, int]
"""A page, and where in its text a stretch within one line begins and ends."""


@dataclass(frozen=True)
class _Placed:
    """A stretch of text within one line of a page, and its box."""

    page: Page
    start: int
    end: int
    box: Box


def doubts_of_places(document: Document, items: Sequence[ListItem]) -> list[set[Doubt]]:
    """The doubts about each item of a list."""
    placed = [_placed(_stretches(document, item)) for item in items]
    widths = [width for own in placed for one in own if (width := _width_of_letters(one))]
    usual = median(widths) if len(widths) >= _LEAST_LINES else 0.0
    return [set(_doubts(own, usual, item.shape.left)) for item, own in zip(items, placed, strict=True)]


def doubts_of_cell(stretches: Iterable[Stretch]) -> set[Doubt]:
    """The doubts about the lines of a cell, whose words may be set further apart."""
    return set(_doubts(_placed(stretches), math.inf))


def _stretches(document: Document, item: ListItem) -> Iterator[Stretch]:
    for number, line in enumerate(item.lines):
        page = document.page(line.page)
        start = item.shape.text_start if number == 0 else line_shape(page, line).text_start
        yield page, start, line.end


def _placed(stretches: Iterable[Stretch]) -> list[_Placed]:
    """The stretches that have a box; those of a recognised page are to check anyway."""
    known = ((page, start, end) for page, start, end in stretches if not page.is_recognised)
    boxes = ((page, start, end, page.stretch_box(start, end)) for page, start, end in known)
    return [_Placed(page, start, end, box) for page, start, end, box in boxes if box]


def _width_of_letters(one: _Placed) -> float:
    count = one.end - one.start
    return (one.box[2] - one.box[0]) / count if count >= _LONG_LINE else 0.0


def _doubts(own: Sequence[_Placed], usual: float, mark: float = math.inf) -> Iterator[Doubt]:
    """The doubts about stretches of an item whose mark begins there: its first words may have stood right of it."""
    if any(_at_edge(one) for one in own):
        yield Doubt.EDGE
    if any(_may_have_gap(one, usual) and _has_gap(one, _GAP if usual else _GAP_OF_FEW) for one in own):
        yield Doubt.GAP
    if any(_has_words_over_words(one) for one in own):
        yield Doubt.OVERLAID
    for page in {one.page for one in own}:
        if _is_blacked_out(page, [one.box for one in own if one.page is page], mark):
            yield Doubt.COVERED


def _may_have_gap(one: _Placed, usual: float) -> bool:
    """Whether the letters of a line are wider than others, or too few to tell; in a cell nothing is asked."""
    short = one.end - one.start < _LONG_LINE and usual != math.inf
    return short or _width_of_letters(one) > _WIDER * usual


def _at_edge(one: _Placed) -> bool:
    width, height = one.page.text_size
    x0, top, x1, bottom = one.box
    return x0 < _SIDES or top < _HEAD or x1 > width - _SIDES or bottom > height - _FOOT


def _has_gap(one: _Placed, least: float) -> bool:
    """Whether the space between two words of the line is much wider than a space."""
    text, page = one.page.text, one.page
    for at in range(one.start + 1, one.end - 1):
        if text[at] == " " and text[at + 1] != " ":
            last, first = page.letter_box(at - 1), page.letter_box(at + 1)
            if last and first and first[0] - last[2] > least * (last[3] - last[1]):
                return True
    return False


def _has_words_over_words(one: _Placed) -> bool:
    """Whether a word of the line begins left of where the one before it ends: something was written across it."""
    text, page = one.page.text, one.page
    for at in range(one.start + 1, one.end - 1):
        if text[at] == " " and text[at + 1] != " ":
            last, first = page.letter_box(at - 1), page.letter_box(at + 1)
            if last and first and lies_over(first, last):
                return True
    return False


def _is_blacked_out(page: Page, lines: Sequence[Box], mark: float) -> bool:
    """Whether a dark box without a letter on it lies among the lines, or where one more would stand."""
    dark = [
        box
        for box, shape in page.shapes
        if shape.is_large and (shape.darkness or 0) >= _DARK and box[2] - box[0] > _LEAST_WIDTH
    ]
    if not dark:
        return False
    right = max(box[2] for line in page.lines if (box := page.box_of_line(line)))
    height = lines[-1][3] - lines[-1][1]
    left = min((*(box[0] for box in lines), *filter(None, (mark,))))
    own = (left, lines[0][1], right, lines[-1][3] + height)
    return any(_shares(own, box) and not _has_letters(page, box) for box in dark)


def _shares(own: Box, other: Box) -> bool:
    across = shared_length(own[0], own[2], other[0], other[2])
    return across > _LEAST_SHARED and shared_length(own[1], own[3], other[1], other[3]) > _LEAST_SHARED


def _has_letters(page: Page, box: Box) -> bool:
    """Whether letters stand on a box, as on the heading of a table: what blacks out has none, or hides them."""
    for line in page.lines:
        own = page.box_of_line(line)
        if own and _shares(own, box):
            letters = (page.letter_box(at) for at in range(line.start, line.end) if not page.text[at].isspace())
            if any(one and _is_inside(one, box) for one in letters):
                return True
    return False


def _is_inside(letter: Box, box: Box) -> bool:
    x, y = (letter[0] + letter[2]) / 2, (letter[1] + letter[3]) / 2
    return box[0] < x < box[2] and box[1] < y < box[3]
