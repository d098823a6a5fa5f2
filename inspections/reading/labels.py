"""Labels of areas in a page's text: where each is printed at the start of a line, the longest label first."""

import re
from dataclasses import dataclass
from functools import cache

from inspections.reading.frameworks.definition import Area
from inspections.reading.geometry import union
from inspections.reading.page import Page
from inspections.reading.text import Word

_NUMBER = r"(?:\d{1,2}(?:\.\d)?\.?\s+|[•–-]\s*)?"


@dataclass(frozen=True)
class LabelFound:
    """An area's label on a page and the words that print it."""

    area: Area
    printed: str
    start: int
    end: int
    words: tuple[Word, ...]

    @property
    def box(self) -> tuple[float, float, float, float]:
        """The cell of the label, in the space of the page's text."""
        return union(word.box for word in self.words)


@cache
def label_expression(pattern: str) -> str:
    """The pattern with every space made to match any white space, so that labels may wrap."""
    return re.sub(r"(?<!\[) (?!\])", r"\\s+", pattern)


@cache
def _row_pattern(area: Area, grades: str) -> re.Pattern[str] | None:
    if not area.printed:
        return None
    label = "|".join(label_expression(p) for p in area.printed)
    tail = rf"[.:]?\d?(?=[ \t]*$|[ \t]+(?:{grades})\b)"
    return re.compile(rf"(?im)^[ \t]*{_NUMBER}(?P<label>{label}){tail}")


def labels_on(page: Page, areas: tuple[Area, ...], grades: str) -> tuple[LabelFound, ...]:
    """Every row label of those areas, in the order of the text; where two share a place, the longer one."""
    spans: dict[int, tuple[int, Area]] = {}
    for area in areas:
        pattern = _row_pattern(area, grades)
        for match in pattern.finditer(page.text) if pattern else ():
            start, end = match.span("label")
            if end > spans.get(start, (0, area))[0]:
                spans[start] = (end, area)
    return tuple(_label(page, area, start, end) for start, (end, area) in sorted(spans.items()))


def _label(page: Page, area: Area, start: int, end: int) -> LabelFound:
    words = tuple(word for word in page.words if word.start < end and word.end > start)
    return LabelFound(area, " ".join(page.text[start:end].split()), start, end, words)


def mentions_labels(page: Page, areas: tuple[Area, ...], grades: str) -> int:
    """How many different areas have a row label on the page; needs no boxes, so it is cheap."""
    patterns = [_row_pattern(area, grades) for area in areas]
    return sum(bool(pattern and pattern.search(page.text)) for pattern in patterns)
