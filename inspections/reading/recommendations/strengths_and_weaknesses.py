"""Strengths and weaknesses in APA letters: one table for all outcomes to 2006, two lists for each outcome after that.

In the table “Key strengths | Key areas for improvement” each cell is an item.
"""

import re
from typing import Final

from inspections.reading.contract import Note, RecommendationRead
from inspections.reading.layout.list_parts import ListRules
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.page import Page
from inspections.reading.pdf.text import TextLine
from inspections.reading.recommendations.listed_items import (
    ListLayout,
    listed_items,
    note_of_empty_list,
    notes_on_lists,
)
from inspections.reading.vocabulary import Audience, Confidence

_HEADER: Final = re.compile(r"(?i)key strengths\s+key (?:areas for improvement|weaknesses.*)")
_END: Final = re.compile(r"(?i)(?:aspects for focus|we confirm|yours sincerely)")
_SPACE_BETWEEN_ROWS: Final = 17.5
"""Points from a line to one of the next row: those of a cell are 14.3 apart in a letter of 2006."""
_SLACK: Final = 20
"""Points by which the lines of a cell may begin apart; the columns of that letter are 260 apart."""
_LEFT_OF_HEADING: Final = 60
"""Points by which cells of the right column may begin left of its heading, as under one that is centred."""
_NEXT: Final = re.compile(
    r"(?i)(?:major|key) strengths|important weaknesses|being healthy|staying safe|enjoying and|making a positive|"
    r"achieving economic|capacity to|the children.s services grade|we confirm|yours"
)
_LIST_RULES: Final = ListRules(groups=re.compile(r"(?!)"), ends=_NEXT, always_ends=_NEXT)
_MAJOR: Final = ListLayout(starts=re.compile(r"(?i)(?:major|key) strengths:?"), rules=_LIST_RULES)
_WEAK: Final = ListLayout(
    starts=re.compile(r"(?i)(?:important|key) weaknesses(?: and (?:key )?areas for (?:further )?development)?:?"),
    rules=_LIST_RULES,
)
_Items = tuple[RecommendationRead, ...]


def strengths_and_areas(document: Document) -> tuple[_Items, _Items]:
    """The cells of the left and right columns, or else the items of the lists under each outcome."""
    lines = document.lines
    for position, line in enumerate(lines):
        if _HEADER.fullmatch(line.text):
            cells = _cells(document, _table_lines(lines[position + 1 :]))
            middle = _middle_of(document.page(line.page), line)
            left = [cell for cell in cells if _left(document, cell[0]) < middle]
            right = [cell for cell in cells if _left(document, cell[0]) >= middle]
            return _items(document, left, "Key strengths"), _items(document, right, "Key areas for improvement")
    return listed_items(document, _MAJOR, Audience.AUTHORITY), listed_items(document, _WEAK, Audience.AUTHORITY)


def notes_on_strengths_and_areas(document: Document) -> tuple[Note, ...]:
    """What a reviewer should know of the lists under each outcome, and of a column of the table without a cell."""
    header = next((line for line in document.lines if _HEADER.fullmatch(line.text)), None)
    if header:
        return () if all(strengths_and_areas(document)) else (note_of_empty_list(header),)
    return notes_on_lists(document, Audience.AUTHORITY, _MAJOR, _WEAK)


def _table_lines(lines: tuple[TextLine, ...]) -> list[TextLine]:
    found = []
    for line in lines:
        if _END.match(line.text):
            break
        if len(line.text) > 2:
            found.append(line)
    return found


def _middle_of(page: Page, header: TextLine) -> float:
    """Where the right column begins: its cells may be set a little left of their heading."""
    second = page.letter_box(header.start + header.text.lower().index("key", 4))
    return second[0] - _LEFT_OF_HEADING if second else page.size[0] / 2


def _left(document: Document, line: TextLine) -> float:
    box = document.page(line.page).letter_box(line.start)
    return box[0] if box else 0.0


def _top(document: Document, line: TextLine) -> float:
    box = document.page(line.page).letter_box(line.start)
    return box[1] if box else 0.0


def _cells(document: Document, lines: list[TextLine]) -> list[list[TextLine]]:
    """The cells: lines that follow each other closely in a column, also where a cell continues on the next page."""
    cells: list[list[TextLine]] = []
    for line in lines:
        if cells and _goes_on(document, cells[-1][-1], line):
            cells[-1].append(line)
        else:
            cells.append([line])
    return cells


def _goes_on(document: Document, last: TextLine, line: TextLine) -> bool:
    if last.page != line.page:
        return not last.text.endswith(".") and line.text[0].islower()
    down = _top(document, line) - _top(document, last)
    joined = "\ufffe" in document.page(last.page).raw_text[last.start : last.end]
    return (
        0 < down < _SPACE_BETWEEN_ROWS * (2 if joined else 1)
        and abs(_left(document, line) - _left(document, last)) < _SLACK
    )


def _items(document: Document, cells: list[list[TextLine]], section: str) -> _Items:
    return tuple(_item(document, cell, section, number) for number, cell in enumerate(cells, start=1))


def _item(document: Document, cell: list[TextLine], section: str, number: int) -> RecommendationRead:
    """A cell as an item; the outcome before its colon, which a letter of 2006 once left out, is the sub-section."""
    text = " ".join(line.text for line in cell)
    outcome, colon, rest = text.partition(":")
    named = bool(colon) and len(outcome) < 50
    return RecommendationRead(
        number=str(number),
        text=rest.strip() if named else text,
        section=section,
        audience=Audience.AUTHORITY,
        tag=None,
        page=cell[0].page,
        boxes=document.boxes_of_lines(tuple(cell)),
        subsection=outcome if named else None,
        confidence=Confidence.CHECK,
    )
