"""Tables in a committee paper that count how many inspections had each grade as at a date.

They come in two shapes: a small table for each area with a row for each grade, or one table with a row for each area
and a column for each grade. A table for a region is not a national one.
"""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from inspections.reading.area import Area
from inspections.reading.contract import NationalTable, Note
from inspections.reading.cover.dates import first_day_in
from inspections.reading.judgements.count_rows import counts_in_first_rows, rows_of_counts
from inspections.reading.judgements.labels import label_expression
from inspections.reading.layout.visual_lines import VisualLine, visual_lines
from inspections.reading.pdf.document import Document

_HEADER: Final = re.compile(
    r"(?i)(?:ofsted )?(?:judge?ments?|grades?|outcomes?|ratings?)\s+(?:%\s+)?"
    r"(?:count|number|no\b|total|authorities|las?\b).*"
)
_AS_AT: Final = re.compile(
    r"(?i)\bas\s+(?:at|of|on)\s+(?:the\s+)?(?P<date>\d{1,2}\s?\w{0,2}\s+\w+\s+20\d\d|\d{1,2}/\d{1,2}/20\d\d)"
)
_REGION: Final = re.compile(
    r"(?i)\b(?:north (?:east|west)|south (?:east|west)|east of england|(?:east|west) midlands|yorkshire|london|"
    r"region(?:al)?(?:ly)?|neighbours?|our)\b"
)
_OF_A_TABLE: Final = re.compile(r"(?i)\b(?:judge?ments?|outstanding|good|requires|ri|inadequate)\b")
_LINES_OF_CONTEXT: Final = 4
"""Lines over a table that may say it is for a region: its heading, its date, its area and the row of headings."""
_MONTHS: Final = 12
"""Months of a year; a larger number in a date means that the month was printed first."""
_LONGEST_HEADING: Final = 70
"""Letters of a heading; longer lines are prose, in which a committee paper may mention the region anywhere."""
_GRADES: Final = 4
"""Counts of a whole table: the four grades of SIF and ILACS."""


@dataclass(frozen=True)
class _Found:
    """A table: the lines that it takes, its area and its counts."""

    first: int
    last: int
    area: str | None
    counts: dict[str, int]


def national_tables(document: Document, areas: Sequence[Area]) -> tuple[tuple[NationalTable, ...], tuple[Note, ...]]:
    """Each national table, with notes on those that were not read completely or contradict each other."""
    lines = visual_lines(document, _OF_A_TABLE)
    found = _national(lines, sorted(_tables(lines, areas), key=lambda table: table.first))
    whole = [table for table in found if table.area and len(table.counts) == _GRADES]
    notes = [
        Note("table_incomplete", "A table of counts was not read whole.", lines[table.first].page)
        for table in found
        if table not in whole
    ]
    tables: dict[str, NationalTable] = {}
    for table in whole:
        page = lines[table.first].page
        one = NationalTable(str(table.area), _as_at(lines, table.first), table.counts, page)
        other = tables.setdefault(one.area, one)
        if other.counts != one.counts:
            message = "Two tables count the same judgement differently; neither is kept."
            notes.append(Note("table_ambiguous", message, page))
            tables[one.area] = NationalTable(one.area, None, {}, page)
    return tuple(table for table in tables.values() if table.counts), tuple(notes)


def _tables(lines: Sequence[VisualLine], areas: Sequence[Area]) -> list[_Found]:
    """Every table of counts, of either shape."""
    found = []
    for position, line in enumerate(lines):
        if _HEADER.fullmatch(line.text):
            counts, taken = counts_in_first_rows(lines[position + 1 : position + 9])
            area, above = _area_above(areas, lines[max(0, position - 2) : position])
            if counts:
                found.append(_Found(position - above, position + taken, area, counts))
    for position, last, label, counts in rows_of_counts(lines):
        area = _area(areas, label)
        if area:
            found.append(_Found(position, last, area, counts))
    return found


def _area_above(areas: Sequence[Area], lines: Sequence[VisualLine]) -> tuple[str | None, int]:
    """The area whose label is the last line, or the last two, and how many lines that is."""
    for count in (1, 2):
        area = _area(areas, " ".join(line.text for line in lines[-count:]))
        if area:
            return area, count
    return None, 0


def _area(areas: Sequence[Area], text: str) -> str | None:
    """The area that the text is a label of."""
    for area in areas:
        label = "|".join(label_expression(printed) for printed in area.printed)
        if re.fullmatch(rf"(?:the )?(?:{label})[:.]?", text, re.IGNORECASE):
            return area.key
    return None


def _national(lines: Sequence[VisualLine], found: list[_Found]) -> list[_Found]:
    """The tables that are not for a region: the lines over one say so, and hold for those right after it too."""
    kept, regional, after = [], False, -1
    for table in found:
        between = lines[after + 1 : table.first][-_LINES_OF_CONTEXT:]
        if between:
            regional = any(_REGION.search(line.text) for line in between if len(line.text) < _LONGEST_HEADING)
        if not regional:
            kept.append(table)
        after = max(after, table.last)
    return kept


def _as_at(lines: Sequence[VisualLine], position: int) -> str | None:
    """The date that the table holds for: the last one printed over it, else the first one under it."""
    pairs = [f"{a.text} {b.text}" for a, b in pairwise(lines)]
    dated = [(n, m["date"]) for n, text in enumerate(pairs) for m in _AS_AT.finditer(text)]
    over = [text for n, text in dated if n < position]
    under = [text for n, text in dated if n >= position]
    text = over[-1] if over else under[0] if under else ""
    numbers = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(20\d\d)", text)
    if numbers and 1 <= int(numbers[2]) <= _MONTHS:
        text = f"{numbers[1]} {calendar.month_name[int(numbers[2])]} {numbers[3]}"
    found = first_day_in(text)
    return found.isoformat() if found else None
