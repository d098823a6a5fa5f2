"""Rows of counts in a committee paper: a grade with its number, or an area with a number under each grade."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from inspections.reading.layout.visual_lines import VisualLine
from inspections.reading.pdf.text import Word
from inspections.reading.scales import WORDS, grades_of
from inspections.reading.vocabulary import Grade

_WORDS: Final[Mapping[str, Grade]] = {
    **{word: grade for word, grade in WORDS.items() if grade is not Grade.NOT_JUDGED},
    "ri": Grade.REQUIRES_IMPROVEMENT,
}
"""The words of a grade in a table of counts, one of them short."""
_ROW: Final = re.compile(r"(?P<word>[A-Za-z]+(?: [A-Za-z]+){0,4}) (?P<numbers>[\d.%() ]+)")
_SHARE: Final = re.compile(r"\d{1,3}(?:\.\d{1,4})?%")
_FURTHEST_FROM_COLUMN: Final = 45.0
"""Points from the middle of a number to that of its heading: half a column, where a page has five of them."""
_GRADES: Final = len(grades_of(WORDS))
"""Columns of a table of counts: one for each grade since November 2013."""
_INTO_COLUMN: Final = 30.0
"""Points by which the label of a row may reach under the heading of the first grade, as in narrow tables."""
_TALLEST_HEADING: Final = 40.0
"""Points: “Requires improvement to be good” takes three lines of a heading."""


def counts_in_first_rows(lines: Sequence[VisualLine]) -> tuple[dict[str, int], int]:
    """The counts in the rows of grades that the lines begin with, and how many lines those take.

    There are none where the percentages beside them are those of other numbers.
    """
    counts: dict[str, int] = {}
    shares: dict[str, float] = {}
    taken = 0
    for line in lines:
        match = _ROW.fullmatch(line.text)
        word = match["word"].lower() if match else ""
        if not match or (word not in _WORDS and word != "not judged"):
            break
        taken += 1
        numbers = match["numbers"].replace("(", " ").replace(")", " ").replace(" %", "%").split()
        whole = [n for n in numbers if n.isdecimal()]
        if word in _WORDS and len(whole) in (1, 2):
            counts[_WORDS[word].value] = int(whole[0])
            percent = [n for n in numbers if _SHARE.fullmatch(n)]
            if percent:
                shares[_WORDS[word].value] = float(percent[0].rstrip("%"))
    return (counts if _agree(counts, shares) else {}), taken


def _agree(counts: Mapping[str, int], shares: Mapping[str, float]) -> bool:
    """Whether the percentages, where printed, fit the counts to two points: some papers divide by all inspections."""
    total = sum(counts.values())
    return all(abs(100 * counts[grade] / max(1, total) - share) < 2 for grade, share in shares.items())


def rows_of_counts(lines: Sequence[VisualLine]) -> Iterator[tuple[int, int, str, dict[str, int]]]:
    """Rows with a number under each of the four grades: first and last line, the words before them, the counts."""
    columns: dict[str, float] = {}
    for position, line in enumerate(lines):
        columns = _columns(lines, position) or columns
        numbers = [word for word in line.words if word.text.isdecimal()]
        counts = _by_column(numbers, columns)
        if len(counts) == _GRADES:
            left = min(columns.values()) - _FURTHEST_FROM_COLUMN
            for first, last in ((position, position), (position - 1, position), (position, position + 1)):
                around = [one for one in lines[max(0, first) : last + 1] if one.page == line.page]
                words = (word for one in around for word in one.words if word not in numbers)
                label = " ".join(word.text for word in words if word.box[2] < left + _INTO_COLUMN)
                yield first, last, label, counts


def _columns(lines: Sequence[VisualLine], position: int) -> dict[str, float]:
    """The middle of each grade's heading, where all four stand in a line, or in it and the next."""
    words = [word for line in lines[position : position + 2] for word in line.words]
    found: dict[str, float] = {}
    for word in words:
        text = word.text.lower()
        grade = _WORDS.get("requires improvement" if text == "requires" else text)
        if grade:
            found.setdefault(grade.value, (word.box[0] + word.box[2]) / 2)
    tops = [word.box[1] for word in words]
    counts = any(word.text.isdecimal() for word in lines[position].words)
    return found if len(found) == _GRADES and max(tops) - min(tops) < _TALLEST_HEADING and not counts else {}


def _by_column(numbers: list[Word], columns: Mapping[str, float]) -> dict[str, int]:
    """The number under each heading; none where two stand under one."""
    counts: dict[str, int] = {}
    for word in numbers:
        middle = (word.box[0] + word.box[2]) / 2
        grade = min(columns, key=lambda g: abs(columns[g] - middle), default=None)
        if grade and abs(columns[grade] - middle) < _FURTHEST_FROM_COLUMN:
            if grade in counts:
                return {}
            counts[grade] = int(word.text)
    return counts
