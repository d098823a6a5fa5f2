"""How a line looks: where it begins, how tall its letters are, and the mark of a list item in front of it."""

import re
from dataclasses import dataclass
from typing import Final

from inspections.reading.contract import Box
from inspections.reading.geometry import shares_row
from inspections.reading.page import Page
from inspections.reading.text import Line

_MARK: Final = re.compile(
    r"(?P<bullet>[•\uf000-\uf0ff*]|[-–o](?=\s))\s*"
    r"|(?P<number>\d{1,3})\.\s*(?=[^\W\d_]|[‘“'\"(])"
    r"|\((?P<bracketed>\d{1,3})\)\s+(?=[^\W\d_])"
)
_FURTHEST_BULLET: Final = 45.0


@dataclass(frozen=True)
class Shape:
    """Left edge of the line and of its text after the mark, upper edge, and height of its letters, in points."""

    left: float
    text_left: float
    top: float
    height: float
    number: str | None
    bulleted: bool
    text_start: int

    @property
    def marked(self) -> bool:
        """Whether a bullet or a number stands in front."""
        return self.bulleted or self.number is not None


def shape_of(page: Page, line: Line) -> Shape:
    """The shape of a line, from the boxes of its first letters."""
    mark = _MARK.match(line.text)
    text_start = line.start + (mark.end() if mark and mark.end() < len(line.text) else 0)
    first = page.letter_box(line.start) or (0.0, 0.0, 0.0, 0.0)
    text = page.letter_box(text_start) or first
    detached = None if mark else _bullet_before(page, first)
    return Shape(
        left=detached if detached is not None else first[0],
        text_left=text[0],
        top=text[1],
        height=text[3] - text[1],
        number=(mark["number"] or mark["bracketed"]) if mark else None,
        bulleted=bool(mark and mark["bullet"]) or detached is not None,
        text_start=text_start,
    )


def _bullet_before(page: Page, box: Box) -> float | None:
    """The left edge of a bullet that stands on the line's row but apart from it in the page's content."""
    for bullet in page.lone_bullets:
        if 0 < box[0] - bullet[0] < _FURTHEST_BULLET and shares_row(bullet, box):
            return bullet[0]
    return None
