"""The characters of a page as a person reads them, and which of PDFium's each of them is.

PDFium counts characters that its text leaves out, and pages hold characters that nobody sees: without the map between
the two, every box after such a character would be that of another letter.
"""

import math
import re
from collections.abc import Iterator
from ctypes import c_double
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any, Final

_INVISIBLE: Final = frozenset("\u200b\u200c\u200d\u2060\ufeff")
"""Spaces and joiners without width, which word processors leave inside words."""
_SOFT_HYPHEN: Final = "\u00ad"
_UNNAMED: Final = "\0"
"""A glyph for which the font names no character."""
_BROKEN: Final = {2: "\ufffe"}
"""What PDFium calls the hyphen of a word that is broken at the end of a line, letter by letter and in its text."""
_MARK: Final = "\u2022"
_HYPHENATED: Final = re.compile(r"(?i)\b(?:multi|non|self|well|co|ex|cross|inter|pre|anti|semi|long|short|out)$")
"""How words begin that keep their hyphen also where the file has a soft one."""
_LINE: Final = re.compile(r"\S(?:.*\S)?")
_SHORT_LINE: Final = 30
"""Letters of the words across a page: “DRAFT”, “NOT FOR PUBLICATION”."""
_LEAST_SLANT: Final = 8.0
"""Degrees: a scan lies askew by less, the word across a draft by 30 to 60."""


@dataclass(frozen=True)
class PageCharacters:
    """The text, PDFium's index for each of its characters (None: the same), and where glyphs without a name were."""

    text: str
    indices: tuple[int, ...] | None
    gaps: tuple[int, ...] = ()

    def index(self, offset: int) -> int:
        """PDFium's index of the character at an offset of the text."""
        if self.indices is None:
            return offset
        return self.indices[offset] if 0 <= offset < len(self.indices) else -1


def page_characters(textpage: Any) -> PageCharacters:
    """The characters of a page; one by one only where PDFium's text is not what a person reads."""
    text = str(textpage.get_text_range())
    if len(text) == textpage.count_chars() and _SOFT_HYPHEN not in text and _INVISIBLE.isdisjoint(text):
        return PageCharacters(text, None)
    return _kept(_one_by_one(textpage))


def _one_by_one(textpage: Any) -> str:
    """Every character that PDFium counts."""
    from pypdfium2.raw import FPDFText_GetUnicode  # noqa: PLC0415

    codes = (FPDFText_GetUnicode(textpage, index) for index in range(textpage.count_chars()))
    return "".join(_BROKEN.get(code) or chr(code) for code in codes)


def _kept(every: str) -> PageCharacters:
    text: list[str] = []
    indices: list[int] = []
    gaps: list[int] = []
    for index, character in enumerate(every):
        shown = "".join(_as_read(every, index))
        if character == _UNNAMED and not shown:
            gaps.append(len(text))
        if shown:
            text.append(shown)
            indices.append(index)
    return PageCharacters("".join(text), tuple(indices), tuple(gaps))


def _as_read(every: str, index: int) -> Iterator[str]:
    """The character as a person reads it; nothing for one that is not seen.

    A glyph without a name that begins a line with a space after it is the mark of an item, and so are its likes.
    """
    character = every[index]
    if character == _UNNAMED:
        if every[index - 1 : index].strip(" \t\r\n") == "" and every[index + 1 : index + 2].isspace():
            yield _MARK
    elif character == _SOFT_HYPHEN:
        if not _inside_word(every, index):
            yield "-"
    elif character not in _INVISIBLE:
        yield character


def _inside_word(every: str, index: int) -> bool:
    """Whether small letters stand on both sides of a soft hyphen, and the word is not one with a hyphen of its own."""
    before, after = every[max(0, index - 12) : index], every[index + 1 : index + 2]
    return before[-1:].islower() and after.islower() and not _HYPHENATED.search(before)


def size_of_letter(textpage: Any, index: int) -> float:
    """The size of the font times the scale of the text; 0 where PDFium knows none."""
    from pypdfium2.raw import FS_MATRIX, FPDFText_GetFontSize, FPDFText_GetMatrix  # noqa: PLC0415

    matrix = FS_MATRIX()
    known = FPDFText_GetMatrix(textpage, index, matrix)
    return float(FPDFText_GetFontSize(textpage, index)) * math.hypot(matrix.c, matrix.d) if known else 0.0


