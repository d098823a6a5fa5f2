"""The open PDF: the text of every page with its lines, and boxes for any stretch of it on demand.

Only this module and the renderer speak to PDFium. Offsets count characters of a page's text, which PDFium
also uses as indices of its boxes.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, Final

from inspections.reading.contract import Box, PageBox, Place
from inspections.reading.geometry import rounded, turned, union
from inspections.reading.refusals import RefusedError
from inspections.reading.vocabulary import Confidence, ErrorCode

_BLANK: Final = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj trailer<</Root 1 0 R>>"
)
MAX_PAGE_CHARACTERS: Final = 400_000
_ERROR_PASSWORD: Final = 4
_BULLETS: Final = "\uf06e\uf0a7\uf0b7\uf02d\uf0be\uf0d8\uf0fc\u25fc\u25a0\u25aa\u25cf\u2022\u2023\u25e6\u00b7"
# One character for one, so that offsets in the plain text are offsets on the page. A hyphen at the end of a
# line comes as U+FFFE, with the line break lost.
_PLAIN: Final = {
    "\r": " ",
    "\ufffe": "-",
    "\u00ad": "-",
    "\u2010": "-",
    "\u2011": "-",
    "\u202f": " ",
    "\u00a0": " ",
    "\u2500": "–",
    "\u2015": "–",
    "\u2212": "–",
    "\u2012": "–",
    **dict.fromkeys(_BULLETS, "•"),
}


def plain(raw: str) -> str:
    """The text with odd spaces, dashes and bullets made ordinary; ten times as fast as `str.translate`."""
    for character in _PLAIN.keys() & set(raw):
        raw = raw.replace(character, _PLAIN[character])
    return raw


@dataclass(frozen=True)
class Line:
    """One line of a page: its text without the spaces around, and where that lies in the page's text."""

    page: int
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Word:
    """A run of letters without a space, its place in the page's text, and its box in the space of the text."""

    text: str
    start: int
    end: int
    box: Box


class Page:
    """One page, counted from 1, read upright: a turned page is read as if it were not, its boxes turned."""

    def __init__(self, pdf: Any, number: int) -> None:
        self.number = number
        self._page = pdf[number - 1]
        self._shown_rotation = int(self._page.get_rotation())
        self.size: tuple[float, float] = _rounded_size(self._page.get_size())
        self._rotation = 0
        if self._shown_rotation:
            self._set_upright()
        self._textpage = self._page.get_textpage()
        if self._textpage.count_chars() > MAX_PAGE_CHARACTERS:
            raise RefusedError(ErrorCode.TOO_LARGE)
        self.raw: str = self._textpage.get_text_range()
        self.text = plain(self.raw)

    def _set_upright(self) -> None:
        """Reads a turned page in the direction in which most of its text runs (PDFium mixes up lines else)."""
        self._page.set_rotation(0)
        textpage = self._page.get_textpage()
        across = _runs_across(textpage)
        textpage.close()
        if across:
            self._rotation = self._shown_rotation
        else:
            self._page.set_rotation(self._shown_rotation)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines that are not blank, in the order of the page's content."""
        found = []
        for match in re.finditer(r"[^\r\n]+", self.text):
            text = match.group().strip()
            if text:
                start = match.start() + match.group().index(text[0])
                found.append(Line(self.number, text, start, start + len(text)))
        return tuple(found)

    @cached_property
    def lone_bullets(self) -> tuple[Box, ...]:
        """The boxes of bullets that are lines of their own in the page's content."""
        boxes = (self.letter_box(line.start) for line in self.lines if line.text == "•")
        return tuple(box for box in boxes if box)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Every word with its box; the parts of a word broken at a line's end are words of their own."""
        return tuple(self._words())

    def _words(self) -> Iterator[Word]:
        for match in re.finditer(r"[^\s\ufffe]+", self.raw):
            box = self._span_box(match.start(), match.end())
            if box:
                yield Word(self.text[match.start() : match.end()], match.start(), match.end(), box)

    def _span_box(self, start: int, end: int) -> Box | None:
        """The box of an unbroken stretch, from its first and last letter."""
        first = self.letter_box(start)
        last = self.letter_box(end - 1)
        return union((first, last)) if first and last else None

    def letter_box(self, index: int) -> Box | None:
        """The box of one letter with the full height of its font; None where it has none."""
        try:
            return self._upright(self._textpage.get_charbox(index, loose=True))
        except RuntimeError:
            return None

    def _upright(self, rectangle: tuple[float, float, float, float]) -> Box:
        """PDFium's left, bottom, right, top, from the bottom left, as a box of the page read upright."""
        left, bottom, right, top = rectangle
        return self._to_text_space((left, bottom, right, top))

    @cached_property
    def _frame(self) -> tuple[float, float, float, float]:
        left, bottom, right, top = self._page.get_cropbox()
        return (left, bottom, right, top)

    def _to_text_space(self, rectangle: tuple[float, float, float, float]) -> Box:
        x0, y0, x1, y1 = self._frame
        left, bottom, right, top = rectangle
        box = (left - x0, y1 - top, right - x0, y1 - bottom)
        if self._shown_rotation and not self._rotation:
            return turned(box, self._shown_rotation, x1 - x0, y1 - y0)
        return box

    def shown(self, box: Box) -> Box:
        """A box of the space of the text as it lies on the displayed page, padded and rounded."""
        x0, y0, x1, y1 = self._frame
        return rounded(turned(box, self._rotation, x1 - x0, y1 - y0), *self.size)

    def line_boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """The boxes of a stretch of text, one for each of its lines, in the space of the text."""
        count = self._textpage.count_rects(start, end - start)
        boxes: list[Box] = []
        for index in range(count):
            box = self._to_text_space(self._textpage.get_rect(index))
            if boxes and _same_line(boxes[-1], box):
                boxes[-1] = union((boxes[-1], box))
            else:
                boxes.append(box)
        return tuple(boxes)

    def box(self, start: int, end: int) -> Box | None:
        """One box around a stretch of text as displayed; None where it leaves no mark."""
        boxes = self.line_boxes(start, end)
        return self.shown(union(boxes)) if boxes else None

    def place(self, start: int, end: int, rule: str, confidence: Confidence) -> Place:
        """Where a stretch of text stands, as evidence."""
        box = self.box(start, end) or (0.0, 0.0, *self.size)
        quote = " ".join(self.text[start:end].split())
        return Place(self.number, box, quote, rule, confidence)

    def picture(self, box: Box, scale: float) -> "Picture":
        """What the displayed page shows within a box of it, in shades of grey."""
        width, height = (math.ceil(side * scale) for side in self.size)
        left, upper = max(0, int(box[0] * scale) - 2), max(0, int(box[1] * scale) - 2)
        right, lower = min(width, int(box[2] * scale) + 3), min(height, int(box[3] * scale) + 3)
        self._page.set_rotation(self._shown_rotation)
        crop = (left, height - lower, width - right, upper)
        bitmap = self._page.render(scale=scale, crop=crop, grayscale=True, may_draw_forms=False)
        return Picture(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, left, upper, scale)


