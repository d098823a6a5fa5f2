"""Lists whose items have no marks: ruled cells, in the right-hand column of a table with two, or mere paragraphs.

Area SEND reports print what is to improve in cells: “Responsible body | Areas for priority action”. Marks in a cell are
nested in its item.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from inspections.reading.contract import Box, PageBox, RecommendationRead
from inspections.reading.layout.frames import smallest_frame
from inspections.reading.layout.item_marks import drawn_mark
from inspections.reading.layout.running_heads import body_lines
from inspections.reading.layout.visual_lines import words_in_lines
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.geometry import box_around, lies_over
from inspections.reading.pdf.page import Page
from inspections.reading.pdf.text import TextLine, Word
from inspections.reading.recommendations.doubtful_letters import doubts_of_letters
from inspections.reading.recommendations.lost_words import doubts_of_cell
from inspections.reading.recommendations.other_parts import ASIDE
from inspections.reading.vocabulary import Audience, Confidence

_APART: Final = 1.45
"""Heights from a line to the next from which they are of two paragraphs: up to 1.4 within one, 1.7 between two."""
_FIRST_COLUMN: Final = re.compile(r"(?i)responsible bod(?:y|ies)\b")

_RUNNING: Final = re.compile(r"(?i)(?:area send inspection|local area partnership report).{0,90}")
"""Running heads and feet of these reports, which have too few pages for repetition to give them away."""


_FIRST_MARK: Final = re.compile(r"- |\(?\d{1,2}[.)] ")
"""How the text of a cell begins that is a list of its own, as in Blackpool's report of 2024."""
_BULLET: Final = re.compile(r"[•*–-]")
_SERIES: Final = re.compile(
    r"[(\[]?(?:[A-Z#]?\d{1,2}(?:\.\d{1,2})?|[A-Za-z]|[ivx]{2,4})[.):\]]+|[R#]\d{1,2}|\d\.\d{1,2}|Rec\.?|Action|No\.?"
)
"""How lines of a cell begin that are items of a list of their own: “R1”, “b)”, “[2]”, “1.2”."""
_LEAST_SERIES: Final = 2
"""Such lines that make a list: one may only begin with a number."""

_Row = tuple[Page, list[Word]]
"""A line as a person sees it, and its page."""


