"""Tables that set the results of several inspections side by side: the column of the latest one, always to check."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from inspections.reading.area import Area
from inspections.reading.contract import JudgementRead
from inspections.reading.framework import Framework
from inspections.reading.judgements.labels import row_labels
from inspections.reading.judgements.table import judgements_of_labels
from inspections.reading.layout.visual_lines import words_in_lines
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.geometry import box_around
from inspections.reading.pdf.page import Page
from inspections.reading.pdf.text import Word
from inspections.reading.vocabulary import Confidence

_YEAR: Final = re.compile(r"\b(20\d\d)\b")
_TIMES: Final = {
    **dict.fromkeys(("previous", "last", "former", "earlier", "before", "then", "prior"), 0),
    **dict.fromkeys(("current", "this", "latest", "new", "now", "recent"), 1),
}
"""Words that a heading may have in place of a year: 1 is the later."""
_GAP: Final = 0.9
"""Heights of the letters from one cell to the next: a space has 0.3, cells of papers two or more."""
_GAP_UNDER_HEADING: Final = 0.32
"""The same where the cell begins right under the heading of its column."""
_SAME_EDGE: Final = 3.0
"""Points by which a cell and its heading begin apart."""
_REACH: Final = 0.4
"""The share of the distance between two columns within which a cell belongs to one of them."""
_LONGEST_HEADING: Final = 4
"""Words over a column: “Inspection of March 2019”."""


@dataclass(frozen=True)
class _Column:
    """A heading over results: when they are from, and where it stands."""

    when: int
    left: float
    middle: float


def latest_results(
    document: Document, framework: Framework, areas: tuple[Area, ...], year: int | None
) -> tuple[JudgementRead, ...]:
    """The judgements in the latest column of such a table, or in that of the year; none where no page has one."""
    for page in document.pages:
        if len(set(_YEAR.findall(page.text))) < 2 and not re.search(r"(?i)\b(?:previous|last|current)\b", page.text):
            continue
        lines = words_in_lines(page.words)
        for position, line in enumerate(lines):
            columns = _columns(line)
            found = _results(page, lines[position + 1 :], columns, (framework, areas), year) if columns else ()
            if found:
                return found
    return ()


def _results(
    page: Page,
    lines: list[list[Word]],
    columns: tuple[_Column, ...],
    asked: tuple[Framework, tuple[Area, ...]],
    year: int | None,
) -> tuple[JudgementRead, ...]:
    """The judgements under one of the columns, from the lines below their headings; none where fewer than two."""
    framework, areas = asked
    chosen = next((one for one in columns if one.when == year), max(columns, key=lambda one: one.when))
    kept = [
        word
        for line in lines
        for cell in _cells(line, columns)
        if _column_of(cell, columns) in (None, chosen)
        for word in cell
    ]
    narrowed = page.with_words(tuple(kept))
    found = judgements_of_labels(
        narrowed, framework, row_labels(narrowed, areas, framework), "the latest column of the paper's table"
    )
    return tuple(replace(one, confidence=Confidence.CHECK) for one in found) if len(found) > 1 else ()


def _columns(line: list[Word]) -> tuple[_Column, ...]:
    """The headings of results in a line, where it has two or more of different times; else none."""
    found = []
    for cell in _cells(line):
        text = " ".join(word.text for word in cell).lower()
        years = _YEAR.findall(text)
        times = [_TIMES[word] for word in re.findall(r"[a-z]+", text) if word in _TIMES]
        when = int(years[0]) if len(years) == 1 else times[0] if times and not years else None
        if when is not None and len(cell) <= _LONGEST_HEADING:
            box = box_around(word.box for word in cell)
            found.append(_Column(when, box[0], (box[0] + box[2]) / 2))
    return tuple(found) if len({one.when for one in found}) == len(found) > 1 else ()


def _cells(line: list[Word], columns: tuple[_Column, ...] = ()) -> Iterator[list[Word]]:
    """The words of a line, parted where there is more than a space between two, or a little more where one begins
    under the heading of its column.
    """
    cell = line[:1]
    for word, after in pairwise(line):
        white, height = after.box[0] - word.box[2], word.box[3] - word.box[1]
        under = any(abs(after.box[0] - column.left) < _SAME_EDGE for column in columns)
        if white > (_GAP_UNDER_HEADING if under else _GAP) * height:
            yield cell
            cell = []
        cell.append(after)
    yield cell


def _column_of(cell: list[Word], columns: tuple[_Column, ...]) -> _Column | None:
    """The column that a cell stands in; None for a label."""
    box = box_around(word.box for word in cell)
    step = min(b.left - a.left for a, b in pairwise(columns))
    away = {one: min(abs(box[0] - one.left), abs((box[0] + box[2]) / 2 - one.middle)) for one in columns}
    nearest = min(away, key=away.__getitem__)
    return nearest if away[nearest] < _REACH * step else None
