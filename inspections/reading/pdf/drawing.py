"""What is drawn on a page besides words: its lines, rectangles and pictures, and which words are drawn before them.

This takes a hundredth of the time of a table finder, so that every page with a list can be asked.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final, NamedTuple

from inspections.reading.pdf.veils import Veil, veil_of

_TEXT, _PATH, _PICTURE, _FORM = 1, 2, 3, 5
"""PDFium's kinds of objects of a page."""
_MOST_OBJECTS: Final = 3000
"""Objects drawn on a page: no page of a report has as many; a hostile file has a million."""
_MOST_SEGMENTS: Final = 400
"""Corners of one path that are looked at: the lines of a whole table may be one path."""
_ONE_SHAPE: Final = 5
"""Corners of a rectangle: a path with more may hold several shapes."""
_MOVE: Final = 2
"""PDFium's FPDF_SEGMENT_MOVETO, which begins a shape."""
_MOST_FORMS: Final = 3
"""How deep pages put into pages are followed: a stamp is one deep, a page printed on another two."""
OPAQUE: Final = 128
"""Of 255, from which a ground hides what is under it."""

PALE: Final = 40
"""Of 255, how dark letters are that are hardly seen on white; those of reports have 100 or more."""
_LEAST_GROUND: Final = 4.0
"""Points of width and height of a shape that hides a letter; lines of tables and under words have two at most."""
_INVISIBLE: Final = 3
"""PDFium's FPDF_TEXTRENDERMODE_INVISIBLE."""

Sides = tuple[float, float, float, float]
"""Left, bottom, right and top, in points from the bottom left."""
_Matrix = tuple[float, float, float, float, float, float]
_UPRIGHT: Final[_Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True)
class DrawnShape:
    """A shape or picture: whether lines are drawn around it, how dark it is inside (0 white to 255, None: empty).

    `order` says when it is drawn, and `hides` whether what is drawn before it is hidden under it. `picture` is PDFium's
    object of a picture, which may be seen through in part.
    """

    sides: Sides
    outlined: bool
    darkness: int | None
    order: int
    hides: bool
    picture: Any = field(default=None, repr=False, compare=False)

    @property
    def is_large(self) -> bool:
        """Whether it is more than a line, so that words may be on or under it."""
        left, bottom, right, top = self.sides
        return min(right - left, top - bottom) > _LEAST_GROUND


class Ink(NamedTuple):
    """How a text object is drawn: how dark (0 white to 255), when, and whether it is drawn at all."""

    darkness: int
    order: int
    drawn: bool


@dataclass
class Drawing:
    """The shapes of a page in order, and by the address of each text object, when and how it is drawn."""

    shapes: list[DrawnShape] = field(default_factory=list)
    inks: dict[int, Ink] = field(default_factory=dict)
    page: Any = None
    veils: dict[int, Veil | None] = field(default_factory=dict)

    def veil_of(self, shape: DrawnShape) -> Veil | None:
        """How opaque a picture is, where it is not so everywhere; None for any other shape."""
        if shape.picture is None or self.page is None:
            return None
        if shape.order not in self.veils:
            self.veils[shape.order] = veil_of(self.page, shape.picture)
        return self.veils[shape.order]

    def ink_of(self, text: Any) -> Ink:
        """How a text object is drawn; one that was not met on the page is drawn before all else."""
        address = _address(text)
        if address not in self.inks:
            import pypdfium2.raw as pdfium  # noqa: PLC0415

            self.inks[address] = _ink_of(pdfium, text, 0)
        return self.inks[address]

    @property
    def may_hide_words(self) -> bool:
        """Whether words are pale or not drawn, or something large enough is drawn over where words may be."""
        first = min((ink.order for ink in self.inks.values()), default=0)
        if any(not ink.drawn or ink.darkness < PALE for ink in self.inks.values()):
            return True
        return any(shape.hides and shape.order > first and shape.is_large for shape in self.shapes)


def drawing_of(page: Any) -> Drawing:
    """What is drawn on a page; nothing where there is more than on the page of any report."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    drawing = Drawing(page=page)
    for order, (one, kind, matrix) in enumerate(_objects(pdfium, page)):
        if order >= _MOST_OBJECTS:
            return Drawing()
        if kind == _TEXT:
            drawing.inks[_address(one)] = _ink_of(pdfium, one, order)
        elif kind == _PATH:
            drawing.shapes += _shapes_of(pdfium, one, matrix, order)
        elif kind == _PICTURE:
            hides = not pdfium.FPDFPageObj_HasTransparency(one)
            boxes = _bounds(pdfium, one, matrix)
            drawing.shapes += [DrawnShape(box, False, None, order, hides, one) for box in boxes]
    return drawing


def _address(one: Any) -> int:
    """The address of one of PDFium's objects, by which it is known again."""
    return ctypes.addressof(one.contents)


