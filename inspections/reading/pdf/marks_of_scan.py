"""The marks of list items on a recognised page: a square bullet comes back as some letter or sign, or not at all."""

import re
from collections.abc import Iterator
from typing import Final, Protocol

from inspections.reading.contract import Box
from inspections.reading.pdf.raster import GreyPicture
from inspections.reading.pdf.text import TextLine

_SHORT: Final = re.compile(r"(?P<mark>[^\W\d_]{1,2}[=_|~«»°®©™§@]?|[^\w\s‘“'\"(£•]{1,3}|[A-Za-z][mM]?)\s+(?=[A-Z‘“])")
"""What a bullet is taken for: “m”, “wm”, “mg”, “m=”, “a”, “@”; numbers and their full stops are marks already."""
_SIGN: Final = re.compile(r"[mM]?[™@®©¢«»§¥°][ \t]|[=~_|°*][ \t]|mm?[ \t]|M[ \t]")
"""What stands for a bullet however little white space follows: no sentence begins with it."""
_LEAST_GAP: Final = 0.75
"""White space after such a mark, in heights of the letters: a space between words takes 0.3."""
_LEAST_INDENT: Final = 10.0
"""Points by which the text of an item begins right of the page's own edge: 18 in most lists."""
_WIDEST: Final = 0.9
"""Heights of a letter that a bullet is wide, at most."""
_FURTHEST: Final = 36.0
"""Points from a bullet to its text: 18 in most lists."""
_SCALE: Final = 3.0
"""Pixels a point, in which a bullet of 5 points shows."""
_INK: Final = 100
"""Of 255: contrast of a bullet on a grey or yellowed page."""


class RecognisedPage(Protocol):
    """What is asked of a page: its text and lines, where they stand, and what the page shows there."""

    text: str

    @property
    def lines(self) -> tuple[TextLine, ...]: ...

    def letter_box(self, index: int, /) -> Box | None: ...

    def box_of_line(self, line: TextLine, /) -> Box | None: ...

    def has_on_it(self, box: Box, /) -> bool: ...

    def grey_picture(self, box: Box, scale: float, /) -> GreyPicture: ...


def with_bullets(page: RecognisedPage) -> str:
    """The text of a page, with a bullet for each short run of letters that white space sets apart before an item."""
    text = page.text
    for line in page.lines:
        mark = _SHORT.match(line.text)
        if mark and (_SIGN.match(line.text) or _is_apart(page, line, mark)):
            end = line.start + mark.end("mark")
            text = f"{text[: line.start]}{'•'.rjust(end - line.start)}{text[end:]}"
    return text


def _is_apart(page: RecognisedPage, line: TextLine, mark: re.Match[str]) -> bool:
    last, after = page.letter_box(line.start + mark.end("mark") - 1), page.letter_box(line.start + mark.end())
    return bool(last and after and after[0] - last[2] > _LEAST_GAP * (after[3] - after[1]))


def bullets_in_ink(page: RecognisedPage) -> Iterator[Box]:
    """The boxes of bullets that the picture shows before indented lines whose text has none."""
    placed = [(line, box) for line in page.lines if (box := page.box_of_line(line))]
    edge = min((box[0] for _, box in placed), default=0.0)
    for line, box in placed:
        if box[0] > edge + _LEAST_INDENT and line.text[0].isupper():
            found = _ink_before(page, box)
            if found and not any(_over(other, found) for _, other in placed):
                yield found


def _ink_before(page: RecognisedPage, box: Box) -> Box | None:
    """A small spot of ink on the row of a line, a little left of it, with white above and below and before the text."""
    height = box[3] - box[1]
    left = max(0.0, box[0] - _FURTHEST)
    strip = (left, box[1], box[0] - 0.2 * height, box[3])
    if strip[2] - left < _LEAST_INDENT / 2 or not page.has_on_it(strip):
        return None
    picture = page.grey_picture(strip, _SCALE)
    columns = [left + step / 2 for step in range(int(2 * (strip[2] - left)))]
    inked = [x for x in columns if picture.contrast((x, box[1] + 0.2 * height, x + 1, box[3] - 0.15 * height)) > _INK]
    if not inked or inked[-1] + 1 - inked[0] > _WIDEST * height:
        return None
    spot = (inked[0], box[1], inked[-1] + 1, box[3])
    apart = box[0] - spot[2] > _LEAST_GAP * height / 2
    over = picture.contrast((spot[0], box[1], spot[2], box[1] + 0.1 * height)) > _INK
    return spot if apart and not over else None


def _over(other: Box, spot: Box) -> bool:
    return other[0] < spot[2] and spot[0] < other[2] and other[1] < spot[3] and spot[1] < other[3]
