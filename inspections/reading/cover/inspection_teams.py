"""The lead inspectors of a joint inspection, from the table of its team: a column for each inspectorate.

“Name, Ofsted HMI, lead inspector” stands on the left, “Name, CQC lead inspector” on the right, and cells wrap.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from inspections.reading.cover.inspectors import begins_with_role, ends_unfinished, inspector_names
from inspections.reading.findings import PrintedValue
from inspections.reading.layout.visual_lines import words_in_lines
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.page import Page
from inspections.reading.pdf.text import TextLine, Word
from inspections.reading.vocabulary import Confidence

_HEADING: Final = re.compile(r"(?i)(?:the )?inspection team:?")
_LEADS: Final = re.compile(r"(?i)\blead\s+inspector\b")
_OTHER_INSPECTORATE: Final = re.compile(r"(?i)\b(?:CQC|Care Quality|HMICFRS|HMIP|Probation|Constabulary)\b")
_SLACK: Final = 4.0
"""Points by which the words of a column may begin left of its heading."""
_MOST_ROWS: Final = 24
"""Rows of a team; the largest of area SEND reports has eight."""
_LONGEST: Final = 90
"""Letters of a cell; below the team stand lines of prose."""


_WORDS_OF_HEADINGS: Final = 8
"""Words of the row that names the inspectorates: “Ofsted”, “Care Quality Commission”."""


def leads_of_joint_team(document: Document) -> PrintedValue | None:
    """The names of the inspectorate's own lead inspectors, as far as the table of the team tells them."""
    for page in reversed(document.pages):
        heading = next((line for line in page.lines if _HEADING.fullmatch(line.text)), None)
        if heading:
            leads = [cell for cell in _cells(_rows(document, page, heading)) if _is_lead(cell)]
            return _printed(document, leads)
    return None


def _rows(document: Document, page: Page, heading: TextLine) -> list[tuple[Page, list[Word]]]:
    """The rows under the heading, without those of other inspectorates' columns; on the next page where it is last."""
    box = page.letter_box(heading.start)
    below = [word for word in page.words if box and word.box[1] > box[3] - _SLACK]
    following = document.page_beside(page.number + 1)
    rows = [(page, row) for row in words_in_lines(below)]
    rows += [(following, row) for row in words_in_lines(following.words)] if following else []
    return list(_own_column(rows[:_MOST_ROWS]))


def _own_column(rows: Sequence[tuple[Page, list[Word]]]) -> Iterator[tuple[Page, list[Word]]]:
    left, right = 0.0, float("inf")
    for page, row in rows:
        names = [word.text.lower() for word in row]
        if "ofsted" in names and "care" in names and len(row) < _WORDS_OF_HEADINGS:
            own, other = row[names.index("ofsted")].box[0], row[names.index("care")].box[0]
            left, right = (own, float("inf")) if own > other else (0.0, other)
            continue
        column = [word for word in row if left - _SLACK <= word.box[0] < right - _SLACK]
        if column:
            yield page, column


def _cells(rows: Sequence[tuple[Page, list[Word]]]) -> Iterator[tuple[Page, list[Word]]]:
    """The rows put together where a cell goes over several, down to the first that is prose."""
    open_cell: tuple[Page, list[Word]] | None = None
    for page, row in rows:
        text = _text(row)
        if len(text) > _LONGEST:
            break
        if open_cell and (begins_with_role(text) or ends_unfinished(_text(open_cell[1]))):
            open_cell[1].extend(row)
            continue
        if open_cell:
            yield open_cell
        open_cell = (page, list(row))
    if open_cell:
        yield open_cell


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _is_lead(cell: tuple[Page, list[Word]]) -> bool:
    text = _text(cell[1])
    return bool(_LEADS.search(text)) and not _OTHER_INSPECTORATE.search(text) and bool(inspector_names(text))


def _printed(document: Document, leads: Sequence[tuple[Page, list[Word]]]) -> PrintedValue | None:
    """The names, with the first cell as evidence; to check where a cell holds more than one name."""
    if not leads:
        return None
    names = [inspector_names(_text(words)) for _, words in leads]
    sure = all(len(own) == 1 for own in names)
    page, words = leads[0]
    start, end = min(word.start for word in words), max(word.end for word in words)
    confidence = Confidence.CERTAIN if sure else Confidence.CHECK
    evidence = page.evidence(start, end, "the table of the inspection team", confidence)
    return PrintedValue("; ".join(own[0] for own in names), evidence)
