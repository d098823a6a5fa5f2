"""Pages that are only pictures, whatever words lie hidden under them: scans, with or without a hidden text layer."""

from ctypes import c_float
from typing import Any, Final

_TEXT, _PICTURE, _FORM = 1, 3, 5
_INVISIBLE: Final = 3
"""PDFium's render mode of text that is not drawn, as recognising programs leave it."""
_COVERED: Final = 0.8
"""The share of a page that the picture of a scan takes: all of it but for a margin."""
_WORDS_OF_A_STAMP: Final = 3
"""Pieces of real text that may lie over a scan: a page number, the date on which a council received it."""
_MOST_OBJECTS: Final = 3000
"""Objects drawn on a page that are looked at: a scan with a word an object has a thousand."""


def is_picture(page: Any) -> bool:
    """Whether a picture covers the page, and hardly a word is drawn over it that a person sees."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    handle, object_at, kind_of = page.raw, pdfium.FPDFPage_GetObject, pdfium.FPDFPageObj_GetType
    count = pdfium.FPDFPage_CountObjects(handle)
    width, height = page.get_size()
    whole = _COVERED * width * height
    covered, over = 0.0, 0
    for index in range(min(count, _MOST_OBJECTS)):
        one = object_at(handle, index)
        kind = kind_of(one)
        if kind == _TEXT and covered < whole:
            # What is drawn before the picture lies under it, and is not asked for more.
            continue
        picture, words = _within(pdfium, one, kind)
        covered += _area(pdfium, one) if picture else 0.0
        over = over + words if covered >= whole else 0
        if over > _WORDS_OF_A_STAMP:
            return False
    return bool(covered >= whole)


def _within(pdfium: Any, one: Any, kind: int) -> tuple[bool, int]:
    """Whether an object is a picture or a group with one, and how many pieces of visible text it has."""
    if kind == _TEXT:
        return False, int(pdfium.FPDFTextObj_GetTextRenderMode(one) != _INVISIBLE)
    if kind != _FORM:
        return kind == _PICTURE, 0
    count = min(pdfium.FPDFFormObj_CountObjects(one), _MOST_OBJECTS)
    parts = [pdfium.FPDFFormObj_GetObject(one, index) for index in range(count)]
    found = [_within(pdfium, part, kind) for part in parts if (kind := pdfium.FPDFPageObj_GetType(part)) != _FORM]
    return any(picture for picture, _ in found), sum(words for _, words in found)


def _area(pdfium: Any, one: Any) -> float:
    sides = tuple(c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(one, *sides):
        return 0.0
    left, bottom, right, top = (side.value for side in sides)
    return max(0.0, right - left) * max(0.0, top - bottom)