@dataclass(frozen=True)
class Picture:
    """A part of a page as grey pixels, one byte each."""

    pixels: bytes
    width: int
    height: int
    stride: int
    left: int
    upper: int
    scale: float

    def contrast(self, box: Box) -> int:
        """The difference between the lightest and the darkest pixel within a box of the page: 0 to 255."""
        left = max(0, int(box[0] * self.scale) - self.left)
        right = min(self.width, int(box[2] * self.scale) + 1 - self.left)
        top = max(0, int(box[1] * self.scale) - self.upper)
        bottom = min(self.height, int(box[3] * self.scale) + 1 - self.upper)
        rows = [self.pixels[y * self.stride + left : y * self.stride + right] for y in range(top, bottom)]
        seen = b"".join(rows) if left < right else b""
        return max(seen) - min(seen) if seen else 0


class Document:
    """An open PDF of at least one page."""

    def __init__(self, data: bytes, max_pages: int) -> None:
        self._pdf = open_pdf(data)
        count = len(self._pdf)
        if count > max_pages:
            raise RefusedError(ErrorCode.TOO_MANY_PAGES)
        if count == 0:
            raise RefusedError(ErrorCode.DAMAGED)
        self.pages = tuple(self._page(number) for number in range(1, count + 1))

    def check_text(self) -> None:
        """Raises RefusedError where no page has any text: a scan."""
        if not any(page.lines for page in self.pages):
            raise RefusedError(ErrorCode.NO_TEXT)

    def _page(self, number: int) -> Page:
        try:
            return Page(self._pdf, number)
        except RuntimeError as error:
            raise RefusedError(ErrorCode.DAMAGED) from error

    @classmethod
    def blank(cls) -> "Document":
        """A document of one empty page, with which everything can be tried out once."""
        return cls(_BLANK, 1)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines of all pages in order."""
        return tuple(line for page in self.pages for line in page.lines)

    def page(self, number: int) -> Page:
        """The page of that number, counted from 1."""
        return self.pages[number - 1]

    def page_boxes(self, lines: tuple[Line, ...]) -> tuple[PageBox, ...]:
        """The displayed box of each line."""
        found = []
        for line in lines:
            page = self.page(line.page)
            found += [PageBox(line.page, page.shown(b)) for b in page.line_boxes(line.start, line.end)]
        return tuple(found)


def open_pdf(data: bytes) -> Any:
    """The PDF of PDFium; raises RefusedError where it is locked or damaged."""
    # Imported late, so that the registry of frameworks costs its users nothing; PDFium raises RuntimeErrors.
    import pypdfium2 as pdfium  # noqa: PLC0415

    try:
        return pdfium.PdfDocument(data)
    except RuntimeError as error:
        locked = getattr(error, "err_code", None) == _ERROR_PASSWORD
        raise RefusedError(ErrorCode.ENCRYPTED if locked else ErrorCode.DAMAGED) from error


def _rounded_size(size: tuple[float, float]) -> tuple[float, float]:
    return (round(size[0], 2), round(size[1], 2))


def _same_line(a: Box, b: Box) -> bool:
    middle = (b[1] + b[3]) / 2
    return a[1] < middle < a[3] and b[0] > a[0]


def _runs_across(textpage: Any) -> bool:
    """Whether most neighbouring letters of the page's start follow each other from left to right."""
    boxes = [textpage.get_charbox(i) for i in range(min(80, textpage.count_chars()))]
    steps = [(abs(b[0] - a[0]), abs(b[1] - a[1])) for a, b in pairwise(boxes)]
    across = [dx > dy for dx, dy in steps]
    return across.count(True) * 2 >= len(steps)
