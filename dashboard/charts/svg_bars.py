"""Stacked 100% bars as SVG from the server: they need no script, and show until Plotly has drawn the same bars."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts.counts import BarRow, grades_in
from dashboard.charts.grades import GradeLook

# The percentage from which letter and count fit on narrow and on wide screens, then the letter alone on each.
BOTH, BOTH_WIDE, LETTER, LETTER_WIDE = 8.0, 3.0, 2.5, 1.3


@dataclass(frozen=True)
class BarSegment:
    """Start, middle and width as percentages of the bar, with the text for wide and for narrow screens."""

    css: str
    start: str
    middle: str
    width: str
    wide: str
    narrow: str


@dataclass(frozen=True)
class BarStrip:
    row: BarRow
    segments: tuple[BarSegment, ...]


def bar_strips(rows: Sequence[BarRow]) -> tuple[BarStrip, ...]:
    return tuple(BarStrip(row, _segments(row)) for row in rows)


def _segments(row: BarRow) -> tuple[BarSegment, ...]:
    segments, start = [], 0.0
    for look in grades_in([row]):
        if count := row.count(look.key):
            share = 100 * count / row.judged
            segments.append(_segment(look, count, start, share))
            start += share
    return tuple(segments)


def _segment(look: GradeLook, count: int, start: float, share: float) -> BarSegment:
    first, middle, width = (f"{value:.3f}%" for value in (start, start + share / 2, share))
    wide = _words(look, count, share, BOTH_WIDE, LETTER_WIDE)
    return BarSegment(look.css, first, middle, width, wide, _words(look, count, share, BOTH, LETTER))


def _words(look: GradeLook, count: int, share: float, both: float, letter: float) -> str:
    if share >= both:
        return f"{look.letter} {count}"
    return look.letter if share >= letter else ""
