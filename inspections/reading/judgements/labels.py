"""Labels of areas on a page: where they are printed at the start of a line, the longest first."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from inspections.reading.area import Area
from inspections.reading.framework import Framework
from inspections.reading.judgements.grade_phrases import grade_pattern
from inspections.reading.layout.columns import label_column, words_of_grades
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.geometry import box_around
from inspections.reading.pdf.page import Page
from inspections.reading.pdf.text import MARK_OF_FOOTNOTE, Word

_NUMBER = r"(?:\d{1,2}(?:\.\d)?\.?\s+|[•–-]\s*)?"

_FEW: Final = 3
"""Areas that are looked for at once: to compile a pattern for all of them takes longer, where a table lacks a few."""
BEFORE_LABEL: Final = (
    r"(?:\d{1,2}(?:\.\d)?\.?\s+)?(?:the\s+)?(?:(?:graded\s+)?judge?ments?\s+(?:for|about|of|on)\s+)?(?:the\s+)?"
)
"""What may come before the label of an area in a heading of the body."""


@dataclass(frozen=True)
class RowLabel:
    """The label of an area on a page, and the words that print it."""

    area: Area
    printed: str
    words: tuple[Word, ...]

    @property
    def box(self) -> tuple[float, float, float, float]:
        """The box of the label, in the space of the page's text."""
        return box_around(word.box for word in self.words)


@cache
def label_expression(pattern: str) -> str:
    """The pattern with every space matching any white space, so that labels may wrap."""
    return re.sub(r"(?<!\[) (?!\])", r"\\s+", pattern)


@cache
def _row_pattern(area: Area, grades: str) -> re.Pattern[str] | None:
    if not area.printed:
        return None
    label = "|".join(label_expression(p) for p in area.printed)
    tail = rf"[.:]?{MARK_OF_FOOTNOTE}?(?=[ \t]*$|[ \t]+(?:{grades})\b)"
    return re.compile(rf"(?im)^[ \t]*{_NUMBER}(?P<label>{label}){tail}")


@cache
def _row_start(areas: tuple[Area, ...]) -> re.Pattern[str]:
    labels = "|".join(label_expression(p) for area in areas for p in area.printed)
    return re.compile(rf"(?i){_NUMBER}(?:{labels or '(?!)'})")


def row_labels(page: Page, areas: tuple[Area, ...], framework: Framework) -> tuple[RowLabel, ...]:
    """The row labels of those areas from top to bottom; where two begin in the same place, the longer one."""
    column = label_column(page, words_of_grades(framework.scale))
    spans: dict[int, tuple[int, Area]] = {}
    for area in areas:
        pattern = _row_pattern(area, grade_pattern(framework.scale))
        for match in pattern.finditer(column.text) if pattern else ():
            start, end = match.span("label")
            if end > spans.get(start, (0, area))[0]:
                spans[start] = (end, area)
    return tuple(
        RowLabel(area, " ".join(column.text[start:end].split()), column.words_at(start, end))
        for start, (end, area) in sorted(spans.items())
    )


def count_labelled_areas(page: Page, areas: tuple[Area, ...], grades: str) -> int:
    """How many of the areas have a row label in the text of the page; cheap, as it needs no boxes."""
    if len(areas) > _FEW and not page.has_line_with(_row_start(areas)):
        return 0
    patterns = [_row_pattern(area, grades) for area in areas]
    return sum(bool(pattern and pattern.search(page.text)) for pattern in patterns)


@lru_cache(maxsize=4)
def pages_headed_by_labels(document: Document, areas: tuple[Area, ...]) -> frozenset[int]:
    """The numbers of the pages with a line that begins with the label of an area, as a heading does: a cheap look."""
    pattern = _heading_start(areas)
    return frozenset(page.number for page in document.pages if pattern and page.has_line_with(pattern))


@cache
def _heading_start(areas: tuple[Area, ...]) -> re.Pattern[str] | None:
    labels = "|".join(label_expression(p) for area in areas for p in area.printed)
    return re.compile(rf"(?i){BEFORE_LABEL}(?:{labels})") if labels else None
