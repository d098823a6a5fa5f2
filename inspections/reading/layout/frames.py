"""Frames around words and the rules between them, from the lines and rectangles drawn on a page."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from inspections.reading.contract import Box
from inspections.reading.pdf.geometry import share_covered
from inspections.reading.pdf.page import Page
from inspections.reading.pdf.text import TextLine

_THIN: Final = 3.0
"""Points of thickness up to which a shape is a line: the borders of tables have half a point, some rules two."""
_LEAST_WIDTH: Final = 100.0
"""Points of width of a frame: 313 for a cell of an area SEND report, 410 for a case study."""
_LEAST_CELL: Final = 20.0
"""Points of width of a cell: 150 for the column of responsible bodies."""
_LEAST_HEIGHT: Final = 12.0
"""Points of a frame: one line of words, as in the cells of area SEND reports."""
_LEAST_GROUND: Final = 30.0
"""Points of height from which a coloured ground is a frame: single lines of words may have been highlighted."""
_NEARLY_WHITE: Final = 5
"""Of 255, how dark a ground is that is not seen on paper, though browsers draw one behind every block."""
_MOST_OF_PAGE: Final = 0.9
"""The share of a page's height from which a rectangle is its background, and lines are its border."""
_SLACK: Final = 4.0
"""Points by which the ends of the lines of a frame may miss each other."""
_INSIDE: Final = 0.6
"""The share of the box of a letter within a frame."""


@dataclass(frozen=True)
class Drawn:
    """The shapes of a page by kind: lines across, lines down, and rectangles."""

    across: tuple[Box, ...]
    down: tuple[Box, ...]
    filled: tuple[Box, ...]


@lru_cache(maxsize=32)
def drawn_on(page: Page) -> Drawn:
    """What is drawn on the page, besides its background and what is too small to matter."""
    across, down, filled = [], [], []
    for box, shape in page.shapes:
        if not shape.outlined and (shape.darkness is None or shape.darkness <= _NEARLY_WHITE):
            continue
        width, height = box[2] - box[0], box[3] - box[1]
        if height < _THIN < width:
            across.append(box)
        elif width < _THIN < height:
            down.append(box)
        elif width >= _LEAST_WIDTH and (
            (_LEAST_HEIGHT if shape.outlined else _LEAST_GROUND) <= height < _MOST_OF_PAGE * page.text_height
        ):
            filled.append(box)
    return Drawn(tuple(across), tuple(down), tuple(filled))


@lru_cache(maxsize=32)
def frames_on(page: Page) -> tuple[Box, ...]:
    """The frames of a page: rectangles, and lines that close around a part of it, the smallest around any place."""
    drawn = drawn_on(page)
    ruled = [box for box in _ruled(drawn) if not any(_same(box, other) for other in drawn.filled)]
    return (*drawn.filled, *ruled)


def _ruled(drawn: Drawn) -> list[Box]:
    """Where two lines across are joined by two lines down, with no other line across between them."""
    wide = sorted((box for box in drawn.across if box[2] - box[0] >= _LEAST_WIDTH), key=lambda box: box[1])
    found = []
    for number, upper in enumerate(wide):
        lower = next((one for one in wide[number + 1 :] if _is_below(upper, one)), None)
        if lower and _joined(drawn.down, upper, lower):
            edges = [upper[0], *_edges_between(drawn.down, upper, lower), upper[2]]
            found += [(left, upper[1], right, lower[3]) for left, right in pairwise(edges)]
    return found


def _edges_between(down: Iterable[Box], upper: Box, lower: Box) -> list[float]:
    """Where lines down part the space between two lines across into cells."""
    reach = (box for box in down if box[1] <= upper[3] + _SLACK and box[3] >= lower[1] - _SLACK)
    inside = sorted(box[0] for box in reach if upper[0] + _LEAST_CELL < box[0] < upper[2] - _LEAST_CELL)
    return [x for number, x in enumerate(inside) if number == 0 or x - inside[number - 1] > _SLACK]


def _is_below(upper: Box, lower: Box) -> bool:
    same = abs(upper[0] - lower[0]) < _SLACK and abs(upper[2] - lower[2]) < _SLACK
    return same and lower[1] - upper[1] >= _LEAST_HEIGHT


def _joined(down: Iterable[Box], upper: Box, lower: Box) -> bool:
    """Whether lines down join both ends of two lines across, in one piece or several."""
    for x in (upper[0], upper[2]):
        pieces = sorted((box[1], box[3]) for box in down if abs(box[0] - x) < _SLACK or abs(box[2] - x) < _SLACK)
        reached = upper[1] + _SLACK
        for top, bottom in pieces:
            if top <= reached + _SLACK:
                reached = max(reached, bottom)
        if reached < lower[1] - _SLACK:
            return False
    return True


def _same(a: Box, b: Box) -> bool:
    return all(abs(one - other) < _SLACK for one, other in zip(a, b, strict=True))


def frame_around(page: Page, line: TextLine) -> Box | None:
    """The smallest frame that the line begins in; None where it stands in none."""
    box = page.letter_box(line.start) if frames_on(page) else None
    return smallest_frame(page, box) if box else None


def is_framed(page: Page, line: TextLine) -> bool:
    """Whether a line begins in a frame, or between two lines down, as in a frame that goes on from another page."""
    box = page.letter_box(line.start) if page.shapes else None
    if box is None:
        return False
    return _is_between(drawn_on(page).down, box) or smallest_frame(page, box) is not None


def is_framed_apart(page: Page, line: TextLine) -> bool:
    """The same, where the border of a whole page is no frame: it stands around all that is printed there."""
    box = page.letter_box(line.start) if page.shapes else None
    if box is None:
        return False
    frames, down = (
        [one for one in some if not _is_border(page, one)] for some in (frames_on(page), drawn_on(page).down)
    )
    return _is_between(down, box) or any(share_covered(frame, box) > _INSIDE for frame in frames)


def _is_border(page: Page, box: Box) -> bool:
    return box[3] - box[1] >= _MOST_OF_PAGE * page.text_height


def _is_between(down: Iterable[Box], box: Box) -> bool:
    """Whether lines down reach past both sides of a letter."""
    beside = [rule for rule in down if rule[1] <= box[1] and rule[3] >= box[3]]
    return any(rule[2] < box[0] for rule in beside) and any(rule[0] > box[2] for rule in beside)


def smallest_frame(page: Page, box: Box) -> Box | None:
    """The smallest frame around a box; None where it stands in none."""
    around = (frame for frame in frames_on(page) if share_covered(frame, box) > _INSIDE)
    return min(around, key=lambda frame: (frame[2] - frame[0]) * (frame[3] - frame[1]), default=None)
