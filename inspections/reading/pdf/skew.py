"""Scans that lie askew: by how much a picture of a page is to be turned, and where its boxes lie on the page itself."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from inspections.reading.contract import Box
from inspections.reading.pdf.geometry import box_around

_WIDTH: Final = 700
"""Pixels of the small picture in which lines of text still show as dark rows."""
_DARK: Final = 160
"""Of 255: letters of a grey scan are darker, the ground of a yellowed page is not."""
_FURTHEST: Final = 5.0
"""Degrees either way: a sheet that a feeder takes in crookedly lies within three."""
_COARSE, _FINE = 0.5, 0.1
_BOX: Final = 4
"""Pillow's Resampling.BOX: the mean of the pixels."""
_LEAST: Final = 0.15
"""Degrees under which tesseract does as well as with a straight page."""


@dataclass(frozen=True)
class Turn:
    """How a picture was turned before its words were recognised, in degrees anticlockwise, and the size of its page."""

    degrees: float
    size: tuple[float, float]

    def on_page(self, box: Box, turned_size: tuple[float, float]) -> Box:
        """The box of the turned picture as it lies on the page, upright around the words that it holds."""
        angle = math.radians(self.degrees)
        cos, sin = math.cos(angle), math.sin(angle)
        (width, height), (own_width, own_height) = turned_size, self.size
        corners = ((x - width / 2, y - height / 2) for x in (box[0], box[2]) for y in (box[1], box[3]))
        points = [(x * cos - y * sin + own_width / 2, x * sin + y * cos + own_height / 2) for x, y in corners]
        return box_around((x, y, x, y) for x, y in points)


def degrees_to_turn(picture: Any) -> float:
    """The degrees anticlockwise that make the lines of a grey Pillow image level; 0 where they are, or it has none."""
    small = picture.resize((_WIDTH, max(1, round(picture.height * _WIDTH / picture.width))))
    ink = small.point(lambda shade: 255 if shade < _DARK else 0)
    coarse = _steps(0.0, _FURTHEST, _COARSE)
    near = max(coarse, key=lambda degrees: _evenness(ink, degrees))
    best = max(_steps(near, _COARSE, _FINE), key=lambda degrees: _evenness(ink, degrees))
    clearly = _evenness(ink, best) > _evenness(ink, 0.0)
    return best if clearly and _LEAST <= abs(best) < _FURTHEST else 0.0


def _steps(middle: float, reach: float, step: float) -> list[float]:
    count = round(reach / step)
    return [round(middle + number * step, 2) for number in range(-count, count + 1)]


def _evenness(ink: Any, degrees: float) -> int:
    """How sharply rows of ink alternate with white rows once the picture is turned: most where lines are level."""
    rows: Iterable[int] = ink.rotate(degrees, fillcolor=0).resize((1, ink.height), resample=_BOX).tobytes()
    return sum((one - other) ** 2 for one, other in pairwise(rows))
