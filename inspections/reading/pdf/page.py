"""A page: its text and lines at once, and boxes for any stretch of the text on demand.

Offsets count characters of the page's text, for each of which it is known which of PDFium's it is.
"""

import io
import re
from collections.abc import Iterator
from copy import copy
from functools import cached_property
from typing import Any, Final

from inspections.reading.contract import Box, Evidence
from inspections.reading.pdf.annotations import annotation_boxes
from inspections.reading.pdf.characters import (
    box_at_height_of_font,
    box_of_ink,
    runs_across,
    size_of_letter,
    text_object,
    upright_characters,
)
from inspections.reading.pdf.drawing import Drawing, DrawnShape, drawing_of
from inspections.reading.pdf.geometry import (
    box_around,
    goes_on_to_right,
    padded_box,
    rounded_size,
    turned_box,
)
from inspections.reading.pdf.marks_of_scan import bullets_in_ink, with_bullets
from inspections.reading.pdf.picture_pages import is_picture
from inspections.reading.pdf.raster import GreyPicture, picture_of
from inspections.reading.pdf.skew import Turn
from inspections.reading.pdf.text import TextLine, Word, lines_of_text, matches_at_lines, plain_text
from inspections.reading.refusals import UnreadableFileError
from inspections.reading.vocabulary import Confidence, ErrorCode

MAX_PAGE_CHARACTERS: Final = 400_000
"""A hundred times the fullest page of a report; a hostile file has 20 MB of text on one, and patterns would not end."""
_FIRST_PAGES: Final = 3
"""Pages that are looked at closely for a word across them: a draft is marked on each."""
_PICTURE_OBJECT: Final = 3
"""PDFium's FPDF_PAGEOBJ_IMAGE."""
_WORD: Final = re.compile(r"[^\s\ufffe]+")


