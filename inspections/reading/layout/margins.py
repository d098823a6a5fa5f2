"""Where the text of each page begins on its left: margins differ from page to page, and from column to column."""

from collections.abc import Mapping, Sequence
from typing import Final

from inspections.reading.layout.line_shapes import line_shape
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.text import TextLine

_LEAST: Final = 7.0
"""Points by which margins differ where they do: 18 in a report of 2020; lines of one page begin 4 apart."""
_LEAST_LINES: Final = 3
"""Lines of a page that say where its margin is; on a page with fewer it may be the indent of an item."""

_Column = tuple[int, bool]
"""A page, and whether right of where its columns are parted."""


class Margins:
    """The left margins of pages and columns, from the lines of their text."""

    def __init__(self, document: Document, lines: Sequence[TextLine], gutters: Mapping[int, float]) -> None:
        self._document = document
        self._lines = lines
        self._gutters = gutters
        self._edges: dict[_Column, tuple[float, ...]] = {}

    def shift(self, line: TextLine, since: TextLine) -> float:
        """Points by which the text around a line begins further right than that around an earlier one; 0 if unknown."""
        if line.page == since.page and line.page not in self._gutters:
            return 0.0
        column, before = self._column(line), self._column(since)
        here, there = self._left_edges(column), self._left_edges(before)
        if column == before or not there:
            return 0.0
        shift = here[0] - there[0]
        told = line.page == since.page or (len(here) >= _LEAST_LINES and here[-1] - here[0] > _LEAST)
        return shift if told and abs(shift) > _LEAST else 0.0

    def _column(self, line: TextLine) -> _Column:
        gutter = self._gutters.get(line.page)
        return (line.page, gutter is not None and self._left(line) >= gutter)

    def _left(self, line: TextLine) -> float:
        return line_shape(self._document.page(line.page), line).left

    def _left_edges(self, column: _Column) -> tuple[float, ...]:
        """The left edges of the lines of a column, the leftmost first."""
        if column not in self._edges:
            own = (line for line in self._lines if line.page == column[0] and self._column(line) == column)
            self._edges[column] = tuple(sorted(map(self._left, own)))
        return self._edges[column]
