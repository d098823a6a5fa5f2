"""What is drawn on a page besides words: the boxes of its lines and rectangles, in the space of PDFium.

This takes a hundredth of the time of a table finder, so that every page with a list can be asked.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

_PATH: Final = 2
"""PDFium's FPDF_PAGEOBJ_PATH."""
_MOST_OBJECTS: Final = 3000
"""Objects drawn on a page: no page of a report has as many; a hostile file has a million."""
_MOST_SEGMENTS: Final = 400
"""Corners of one path that are looked at: the lines of a whole table may be one path."""
_ONE_SHAPE: Final = 5
"""Corners of a rectangle: a path with more may hold several shapes."""
_MOVE: Final = 2
"""PDFium's FPDF_SEGMENT_MOVETO, which begins a shape."""

_NEARLY_WHITE: Final = 250
"""Of 255: a ground that light is not seen on paper, though browsers draw one behind every block."""


@dataclass(frozen=True)
class DrawnShape:
    """A shape: left, bottom, right and top in points from the bottom left, and whether lines are drawn around it."""

    sides: tuple[float, float, float, float]
    outlined: bool


def drawn_shapes(page: Any) -> tuple[DrawnShape, ...]:
    """The shapes on a page that a person sees; none where there are more than on the page of any report."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    count = pdfium.FPDFPage_CountObjects(page)
    if count > _MOST_OBJECTS:
        return ()
    objects = (pdfium.FPDFPage_GetObject(page, index) for index in range(count))
    paths = (one for one in objects if pdfium.FPDFPageObj_GetType(one) == _PATH)
    return tuple(shape for path in paths for shape in _shapes_of(pdfium, path))


def _shapes_of(pdfium: Any, path: Any) -> Iterator[DrawnShape]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    outlined = bool(stroke.value)
    if outlined or (fill.value and not _is_white(pdfium, path)):
        yield from (DrawnShape(sides, outlined) for sides in _boxes(pdfium, path))


def _is_white(pdfium: Any, path: Any) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    known = pdfium.FPDFPageObj_GetFillColor(path, red, green, blue, alpha)
    return bool(known) and (alpha.value == 0 or min(red.value, green.value, blue.value) >= _NEARLY_WHITE)


def _boxes(pdfium: Any, path: Any) -> Iterator[tuple[float, float, float, float]]:
    """The box of a path, or of each of its shapes."""
    count = pdfium.FPDFPath_CountSegments(path)
    if _ONE_SHAPE < count <= _MOST_SEGMENTS:
        yield from _shapes(pdfium, path, count)
        return
    sides = tuple(ctypes.c_float() for _ in range(4))
    if pdfium.FPDFPageObj_GetBounds(path, *sides):
        left, bottom, right, top = (side.value for side in sides)
        yield (left, bottom, right, top)


def _shapes(pdfium: Any, path: Any, count: int) -> Iterator[tuple[float, float, float, float]]:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(path, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    own: list[tuple[float, float]] = []
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if own and pdfium.FPDFPathSegment_GetType(segment) == _MOVE:
            yield _around(own)
            own = []
        own.append(
            (
                matrix.a * x.value + matrix.c * y.value + matrix.e,
                matrix.b * x.value + matrix.d * y.value + matrix.f,
            )
        )
    yield _around(own)


def _around(points: list[tuple[float, float]]) -> tuple[float, float, float, float]:
    across, up = zip(*points, strict=True)
    return (min(across), min(up), max(across), max(up))
