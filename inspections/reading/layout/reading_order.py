"""The lines of a page in the order in which a person reads them, which need not be that in which they were drawn.

Two columns are read one after the other, whether they were drawn so or line by line across both.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median
from typing import Final

from inspections.reading.contract import Box
from inspections.reading.pdf.geometry import shared_length
from inspections.reading.pdf.page import Page
from inspections.reading.pdf.text import TextLine

_GUTTER: Final = 1.1
"""White space within a line, in heights of its letters, that may part two columns; a space takes 0.3."""
_LEAST_LINES: Final = 3
"""Lines on either side of white space at the same place that make two columns of it."""
_LONGEST_MARK: Final = 6
"""Letters of the mark of an item, after which white space parts no columns."""
_LEAST_COLUMN: Final = 0.25
"""The share of the width of the text that a column takes: white space nearer to its edge is an indent."""
_SLACK: Final = 2.0
"""Points by which the lines of a column may begin apart."""
_LOOKED_AT: Final = 3
"""Longest lines of a page that are asked for such white space: a line across two columns is one of them."""
_STAMP: Final = 1.8
"""How many times as tall as the others the letters of a stamp are; headings have up to 1.6."""
_SAME_ROW: Final = 0.5
"""The share of its height by which a line may stand above the one drawn before it and still be on its row."""


@dataclass(frozen=True)
class _Placed:
    """A line, or a part of one that was drawn across two columns, and its box."""

    line: TextLine
    box: Box


@dataclass(frozen=True)
class OrderedLines:
    """The lines of a page as a person reads them, and where white space parts it into columns, if it does."""

    lines: tuple[TextLine, ...]
    gutter: float | None = None


def stamps_on(page: Page, lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines in large letters that were laid over others, as a stamp is: they are none of the page's text."""
    placed = [_Placed(line, box) for line in lines if (box := page.box_of_line(line))]
    if not placed:
        return []
    usual = median(map(_height, placed))
    tall = [one for one in placed if _height(one) > _STAMP * usual]
    return [one.line for one in tall if any(_lies_over(one, other) for other in placed if other not in tall)]


def _lies_over(one: _Placed, other: _Placed) -> bool:
    """Whether half the height of a line lies within another, and some of its width."""
    down = shared_length(one.box[1], one.box[3], other.box[1], other.box[3])
    return down > 0.5 * _height(other) and shared_length(one.box[0], one.box[2], other.box[0], other.box[2]) > _SLACK


def in_reading_order(page: Page, lines: Sequence[TextLine]) -> OrderedLines:
    """Those lines of the page as a person reads them; as they are where any has no box."""
    placed = [_Placed(line, box) for line in lines if (box := page.box_of_line(line))]
    if len(placed) != len(lines) or not lines:
        return OrderedLines(tuple(lines))
    gutter = _gutter(page, placed)
    if gutter is not None:
        placed = [part for one in placed for part in _parts(page, one, gutter)]
        return OrderedLines(tuple(one.line for one in _by_columns(placed, gutter)), gutter)
    return OrderedLines(tuple(lines if _runs_down(placed) else (one.line for one in _by_rows(placed))))


def _height(one: _Placed) -> float:
    return one.box[3] - one.box[1]


def _runs_down(placed: Sequence[_Placed]) -> bool:
    """Whether each line stands under the one drawn before it, or on its row."""
    pairs = pairwise(placed)
    return all(below.box[3] > above.box[3] - _SAME_ROW * _height(above) for above, below in pairs)


def _by_rows(placed: Sequence[_Placed]) -> list[_Placed]:
    """From top to bottom; lines on the same row from left to right."""
    rows: list[list[_Placed]] = []
    for one in sorted(placed, key=lambda p: p.box[3]):
        if rows and one.box[3] - rows[-1][0].box[3] < _SAME_ROW * _height(one):
            rows[-1].append(one)
        else:
            rows.append([one])
    return [one for row in rows for one in sorted(row, key=lambda p: p.box[0])]


def _by_columns(placed: Sequence[_Placed], gutter: float) -> Iterator[_Placed]:
    """The lines with those left of the gutter before those right of it, between any two that go across it."""
    for across, own in groupby(_by_rows(placed), key=lambda one: one.box[0] < gutter < one.box[2]):
        block = list(own)
        if across:
            yield from block
            continue
        yield from (one for one in block if one.box[2] <= gutter)
        yield from (one for one in block if one.box[2] > gutter)


def _gutter(page: Page, placed: Sequence[_Placed]) -> float | None:
    """Where white space parts two columns; None where there is only one.

    Either lines on both sides stand beside each other, or lines go across white space that is in the same place.
    """
    left, right = min(one.box[0] for one in placed), max(one.box[2] for one in placed)
    least = _LEAST_COLUMN * (right - left)
    starts = [one.box[0] for one in placed]
    longest = sorted(placed, key=lambda one: one.box[0] - one.box[2])[:_LOOKED_AT]
    starts += [first[0] for one in longest for _, _, first in _wide_spaces(page, one.line)]
    inside = sorted({round(start) for start in starts if left + least < start < right - least})
    return next((at - _SLACK for at in inside if _are_columns(page, placed, at - _SLACK)), None)


def _are_columns(page: Page, placed: Sequence[_Placed], gutter: float) -> bool:
    """Whether enough lines on each side of a place have their neighbour on the other side."""
    sides = [_parts(page, one, gutter) for one in placed if one.box[0] < gutter]
    before = [part for parts in sides for part in parts if part.box[2] <= gutter]
    after = [part for parts in sides for part in parts if part.box[0] >= gutter]
    after += [one for one in placed if one.box[0] >= gutter]
    rows = [one for one in before if any(_beside(one, other) for other in after)]
    return len(rows) >= _LEAST_LINES and len(after) >= _LEAST_LINES


def _beside(one: _Placed, other: _Placed) -> bool:
    shared = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
    return shared > 0


def _parts(page: Page, one: _Placed, gutter: float) -> list[_Placed]:
    """The line, or its two parts where white space at the gutter parts them."""
    if not one.box[0] < gutter < one.box[2]:
        return [one]
    for cut, last, first in _wide_spaces(page, one.line):
        if last[2] <= gutter <= first[0] + _SLACK:
            line, (x0, top, x1, bottom) = one.line, one.box
            here = TextLine(line.page, line.text[: cut - line.start].rstrip(), line.start, cut)
            there = TextLine(line.page, line.text[cut + 1 - line.start :].lstrip(), cut + 1, line.end)
            return [
                _Placed(here, (x0, top, last[2], bottom)),
                _Placed(there, (first[0], top, x1, bottom)),
            ]
    return [one]


def _wide_spaces(page: Page, line: TextLine) -> Iterator[tuple[int, Box, Box]]:
    """Where white space within a line is too wide for a space, with the boxes of the letters on both sides of it."""
    for offset, letter in enumerate(line.text):
        if letter == " " and offset >= _LONGEST_MARK:
            at = line.start + offset
            last, first = page.letter_box(at - 1), page.letter_box(at + 1)
            if last and first and first[0] - last[2] > _GUTTER * (last[3] - last[1]):
                yield at, last, first
