"""Whether words are drawn so that a person sees them: in a colour, on a ground, with nothing over them, on the page.

This asks how the page is drawn, and no picture of it: it is done for every word of a list.
"""

from functools import lru_cache
from typing import Final

from inspections.reading.contract import Box
from inspections.reading.pdf.drawing import OPAQUE, PALE, DrawnShape, Ink
from inspections.reading.pdf.geometry import share_covered
from inspections.reading.pdf.page import Page

_DARK: Final = 80
"""How dark a ground is on which white letters are seen."""
_UNDER: Final = 0.6
"""The share of a letter under a shape from which it is hidden."""
_STEP: Final = 8
"""Letters from one that is looked at to the next: words of a line are mostly drawn together."""
_SHORT_STEP: Final = 2
"""The same where one word may change what an item says: “not” has three letters."""


def hides_any(page: Page, start: int, end: int) -> bool:
    """Whether a word of a stretch of text is one that a person does not see."""
    return hidden_share(page, start, end, _SHORT_STEP) > 0


def hidden_share(page: Page, start: int, end: int, step: int = _STEP) -> float:
    """The share of some letters of a stretch of text that a person does not see.

    The words of a recognised page lie unseen under its picture, and are known to be there.
    """
    if page.is_recognised:
        return 0.0
    if not _may_hide_words(page):
        ends = [box for at in (start, end - 1) if (box := page.letter_box(at))]
        return sum(not page.has_on_it(box) for box in ends) / len(ends) if ends else 0.0
    looked_at = [at for at in range(start, end) if not page.text[at].isspace()][::step]
    return sum(not is_shown(page, at) for at in looked_at) / len(looked_at) if looked_at else 0.0


def is_shown(page: Page, at: int) -> bool:
    """Whether a person sees a letter."""
    box, text = page.letter_box(at), page.text_object(at)
    if box is None or text is None:
        return True
    ink = page.drawing.ink_of(text)
    if not ink.drawn or not page.has_on_it(box):
        return False
    if any(_lies_over(page, shape, over, ink, box) for over, shape in _covers(page)):
        return False
    return ink.darkness >= PALE or any(_lies_under(shape, under, ink, box) for under, shape in _grounds(page))


def _lies_over(page: Page, shape: DrawnShape, over: Box, ink: Ink, letter: Box) -> bool:
    if not (shape.order > ink.order and share_covered(over, letter) > _UNDER):
        return False
    veil = page.drawing.veil_of(shape)
    return veil is None or veil.share_opaque(over, letter, OPAQUE) > _UNDER


def _lies_under(shape: DrawnShape, under: Box, ink: Ink, letter: Box) -> bool:
    # A picture may be of any colour, so that pale letters on one are not known to be seen.
    dark = shape.darkness is not None and shape.darkness >= _DARK
    return dark and shape.order < ink.order and share_covered(under, letter) > _UNDER


@lru_cache(maxsize=8)
def _grounds(page: Page) -> tuple[tuple[Box, DrawnShape], ...]:
    """The pictures and filled shapes that may hide words or be the ground of pale ones."""
    large = ((box, shape) for box, shape in page.shapes if shape.is_large)
    return tuple((box, shape) for box, shape in large if shape.darkness is not None or not shape.outlined)


@lru_cache(maxsize=8)
def _covers(page: Page) -> tuple[tuple[Box, DrawnShape], ...]:
    """Those that hide what is drawn before them."""
    return tuple((box, shape) for box, shape in _grounds(page) if shape.hides)


@lru_cache(maxsize=32)
def _may_hide_words(page: Page) -> bool:
    return page.drawing.may_hide_words