class Page:
    """A page, counted from 1 and read upright: a turned page is read as if it were not, and its boxes are turned."""

    def __init__(self, pdf: Any, number: int, *, turn: Turn | None = None) -> None:
        self.number = number
        self._turn = turn
        self._pdf = pdf
        self._spans: dict[Box, tuple[int, int]] = {}
        self._boxes: dict[int, Box | None] = {}
        page = self._page = pdf[number - 1]
        self._shown_rotation = int(page.get_rotation())
        self.size: tuple[float, float] = rounded_size(turn.size if turn else page.get_size())
        x0, y0, x1, y1 = page.get_bbox()
        self._frame: tuple[float, float, float, float] = (x0, y0, x1, y1)
        self._rotation = self._shown_rotation if self._shown_rotation and runs_across(page) else 0
        if self._textpage.count_chars() > MAX_PAGE_CHARACTERS:
            raise UnreadableFileError(ErrorCode.TOO_LARGE)
        self._characters, self.words_across = upright_characters(self._textpage, thorough=number <= _FIRST_PAGES)
        self.raw_text = self._characters.text
        self.text = plain_text(self.raw_text)
        if turn:
            self.text = with_bullets(self)
            del self.lines

    @cached_property
    def _page(self) -> Any:
        return self._pdf[self.number - 1]

    @cached_property
    def _textpage(self) -> Any:
        """The text as PDFium loads it; a turned page whose words run across it is loaded as if upright."""
        if self._rotation:
            self._page.set_rotation(0)
        return self._page.get_textpage()

    def release(self) -> None:
        """Gives back PDFium's memory; whoever asks for a box later loads the page again."""
        self.__dict__.pop("drawing", None)
        for name in ("_textpage", "_page"):
            if name in self.__dict__:
                self.__dict__.pop(name).close()

    @cached_property
    def annotation_boxes(self) -> tuple[Box, ...]:
        """The boxes of notes, stamps and form fields, in the space of the text."""
        return tuple(map(self._to_text_space, annotation_boxes(self._page)))

    @cached_property
    def drawing(self) -> Drawing:
        """What is drawn on the page, in PDFium's own space."""
        return drawing_of(self._page)

    @cached_property
    def shapes(self) -> tuple[tuple[Box, DrawnShape], ...]:
        """The shapes drawn on the page, each with its box in the space of the text."""
        return tuple((self._to_text_space(shape.sides), shape) for shape in self.drawing.shapes)

    def text_object(self, index: int) -> Any:
        """PDFium's text object that a letter is drawn with; None where it has none."""
        return text_object(self._textpage, self._characters.index(index))

    @cached_property
    def is_picture(self) -> bool:
        """Whether all that a person sees of the page is a picture, even if words lie hidden under it."""
        return is_picture(self._page)

    @property
    def has_picture(self) -> bool:
        """Whether a picture lies on the page, as on every page of a scan."""
        return any(self._page.get_objects(filter=(_PICTURE_OBJECT,)))

    @property
    def is_turned(self) -> bool:
        """Whether the page is shown in a different direction from the one it was drawn in."""
        return self._shown_rotation != 0

    def objects(self) -> Iterator[Any]:
        """Everything drawn on the page: text, paths, pictures."""
        return iter(self._page.get_objects())

    def single_page_pdf(self) -> bytes:
        """A PDF of this page alone, cut to what is shown of it."""
        single = type(self._pdf).new()
        single.import_pages(self._pdf, [self.number - 1])
        single[0].set_mediabox(*self._frame)
        out = io.BytesIO()
        single.save(out)
        single.close()
        return out.getvalue()

    def from_pdfplumber(self, box: Box) -> Box:
        """A box from pdfplumber, which reads the PDF of this page alone, in the space of the text."""
        x0, y0, _, _ = self._frame
        return (box[0] - x0, box[1] + y0, box[2] - x0, box[3] + y0)

    def lacks_letters(self, start: int, end: int) -> bool:
        """Whether glyphs stand within a stretch of text that the file gives no name, so that letters may be missing."""
        return any(start < gap < end for gap in self._characters.gaps)

    @cached_property
    def lines(self) -> tuple[TextLine, ...]:
        """The lines that are not blank, in the order of the page's content."""
        return lines_of_text(self.number, self.text)

    def matches_at_lines(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Where the pattern matches at the start of a line: much faster than a search, which tries every letter."""
        return matches_at_lines(self.text, self.lines, pattern)

    def has_line_with(self, pattern: re.Pattern[str]) -> bool:
        """Whether the pattern matches at the start of a line."""
        match, text = pattern.match, self.text
        for line in self.lines:  # noqa: SIM110 - a generator for `any` takes a third longer, and this is asked often
            if match(text, line.start):
                return True
        return False

    @property
    def is_recognised(self) -> bool:
        """Whether the words of the page were recognised in its picture."""
        return self._turn is not None

    @property
    def bullets_in_ink(self) -> tuple[Box, ...]:
        """The bullets that the picture of a recognised page shows."""
        return tuple(bullets_in_ink(self)) if self._turn else ()

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Every word with its box; the parts of a word broken at the end of a line are words of their own."""
        return tuple(self.words_between())

    def with_words(self, words: tuple[Word, ...]) -> "Page":
        """The same page with only these of its words."""
        part = copy(self)
        part.__dict__["words"] = words
        return part

    def words_between(self, start: int = 0, end: int | None = None) -> Iterator[Word]:
        """The words of a stretch of text, without those that have no box."""
        for match in _WORD.finditer(self.raw_text, start, len(self.raw_text) if end is None else end):
            box = self.stretch_box(match.start(), match.end())
            if box:
                yield Word(self.text[match.start() : match.end()], match.start(), match.end(), box)

    def words_of(self, evidence: Evidence) -> tuple[Word, ...]:
        """The words of evidence that this page gave."""
        return tuple(self.words_between(*self._spans.get(evidence.box, (0, 0))))

    def stretch_box(self, start: int, end: int) -> Box | None:
        """The box of a stretch within one line, from its first and last letters."""
        first = self.letter_box(start)
        last = self.letter_box(end - 1)
        if not first or not last:
            return None
        return (min(first[0], last[0]), min(first[1], last[1]), max(first[2], last[2]), max(first[3], last[3]))

    def letter_box(self, index: int) -> Box | None:
        """The box of a letter at the full height of its font; None where it has none."""
        if index not in self._boxes:
            box = box_at_height_of_font(self._textpage, self._characters.index(index))
            self._boxes[index] = self._to_text_space(box) if box else None
        return self._boxes[index]

    def box_of_line(self, line: TextLine) -> Box | None:
        """The box of a line, from its first and last letters, at the full height of its font."""
        return self.stretch_box(line.start, line.end)

    def letter_size(self, index: int) -> float:
        """The size in points that a letter is set in, which is the same in every font; 0 where it has none."""
        return size_of_letter(self._textpage, self._characters.index(index))

    def letter_edges(self, index: int) -> Box | None:
        """The box of a letter's own ink, as its font gives it; None where it has none."""
        box = box_of_ink(self._textpage, self._characters.index(index))
        return self._to_text_space(box) if box else None

    def _to_text_space(self, rectangle: tuple[float, float, float, float]) -> Box:
        """PDFium's left, bottom, right and top, from the bottom left, as a box of the page read upright."""
        x0, y0, x1, y1 = self._frame
        left, bottom, right, top = rectangle
        box = (left - x0, y1 - top, right - x0, y1 - bottom)
        if self._shown_rotation and not self._rotation:
            return turned_box(box, self._shown_rotation, x1 - x0, y1 - y0)
        return box

    @property
    def text_size(self) -> tuple[float, float]:
        """The width and height of the page in the space of the text, in points."""
        width, height = self._frame[2] - self._frame[0], self._frame[3] - self._frame[1]
        return (width, height) if self._shown_rotation % 180 == 0 or self._rotation else (height, width)

    @property
    def text_height(self) -> float:
        """The height of the page as its text runs, in points."""
        return self.text_size[1]

    @property
    def is_wide(self) -> bool:
        """Whether the page, as its text runs, is wider than it is high; a square one is not."""
        width, height = self.text_size
        return width > 1.05 * height

    def has_on_it(self, box: Box) -> bool:
        """Whether a box lies on the page: nine tenths of it, for letters at the edge may stand out a little."""
        width, height = self.text_size
        return min(box[2], width) - max(box[0], 0.0) > 0.9 * (box[2] - box[0]) and (
            min(box[3], height) - max(box[1], 0.0) > 0.9 * (box[3] - box[1])
        )

    def displayed(self, box: Box) -> Box:
        """A box from the space of the text as it lies on the displayed page, padded and rounded."""
        if self._turn:
            return padded_box(self._turn.on_page(box, self.text_size), *self.size)
        x0, y0, x1, y1 = self._frame
        return padded_box(turned_box(box, self._rotation, x1 - x0, y1 - y0), *self.size)

    def line_boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """The boxes of a stretch of text, one a line, in the space of the text."""
        first = self._characters.index(start)
        count = self._textpage.count_rects(first, self._characters.index(end - 1) - first + 1)
        boxes: list[Box] = []
        for index in range(count):
            box = self._to_text_space(self._textpage.get_rect(index))
            if boxes and goes_on_to_right(boxes[-1], box):
                boxes[-1] = box_around((boxes[-1], box))
            else:
                boxes.append(box)
        return tuple(self._with_full_height(boxes, start))

    def _with_full_height(self, boxes: list[Box], start: int) -> list[Box]:
        """The boxes at the full height of the font: PDFium's hug the letters, and a crop would cut them."""
        letter = self.letter_box(start)
        if not letter or not boxes:
            return boxes
        above, below = max(0.0, boxes[0][1] - letter[1]), max(0.0, letter[3] - boxes[0][3])
        return [(x0, top - above, x1, bottom + below) for x0, top, x1, bottom in boxes]

    def displayed_box(self, start: int, end: int) -> Box | None:
        """One box around a stretch of text as displayed; None where it has no ink."""
        boxes = self.line_boxes(start, end)
        return self.displayed(box_around(boxes)) if boxes else None

    def evidence(self, start: int, end: int, rule: str, confidence: Confidence) -> Evidence:
        """A stretch of text as evidence: where it stands, its words, and the rule that found it."""
        box = self.displayed_box(start, end) or (0.0, 0.0, *self.size)
        self._spans[box] = (start, end)
        quote = " ".join(self.text[start:end].split())
        return Evidence(self.number, box, quote, rule, confidence)

    def grey_picture(self, box: Box, scale: float) -> GreyPicture:
        """What the page shows around a box, in shades of grey and turned as its text runs."""
        self._page.set_rotation(0 if self._rotation else self._shown_rotation)
        return picture_of(self._page, box, scale)
