"""Frames within a list that are no part of it, as those of case studies."""

from collections.abc import Iterable, Sequence
from typing import Final

from inspections.reading.layout.frames import frame_around
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.page import Page
from inspections.reading.pdf.text import TextLine

_LEAST_HEIGHT: Final = 30.0
"""Points of height of a frame that is left out of a list: more than one line, which may only be highlighted."""
_LARGER: Final = 1.04
"""The size of the letters of a heading against that of an item."""


def is_aside(document: Document, line: TextLine, own: Sequence[TextLine], lines: Iterable[TextLine]) -> bool:
    """Whether the line stands in a frame, where the heading and the first item of its list, given as `own`, do not.

    A heading on a ground of its own is no aside: nothing but larger letters stands there.
    """
    page = document.page(line.page)
    frame = frame_around(page, line)
    if frame is None or frame[3] - frame[1] < _LEAST_HEIGHT:
        return False
    if any(frame_around(document.page(one.page), one) for one in own):
        return False
    first = own[-1]
    size = document.page(first.page).letter_size(first.end - 1)
    beside = (one for one in lines if one.page == line.page and frame_around(page, one) == frame)
    return not all(_is_larger(page, one, size) for one in beside)


def _is_larger(page: Page, line: TextLine, size: float) -> bool:
    return page.letter_size(line.start) > _LARGER * size
