"""A second opinion by the lines ruled on a page: the cells of its tables, as pdfplumber finds them.

It takes forty times as long as everything else on a page, so it is asked only where the words alone leave a doubt,
and once for the matrix of a JAR, whose blank cells can be told apart only by the lines around them.
"""

import io
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from itertools import islice
from types import FrameType
from typing import Final

from inspections.reading.contract import Box
from inspections.reading.pdf.geometry import share_covered
from inspections.reading.pdf.page import Page

_MOST_OBJECTS: Final = 3000
"""Objects drawn on a page: no page of a report has as many, and with a million pdfplumber never ends."""
_MOST_LETTERS: Final = 20_000
"""Letters on a page: five times those of the fullest page of a report."""
_SECONDS: Final = 4.0
"""Processor time for an opinion, of the thirty seconds for a file; the table of an ILACS report takes a fifth of one.
What else the machine does counts for nothing, or the same page would say less of itself where much is going on.
"""
_INSIDE: Final = 0.6
"""The share of a box within a cell: letters may stand out over a ruled line, but not with half of the word."""

RuledRow = tuple[Box, ...]
"""The cells of a row, from left to right, in the space of the page's text."""


class _TooLongError(BaseException):
    """The time for an opinion is over; not an Exception, so that no library catches it."""


@lru_cache(maxsize=4)
def ruled_rows(page: Page) -> tuple[RuledRow, ...]:
    """The rows of all ruled tables on a page; none where there is no table or none could be made out."""
    if page.is_turned or len(page.text) > _MOST_LETTERS:
        return ()
    if sum(1 for _ in islice(page.objects(), _MOST_OBJECTS)) == _MOST_OBJECTS:
        return ()
    # Imported late: hardly any report needs it, and every reading would pay for it.
    import pdfplumber  # noqa: PLC0415

    try:
        with _within(_SECONDS), pdfplumber.open(io.BytesIO(page.single_page_pdf())) as pdf:
            tables = pdf.pages[0].find_tables()
            cells = [[cell for cell in row.cells if cell] for table in tables for row in table.rows]
    except (_TooLongError, Exception):
        return ()
    return tuple(tuple(page.from_pdfplumber(cell) for cell in row) for row in cells if row)


def smallest_cell_around(page: Page, box: Box) -> Box | None:
    """The smallest cell that holds most of a box; None where none does."""
    around = [cell for row in ruled_rows(page) for cell in row if share_covered(cell, box) > _INSIDE]
    return min(around, key=lambda cell: (cell[2] - cell[0]) * (cell[3] - cell[1]), default=None)


def share_ruled_row(page: Page, label: Box, grade: Box) -> bool:
    """Whether one ruled row has the label in one cell and the grade in another, with no other word in either."""
    for row in ruled_rows(page):
        of_label = next((cell for cell in row if share_covered(cell, label) > _INSIDE), None)
        of_grade = next((cell for cell in row if share_covered(cell, grade) > _INSIDE), None)
        if of_label and of_grade and of_label != of_grade:
            return _is_alone(page, of_label, label) and _is_alone(page, of_grade, grade)
    return False


def _is_alone(page: Page, cell: Box, box: Box) -> bool:
    """Whether every word in the cell lies within the box."""
    inside = (word for word in page.words if share_covered(cell, word.box) > _INSIDE)
    return all(share_covered(box, word.box) > _INSIDE for word in inside)


@contextmanager
def _within(seconds: float) -> Iterator[None]:
    """Raises _TooLongError once so much processor time was used, and again should a library catch it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGPROF, _ring)
    signal.setitimer(signal.ITIMER_PROF, seconds, 0.2)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _ring(_signal: int, _frame: FrameType | None) -> None:
    raise _TooLongError
