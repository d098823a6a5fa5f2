"""Marks of list items that are lines of their own in a page's content, beside the line they belong to."""

import re
from functools import lru_cache
from typing import Final

from inspections.reading.contract import Box
from inspections.reading.pdf.geometry import shares_row
from inspections.reading.pdf.page import Page
from inspections.reading.pdf.text import TextLine

FURTHEST_MARK: Final = 45.0
"""Points from the left edge of a mark to the text of its item: 18 in most lists, 42 in JTAI letters of 2018."""
_BULLET: Final = re.compile(r"[•*–—o»>-]")
_NUMBER: Final = re.compile(r"\d{1,3}[.)]|\(\d{1,3}\)")


@lru_cache(maxsize=512)
def lone_marks(page: Page) -> dict[int, tuple[str, Box]]:
    """The marks of a page by their offset in its text, each with its box."""
    found = {}
    for line in page.lines:
        if _BULLET.fullmatch(line.text) or _NUMBER.fullmatch(line.text):
            box = page.box_of_line(line)
            if box and (not line.text.strip("()")[0].isdigit() or _stands_before_a_line(page, line, box)):
                found[line.start] = (line.text, box)
    # A recognised page shows bullets that its text lacks; they have no place in it.
    return found | {-number: ("•", box) for number, box in enumerate(page.bullets_in_ink, start=1)}


def _stands_before_a_line(page: Page, mark: TextLine, box: Box) -> bool:
    """Whether a line begins on the row of a number; if not, it ends an item: “… the age of” over “17.”."""
    others = (page.letter_box(line.start) for line in page.lines if line.start != mark.start)
    return any(b and 0 < b[0] - box[0] < FURTHEST_MARK and shares_row(box, b) for b in others)