@dataclass
class _Cell:
    """The words of a cell or a paragraph, line by line; `framed` where lines are ruled around it.

    `joined` says that it was put together from two pages, the second of which begins with a capital.
    """

    framed: bool
    joined: bool = False
    rows: list[_Row] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words as one text, with marked lines as lines of their own."""
        parts: list[str] = []
        for page, words in self.rows:
            written = _is_marked(words)
            parts += ["\n- "] if written or drawn_mark(page, words[0].box) else []
            for word in words[1:] if written else words:
                broken = page.raw_text[word.end : word.end + 1] == "\ufffe"
                parts.append(word.text + ("-" if broken else " "))
        return re.sub(r" +\n", "\n", "".join(parts)).strip()

    @property
    def is_sure(self) -> bool:
        """Whether it is framed, begins and ends as a sentence does, and is of letters that the page shows."""
        series = sum(_SERIES.fullmatch(words[0].text) is not None for _, words in self.rows)
        if any(page.is_wide for page, _ in self.rows) or series >= _LEAST_SERIES:
            return False
        if ASIDE.match(self.text):
            return False
        whole = self.framed and not self.joined and self.text[:1].isupper() and self.text.endswith(".")
        if any(lies_over(after.box, word.box) for _, words in self.rows for word, after in pairwise(words)):
            return False
        own = [(page, words[0].start, words[-1].end) for page, words in self.rows]
        return whole and not doubts_of_letters(own) and not doubts_of_cell(own)


@dataclass(frozen=True)
class BoxedList:
    """The items of a list, and whether lines are ruled around them, so that marks inside them are nested.

    `holds_marks_alone` says that a cell has marked lines and nothing else, so that these are the items.
    """

    items: tuple[RecommendationRead, ...] = ()
    framed: bool = False
    holds_marks_alone: bool = False


def boxed_list(document: Document, heading: re.Pattern[str], ends: re.Pattern[str], audience: Audience) -> BoxedList:
    """The cells or paragraphs from the heading to the line that ends the list; paragraphs are to check."""
    lines = body_lines(document)
    starts = [position for position, line in enumerate(lines) if heading.fullmatch(line.text)]
    if not starts:
        return BoxedList()
    own = [*_up_to(lines[starts[0] + 1 :], heading, ends)]
    section = re.sub(r"(?i)^responsible bod(?:y|ies)\s+", "", lines[starts[0]].text).rstrip(": ")
    edge = _edge_of_second_column(document, lines[max(0, starts[0] - 1) : starts[-1] + 2])
    cells = _cells(document, own, edge)
    framed = any(cell.framed and cell.text[:1].isupper() for cell in cells)
    found = [cell for cell in cells if cell.text[:1].isupper() or (cell.text[:1].islower() and cell.framed)]
    # A cell among paragraphs without one may be a case study.
    alike = len({cell.framed for cell in found}) < 2
    items = tuple(_item(cell, section, number, audience, alike=alike) for number, cell in enumerate(found, start=1))
    return BoxedList(items, framed, any(_is_list(cell) for cell in cells))


def _up_to(lines: tuple[TextLine, ...], heading: re.Pattern[str], ends: re.Pattern[str]) -> Iterator[TextLine]:
    """The lines of the list, without running heads and without the headings that a table repeats on each page."""
    for line in lines:
        if line.text[0].isupper() and ends.match(line.text):
            return
        if not any(pattern.fullmatch(line.text) for pattern in (heading, _FIRST_COLUMN, _RUNNING)):
            yield line


def _edge_of_second_column(document: Document, lines: tuple[TextLine, ...]) -> float:
    """Where the second column begins, by its heading beside “Responsible body”; 0 where there is only one."""
    for line in lines:
        if _FIRST_COLUMN.match(line.text):
            page = document.page(line.page)
            rows = words_in_lines(page.words)
            row = next((one for one in rows if any(line.start <= word.start < line.end for word in one)), [])
            second = [word for word in row if word.text.lower() == "areas"]
            return _left_of_cell(page, second[0]) if second else 0.0
    return 0.0


def _left_of_cell(page: Page, heading: Word) -> float:
    """Where the cell of a heading begins, which may stand in its middle; without rules, a little left of its words."""
    frame = smallest_frame(page, heading.box)
    return frame[0] if frame else heading.box[0] - 4


def _cells(document: Document, lines: list[TextLine], edge: float) -> list[_Cell]:
    """The words right of the edge, by the frames they stand in; without frames, by the white space between them."""
    found: list[_Cell] = []
    frame: Box | None = None
    last: _Row | None = None
    rows = list(_rows(document, lines))
    edge = max(edge, _edge_of_last_cells(rows))
    for page, words in rows:
        right = [word for word in words if word.box[0] >= edge]
        if not right:
            continue
        here = smallest_frame(page, right[0].box)
        same = last is not None and last[0].number == page.number
        if last is None or (same and here != frame):
            begins = True
        elif same:
            begins = here is None and _begins(last, (page, right))
        else:
            # What stands outside the frames at the foot of a page is no part of the cell that the next one begins with.
            inside = found[-1].framed == (here is not None)
            begins = not inside or right != words or (_is_done(found[-1]) and right[0].text[:1].isupper())
            found[-1].joined = found[-1].joined or (not begins and right[0].text[:1].isupper())
        if begins:
            found.append(_Cell(framed=here is not None))
        found[-1].rows.append((page, right))
        frame, last = here, (page, right)
    return found


def _rows(document: Document, lines: list[TextLine]) -> Iterator[_Row]:
    """The words of those lines as visual lines, from top to bottom."""
    for number in sorted({line.page for line in lines}):
        page = document.page(number)
        spans = [(line.start, line.end) for line in lines if line.page == number]
        words = [word for word in page.words if any(start <= word.start < end for start, end in spans)]
        yield from ((page, row) for row in words_in_lines(words))


def _edge_of_last_cells(rows: list[_Row]) -> float:
    """Where the last cells of rows with several begin; 0 where no row has more than one.

    The first column may be too narrow to be known for a frame: then words stand left of the cell.
    """
    edge = 0.0
    for page, words in rows:
        cells = {frame for word in words if (frame := smallest_frame(page, word.box))}
        last = max((frame[0] for frame in cells), default=0.0)
        if len(cells) > 1 or words[0].box[2] < last:
            edge = max(edge, last)
    return edge


def _is_marked(words: list[Word]) -> bool:
    return len(words) > 1 and _BULLET.fullmatch(words[0].text) is not None


def _is_list(cell: _Cell) -> bool:
    """Whether a ruled cell has nothing but marked items."""
    return cell.framed and _FIRST_MARK.match(cell.text) is not None


def _is_done(cell: _Cell) -> bool:
    """Whether a cell at the foot of a page is whole, so that the next page begins another."""
    return cell.text.endswith(".")


def _begins(last: _Row, row: _Row) -> bool:
    """Whether a row begins another paragraph: far below the last, after the end of a sentence."""
    (_, before), (_, words) = last, row
    height = before[0].box[3] - before[0].box[1]
    done = before[-1].text.endswith((".", ":", ";"))
    return words[0].box[1] - before[0].box[1] > _APART * height and done


def _item(cell: _Cell, section: str, number: int, audience: Audience, *, alike: bool) -> RecommendationRead:
    boxes = tuple(
        PageBox(page.number, page.displayed(box_around(word.box for word in words))) for page, words in cell.rows
    )
    return RecommendationRead(
        number=str(number),
        text=cell.text,
        section=section,
        audience=audience,
        tag=None,
        page=cell.rows[0][0].number,
        boxes=boxes,
        subsection=None,
        confidence=Confidence.CERTAIN if cell.is_sure and alike else Confidence.CHECK,
    )