@cache
def _asked_for_boxes() -> tuple[Any, Any, tuple[Any, ...], Any]:
    """What PDFium fills with the box of a letter, and what fills it: made once, for thousands of letters a report."""
    from pypdfium2.raw import FS_RECTF, FPDFText_GetCharBox, FPDFText_GetLooseCharBox  # noqa: PLC0415

    return FS_RECTF(), FPDFText_GetLooseCharBox, tuple(c_double() for _ in range(4)), FPDFText_GetCharBox


def box_at_height_of_font(textpage: Any, index: int) -> tuple[float, float, float, float] | None:
    """Left, bottom, right and top of a letter at the full height of its font; None where PDFium knows none."""
    box, loose_box_of, _, _ = _asked_for_boxes()
    return (box.left, box.bottom, box.right, box.top) if loose_box_of(textpage.raw, index, box) else None


def box_of_ink(textpage: Any, index: int) -> tuple[float, float, float, float] | None:
    """Left, bottom, right and top of a letter's own ink, as its font gives it; None where PDFium knows none."""
    _, _, sides, box_of = _asked_for_boxes()
    left, right, bottom, top = sides
    return (left.value, bottom.value, right.value, top.value) if box_of(textpage.raw, index, *sides) else None


def text_object(textpage: Any, index: int) -> Any:
    """PDFium's object that a character is drawn with; None for one that it made up, as a space between words."""
    from pypdfium2.raw import FPDFText_GetTextObject  # noqa: PLC0415

    found = FPDFText_GetTextObject(textpage, index)
    return found if found else None


def upright_characters(textpage: Any, *, thorough: bool) -> tuple[PageCharacters, str]:
    """The characters without those drawn slantwise, which are none of the page's lines, and the words of the latter.

    A watermark is found by the ends of lines, to which it may be glued, or where that would take long by the ends of
    short lines, as it mostly is one: to ask every letter would take as long as everything else.
    """
    found = page_characters(textpage)
    spans = (match.span() for match in _LINE.finditer(found.text))
    ends = [end for first, last in spans if thorough or last - first <= _SHORT_LINE for end in (first, last - 1)]
    if not any(_is_slanted(textpage, found.index(offset)) for offset in ends):
        return found, ""
    every = enumerate(found.text)
    slanted = {at for at, letter in every if not letter.isspace() and _is_slanted(textpage, found.index(at))}
    kept = [at for at in range(len(found.text)) if at not in slanted]
    words = "".join(letter if at in slanted else " " for at, letter in enumerate(found.text))
    gaps = tuple(sum(at < gap for at in kept) for gap in found.gaps)
    text = "".join(found.text[at] for at in kept)
    return PageCharacters(text, tuple(map(found.index, kept)), gaps), " ".join(words.split())


@cache
def _matrix_asked_for() -> tuple[Any, Any]:
    """A matrix for PDFium to fill, and what fills it: made once, as they are asked for at every line of every page."""
    from pypdfium2.raw import FS_MATRIX, FPDFText_GetMatrix  # noqa: PLC0415

    return FS_MATRIX(), FPDFText_GetMatrix


def _is_slanted(textpage: Any, index: int) -> bool:
    """Whether the line of a letter climbs or falls; that its letters lean, as in italics, does not count."""
    matrix, matrix_of = _matrix_asked_for()
    if not matrix_of(textpage.raw, index, matrix) or not matrix.b:
        return False
    degrees = math.degrees(math.atan2(matrix.b, matrix.a)) % 90
    return _LEAST_SLANT < degrees < 90 - _LEAST_SLANT


def runs_across(page: Any) -> bool:
    """Whether the words of a turned page run from left to right once it is turned back, as PDFium needs them to."""
    page.set_rotation(0)
    textpage = page.get_textpage()
    boxes = [textpage.get_charbox(i) for i in range(min(80, textpage.count_chars()))]
    steps = [(abs(b[0] - a[0]), abs(b[1] - a[1])) for a, b in pairwise(boxes)]
    across = [dx > dy for dx, dy in steps].count(True) * 2 >= len(steps)
    textpage.close()
    return across
