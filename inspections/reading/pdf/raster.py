"""Part of a page as grey pixels, to see whether there is ink where the text says there is."""

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from inspections.reading.contract import Box

_LINES: Final = 6
"""Rows of pixels, or up to twice as many, that tell whether a box of letters is blank."""
_WIDE: Final = 40
"""Pixels of width up to which every row is looked at: a dash alone may lie between those that would be."""


@dataclass(frozen=True)
class GreyPicture:
    """Part of a page as grey pixels, one byte each; `left` and `upper` are where it begins on the page.

    The pixels are those that PDFium drew, and no copy: a million bytes more take as long as to look at them.
    """

    pixels: memoryview
    width: int
    height: int
    stride: int
    left: int
    upper: int
    scale: float

    def contrast(self, box: Box) -> int:
        """The difference between the lightest and darkest pixels of some rows across a box: 0 to 255."""
        left = max(0, int(box[0] * self.scale) - self.left)
        right = min(self.width, int(box[2] * self.scale) + 1 - self.left)
        top = max(0, int(box[1] * self.scale) - self.upper)
        bottom = min(self.height, int(box[3] * self.scale) + 1 - self.upper)
        step = 1 + (bottom - top) // _LINES if right - left > _WIDE else 1
        rows = [self.pixels[y * self.stride + left : y * self.stride + right] for y in range(top, bottom, step)]
        # A set first: a few shades are left of thousands of pixels, in a third of the time.
        shades = set(b"".join(rows)) if left < right else set()
        return max(shades) - min(shades) if shades else 0

    def cell_darkness(self, box: Box, columns: int, rows: int) -> list[float]:
        """How dark the cells of a grid over a box are, row by row; all 0 where the box is not wholly in the picture.

        Two rows of pixels stand for each cell, which is enough and much faster than all of them.
        """
        left, upper, right, lower = (round(side * self.scale) for side in box)
        left, right, upper, lower = left - self.left, right - self.left, upper - self.upper, lower - self.upper
        if left < 0 or upper < 0 or right > self.width or lower > self.height or right - left < columns:
            return [0.0] * (columns * rows)
        edges = [(right - left) * n // columns for n in range(columns + 1)]
        step = (lower - upper) / (2 * rows)
        starts = [int(upper + step * (n + 0.5)) * self.stride + left for n in range(2 * rows)]
        lines = [bytes(self.pixels[start : start + edges[-1]]) for start in starts]
        spans = [(a, b, 2 * (a - b)) for a, b in pairwise(edges)]
        return [
            sum(one[a:b] + other[a:b]) / width
            for one, other in zip(lines[::2], lines[1::2], strict=True)
            for a, b, width in spans
        ]


def picture_of(page: Any, box: Box, scale: float) -> GreyPicture:
    """What PDFium draws around a box of its page, without the values of form fields."""
    width, height = (math.ceil(side * scale) for side in page.get_size())
    left, upper = (min(max(0, int(box[n] * scale) - 2), side - 1) for n, side in enumerate((width, height)))
    right, lower = min(width, int(box[2] * scale) + 3), min(height, int(box[3] * scale) + 3)
    # In points, which are rounded up to pixels: a little less, so that rounding does not add one.
    crop = tuple(max(0.0, side - 0.01) / scale for side in (left, height - lower, width - right, upper))
    bitmap = page.render(scale=scale, crop=crop, grayscale=True, may_draw_forms=False)
    pixels = memoryview(bitmap.buffer).cast("B")
    return GreyPicture(pixels, bitmap.width, bitmap.height, bitmap.stride, left, upper, scale)
