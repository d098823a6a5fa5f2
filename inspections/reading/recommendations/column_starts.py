"""Whether the lines of a list hold cells of other columns: words that begin at one place after white space.

A table without rules, “No | Recommendation | Owner | By”, has hardly more white space between cells than within them.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from inspections.reading.layout.line_shapes import line_shape
from inspections.reading.layout.list_parts import ListItem
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.text import TextLine

_GAP: Final = 0.62
"""White space in heights of the letters before a cell: a space takes 0.3; 0.7 in a made table."""
_GAP_OF_HEADINGS: Final = 1.5
"""The same between the headings of columns, which stand in lines of few words."""
_SAME_EDGE: Final = 1.5
"""Points by which cells of one column begin apart."""
_FIRST_LINES: Final = 2
"""Lines of an item beside which the other cells of its row stand."""


def has_other_columns(document: Document, items: Sequence[ListItem]) -> bool:
    """Whether in several lines of items words begin at the same place after wide white space."""
    starts = [(number, at) for number, line in enumerate(_first_lines(items)) for at in _after_gaps(document, line)]
    return any(
        number != other and abs(at - beside) < _SAME_EDGE
        for position, (number, at) in enumerate(starts)
        for other, beside in starts[position + 1 :]
    )


def is_headed_by_columns(document: Document, lines: Sequence[TextLine]) -> bool:
    """Whether a line between the heading of a list and its first item has the headings of columns."""
    return any(True for line in lines for _ in _after_gaps(document, line, _GAP_OF_HEADINGS))


def _first_lines(items: Sequence[ListItem]) -> list[TextLine]:
    return [line for item in items for line in item.lines[:_FIRST_LINES]]


def _after_gaps(document: Document, line: TextLine, least: float = _GAP) -> Iterator[float]:
    """Where words of a line begin after white space that is wider than a space."""
    page = document.page(line.page)
    if page.is_recognised:
        return
    for at in range(line_shape(page, line).text_start, line.end - 1):
        if page.text[at] == " ":
            last, first = page.letter_box(at - 1), page.letter_box(at + 1)
            if last and first and first[0] - last[2] > least * (last[3] - last[1]):
                yield first[0]
