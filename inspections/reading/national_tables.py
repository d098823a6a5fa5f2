"""The tables of a committee paper that count how many inspections had each grade as at a date."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from inspections.reading.contract import NationalTable, Note
from inspections.reading.dates import single_day
from inspections.reading.document import Document
from inspections.reading.frameworks.definition import Area
from inspections.reading.labels import label_expression
from inspections.reading.text import Line
from inspections.reading.vocabulary import Grade

_HEADER: Final = re.compile(r"(?i)judgement\s+count\b.*")
_ROW: Final = re.compile(
    r"(?P<word>[A-Za-z]{2,12}(?: [A-Za-z]{2,12})?)\s{1,9}(?P<count>\d{1,3})(?:\s{1,9}\d{1,3}(?:\.\d{1,3})?\s?%)?"
)
_WORDS: Final[Mapping[str, Grade]] = {
    "outstanding": Grade.OUTSTANDING,
    "good": Grade.GOOD,
    "ri": Grade.REQUIRES_IMPROVEMENT,
    "requires improvement": Grade.REQUIRES_IMPROVEMENT,
    "inadequate": Grade.INADEQUATE,
}
_AS_AT: Final = re.compile(r"(?i)\bas (?:at|of)\s+(?P<date>\d{1,2}\w{0,2}\s+\w+\s+20\d\d)")


def national_tables(
    document: Document, lines: Sequence[Line], areas: Sequence[Area]
) -> tuple[tuple[NationalTable, ...], tuple[Note, ...]]:
    """Each table under an area's label, with a note where its rows are not all there."""
    tables: list[NationalTable] = []
    notes: list[Note] = []
    as_at = _as_at(document)
    for position, line in enumerate(lines):
        if not _HEADER.fullmatch(line.text):
            continue
        area = _area_above(lines[max(0, position - 2) : position], areas)
        counts = _counts(lines[position + 1 : position + 8])
        if area and counts:
            tables.append(NationalTable(area.key, as_at, counts, line.page))
        if area is None or len(counts) < 4:
            notes.append(Note("table_incomplete", "A table of counts was not read whole.", line.page))
    return tuple(tables), tuple(notes)


def _as_at(document: Document) -> str | None:
    """The date the tables hold for: the last one printed, which stands over them."""
    found = [m["date"] for page in document.pages for m in _AS_AT.finditer(page.text)]
    day = single_day(found[-1]) if found else None
    return day.isoformat() if day else None


def _area_above(lines: Sequence[Line], areas: Sequence[Area]) -> Area | None:
    """The area whose label is the line above the table, or the two lines."""
    texts = [lines[-1].text, " ".join(line.text for line in lines)] if lines else []
    for text in texts:
        for area in areas:
            if any(re.fullmatch(label_expression(p), text, re.IGNORECASE) for p in area.printed):
                return area
    return None


def _counts(lines: Sequence[Line]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for line in lines:
        match = _ROW.fullmatch(line.text)
        grade = _WORDS.get(match["word"].lower()) if match else None
        if not match or not grade:
            break
        counts[grade.value] = int(match["count"])
    return counts