def _objects(pdfium: Any, page: Any) -> Iterator[tuple[Any, int, _Matrix]]:
    object_at, kind_of = pdfium.FPDFPage_GetObject, pdfium.FPDFPageObj_GetType
    for index in range(pdfium.FPDFPage_CountObjects(page.raw)):
        one = object_at(page.raw, index)
        kind = kind_of(one)
        if kind == _FORM:
            yield from _with_parts(pdfium, one, _UPRIGHT, 0)
        else:
            yield one, kind, _UPRIGHT


def _with_parts(pdfium: Any, one: Any, matrix: _Matrix, depth: int) -> Iterator[tuple[Any, int, _Matrix]]:
    """An object, or the objects that are put together in it."""
    kind = pdfium.FPDFPageObj_GetType(one)
    if kind != _FORM or depth >= _MOST_FORMS:
        yield one, kind, matrix
        return
    inner = _times(_matrix(pdfium, one), matrix)
    for index in range(pdfium.FPDFFormObj_CountObjects(one)):
        yield from _with_parts(pdfium, pdfium.FPDFFormObj_GetObject(one, index), inner, depth + 1)


def _matrix(pdfium: Any, one: Any) -> _Matrix:
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(one, found)
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _times(one: _Matrix, other: _Matrix) -> _Matrix:
    """What two matrices do one after the other."""
    a, b, c, d, e, f = one
    (x, y), (z, w), (v, u) = (_moved((a, b), other), _moved((c, d), other), _moved((e, f), other))
    return (x - other[4], y - other[5], z - other[4], w - other[5], v, u)


def _moved(point: tuple[float, float], matrix: _Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return (a * point[0] + c * point[1] + e, b * point[0] + d * point[1] + f)


def _shapes_of(pdfium: Any, path: Any, matrix: _Matrix, order: int) -> Iterator[DrawnShape]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    darkness, hides = _ground(pdfium, path) if fill.value else (None, False)
    if stroke.value or darkness is not None:
        for sides in _boxes(pdfium, path, matrix):
            yield DrawnShape(sides, bool(stroke.value), darkness, order, hides)


def _ground(pdfium: Any, path: Any) -> tuple[int | None, bool]:
    """How dark a filled path is, and whether it hides what is under it."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(path, red, green, blue, alpha):
        return 255, False
    hides = alpha.value >= OPAQUE and not pdfium.FPDFPageObj_HasTransparency(path)
    return (_darkness(red.value, green.value, blue.value), hides) if alpha.value else (None, False)


def _darkness(red: int, green: int, blue: int) -> int:
    """How dark a colour looks: 0 for white to 255 for black."""
    return 255 - (30 * red + 59 * green + 11 * blue) // 100


@cache
def _colour_asked_for() -> tuple[Any, Any, Any, Any]:
    """What PDFium fills with a colour: made once, as every piece of text is asked."""
    return ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint()


def _ink_of(pdfium: Any, text: Any, order: int) -> Ink:
    red, green, blue, alpha = colour = _colour_asked_for()
    coloured = pdfium.FPDFPageObj_GetFillColor(text, *colour)
    darkness = _darkness(red.value, green.value, blue.value) if coloured else 255
    drawn = pdfium.FPDFTextObj_GetTextRenderMode(text) != _INVISIBLE and not (coloured and alpha.value == 0)
    return Ink(darkness, order, drawn)


def _bounds(pdfium: Any, one: Any, matrix: _Matrix) -> Iterator[Sides]:
    sides = tuple(ctypes.c_float() for _ in range(4))
    if pdfium.FPDFPageObj_GetBounds(one, *sides):
        left, bottom, right, top = (side.value for side in sides)
        yield (left, bottom, right, top) if matrix is _UPRIGHT else _around([(left, bottom), (right, top)], matrix)


def _boxes(pdfium: Any, path: Any, matrix: _Matrix) -> Iterator[Sides]:
    """The box of a path, or of each of its shapes."""
    count = pdfium.FPDFPath_CountSegments(path)
    if _ONE_SHAPE < count <= _MOST_SEGMENTS:
        yield from _parts(pdfium, path, count, _times(_matrix(pdfium, path), matrix))
    else:
        yield from _bounds(pdfium, path, matrix)


def _parts(pdfium: Any, path: Any, count: int, matrix: _Matrix) -> Iterator[Sides]:
    x, y = ctypes.c_float(), ctypes.c_float()
    own: list[tuple[float, float]] = []
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if own and pdfium.FPDFPathSegment_GetType(segment) == _MOVE:
            yield _around(own, matrix)
            own = []
        own.append((x.value, y.value))
    yield _around(own, matrix)


def _around(points: list[tuple[float, float]], matrix: _Matrix) -> Sides:
    across, up = zip(*(_moved(point, matrix) for point in points), strict=True)
    return (min(across), min(up), max(across), max(up))
