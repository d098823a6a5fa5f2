"""Lists whose items have no marks: paragraphs under a heading, or the right-hand column of a table with two.

Area SEND reports print what is to improve in boxes: “Responsible body | Areas for priority action”, a cell for each.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from inspections.reading.contract import PageBox, RecommendationRead
from inspections.reading.layout.running_heads import body_lines
from inspections.reading.layout.visual_lines import words_in_lines
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.geometry import box_around
from inspections.reading.pdf.page import Page
from inspections.reading.pdf.text import TextLine, Word
from inspections.reading.vocabulary import Audience, Confidence

_APART: Final = 1.45
"""Heights from a line to the next from which they are of two paragraphs: up to 1.4 within one, 1.7 between two."""
_FIRST_COLUMN: Final = re.compile(r"(?i)responsible bod(?:y|ies)\b")

_RUNNING: Final = re.compile(r"(?i)(?:area send inspection|local area partnership report).{0,90}")
"""Running heads and feet of these reports, which have too few pages for repetition to give them away."""


@dataclass
class _Paragraph:
    """The words of a paragraph, line by line, each line with its page."""

    lines: list[tuple[Page, list[Word]]] = field(default_factory=list)

    @property
    def text(self) -> str:
        parts: list[str] = []
        for page, words in self.lines:
            for word in words:
                broken = page.raw_text[word.end : word.end + 1] == "\ufffe"
                parts.append(word.text + ("-" if broken else " "))
        return "".join(parts).strip()


def boxed_items(
    document: Document, heading: re.Pattern[str], ends: re.Pattern[str], audience: Audience
) -> tuple[RecommendationRead, ...]:
    """The paragraphs from the heading to the line that ends the list, all to check."""
    lines = body_lines(document)
    starts = [position for position, line in enumerate(lines) if heading.fullmatch(line.text)]
    if not starts:
        return ()
    own = [*_up_to(lines[starts[0] + 1 :], heading, ends)]
    section = re.sub(r"(?i)^responsible bod(?:y|ies)\s+", "", lines[starts[0]].text).rstrip(": ")
    edge = _edge_of_second_column(document, lines[max(0, starts[0] - 1) : starts[-1] + 2])
    found = [paragraph for paragraph in _paragraphs(document, own, edge) if paragraph.text[:1].isupper()]
    return tuple(_item(paragraph, section, number, audience) for number, paragraph in enumerate(found, start=1))


def _up_to(lines: tuple[TextLine, ...], heading: re.Pattern[str], ends: re.Pattern[str]) -> Iterator[TextLine]:
    """The lines of the list, without running heads and without the headings that a table repeats on each page."""
    for line in lines:
        if ends.match(line.text):
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
            return second[0].box[0] - 4 if second else 0.0
    return 0.0


def _paragraphs(document: Document, lines: list[TextLine], edge: float) -> list[_Paragraph]:
    """The words right of the edge; a paragraph begins after white space or with a new row of the table."""
    found: list[_Paragraph] = []
    last: tuple[Page, list[Word]] | None = None
    for page, words in _rows(document, lines):
        right = [word for word in words if word.box[0] >= edge]
        if not right:
            continue
        if last is None or _begins(last, (page, right)):
            found.append(_Paragraph())
        found[-1].lines.append((page, right))
        last = (page, right)
    return found


def _rows(document: Document, lines: list[TextLine]) -> Iterator[tuple[Page, list[Word]]]:
    """The words of those lines as visual lines, from top to bottom."""
    for number in sorted({line.page for line in lines}):
        page = document.page(number)
        spans = [(line.start, line.end) for line in lines if line.page == number]
        words = [word for word in page.words if any(start <= word.start < end for start, end in spans)]
        yield from ((page, row) for row in words_in_lines(words))


def _begins(last: tuple[Page, list[Word]], row: tuple[Page, list[Word]]) -> bool:
    """Whether a row begins another paragraph: far below the last, or on the next page, after the end of a sentence."""
    (page, before), (other, words) = last, row
    done = before[-1].text.endswith((".", ":", ";"))
    if page.number != other.number:
        return done and words[0].text[0].isupper()
    height = before[0].box[3] - before[0].box[1]
    return words[0].box[1] - before[0].box[1] > _APART * height and done


def _item(paragraph: _Paragraph, section: str, number: int, audience: Audience) -> RecommendationRead:
    boxes = tuple(
        PageBox(page.number, page.displayed(box_around(word.box for word in words))) for page, words in paragraph.lines
    )
    return RecommendationRead(
        number=str(number),
        text=paragraph.text,
        section=section,
        audience=audience,
        tag=None,
        page=paragraph.lines[0][0].number,
        boxes=boxes,
        subsection=None,
        confidence=Confidence.CHECK,
    )
