"""Boxes: joining and comparing them, and turning them from a page's own space to the page as displayed."""

from collections.abc import Iterable

from inspections.reading.contract import Box

PADDING = 1.0
"""Points added around a box, so that a crop of the page shows whole letters."""

_LEANS = 0.3
"""How far a letter may reach over the word after it, in its height: a space takes as much."""


def box_around(boxes: Iterable[Box]) -> Box:
    """The smallest box around them all; ValueError where there are none."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return (min(lefts), min(tops), max(rights), max(bottoms))


def shared_length(a0: float, a1: float, b0: float, b1: float) -> float:
    """How much two spans share; where negative, the gap between them."""
    return min(a1, b1) - max(a0, b0)


def shares_row(a: Box, b: Box) -> bool:
    """Whether two boxes stand on the same row: they share more than half the height of the less tall one."""
    return shared_length(a[1], a[3], b[1], b[3]) > 0.5 * min(a[3] - a[1], b[3] - b[1])


def lies_over(word: Box, before: Box) -> bool:
    """Whether a word begins left of where the one before it ends, by more than slanted letters lean over."""
    return before[2] - word[0] > _LEANS * (before[3] - before[1])


def share_covered(by: Box, box: Box) -> float:
    """The share of a box's area that another covers: 0 to 1."""
    width = shared_length(by[0], by[2], box[0], box[2])
    height = shared_length(by[1], by[3], box[1], box[3]) if width > 0 else 0.0
    return width * height / max(1e-6, (box[2] - box[0]) * (box[3] - box[1])) if height > 0 else 0.0


def turned_box(box: Box, rotation: int, width: float, height: float) -> Box:
    """A box on an upright page of that size, once the page is turned clockwise by `rotation` degrees."""
    x0, top, x1, bottom = box
    if rotation == 90:
        return (height - bottom, x0, height - top, x1)
    if rotation == 180:
        return (width - x1, height - bottom, width - x0, height - top)
    if rotation == 270:
        return (top, width - x1, bottom, width - x0)
    return box


def padded_box(box: Box, width: float, height: float) -> Box:
    """The box with its padding, kept within the page, to a hundredth of a point."""
    x0, top, x1, bottom = box
    return (
        round(max(0.0, x0 - PADDING), 2),
        round(max(0.0, top - PADDING), 2),
        round(min(width, x1 + PADDING), 2),
        round(min(height, bottom + PADDING), 2),
    )


def rounded_size(size: tuple[float, float]) -> tuple[float, float]:
    """A width and a height to a hundredth of a point."""
    return (round(size[0], 2), round(size[1], 2))


def goes_on_to_right(a: Box, b: Box) -> bool:
    """Whether b goes on to the right of a; the box of a comma is lower than the letters before it."""
    return shared_length(a[1], a[3], b[1], b[3]) > -2.5 and b[0] > a[2] - 6
