"""Grades in a matrix, as JARs have: which area a grade is of depends on its row and on the heading over its column."""

from dataclasses import replace
from typing import Final

from inspections.reading.area import Area
from inspections.reading.contract import Box, JudgementRead
from inspections.reading.framework import Framework
from inspections.reading.judgements.grade_phrases import GradePhrase
from inspections.reading.judgements.labels import row_labels
from inspections.reading.judgements.rows import JudgementRow, judgement_rows
from inspections.reading.layout.ruled_cells import smallest_cell_around
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.geometry import box_around
from inspections.reading.pdf.page import Page
from inspections.reading.pdf.text import Word
from inspections.reading.pdf.visibility import starts_of_unseen_words
from inspections.reading.vocabulary import GRADE_RANKS, Confidence

_FURTHEST_FROM_COLUMN: Final = 60.0
"""Points from the middle of a grade to that of its heading: up to 35 in a JAR of 2005, 67 to the next heading."""
_FURTHEST_APART: Final = 40.0
"""Points from the first line of a heading to its last, or to the first of its neighbour: a JAR sets them over three."""
_WIDEST_HEADING: Final = 80.0
"""Points from the first word of a heading to another of its words, of which the nearest counts: 26 in a JAR of 2005."""


def matrix_judgements(
    document: Document, framework: Framework, areas: tuple[Area, ...], rule: str
) -> tuple[JudgementRead, ...]:
    """The grades under all of the column headings, from the page with the headings and the one after it."""
    sections = tuple(dict.fromkeys(area.section for area in areas if area.section))
    for page in document.pages:
        columns = _columns(page, sections)
        if len(columns) == len(sections):
            following = document.page_beside(page.number + 1)
            found = [j for p in (page, following) if p for j in _on_page(p, framework, areas, columns, rule)]
            if found:
                return tuple({judgement.area: judgement for judgement in reversed(found)}.values())[::-1]
    return ()


def _columns(page: Page, sections: tuple[str, ...]) -> dict[str, float]:
    """The middle of each column heading; none where the page does not have them side by side."""
    if not all(word in page.text.lower() for section in sections for word in section.lower().split()):
        return {}
    places = {section: _heading_boxes(page.words, section.lower().split()) for section in sections}
    for first in places[sections[0]]:
        level = {s: [b for b in boxes if abs(b[1] - first[1]) < _FURTHEST_APART] for s, boxes in places.items()}
        if all(level.values()):
            return {section: (boxes[0][0] + boxes[0][2]) / 2 for section, boxes in level.items()}
    return {}


def _heading_boxes(words: tuple[Word, ...], wanted: list[str]) -> list[Box]:
    """Where the words of a heading stand beside or under each other, in whatever order they were drawn."""
    found = []
    for first in (word for word in words if word.text.lower() == wanted[0]):
        box: Box | None = first.box
        for text in wanted[1:]:
            box = box and _joined(box, [word for word in words if word.text.lower() == text])
        if box:
            found.append(box)
    return found


def _joined(box: Box, candidates: list[Word]) -> Box | None:
    """The box and the nearest of the candidates in its column or line, as one."""
    height = box[3] - box[1]
    near = [
        w.box
        for w in candidates
        if -0.5 * height < w.box[1] - box[1] < _FURTHEST_APART and abs(w.box[0] - box[0]) < _WIDEST_HEADING
    ]
    return box_around((box, min(near, key=lambda b: abs(b[1] - box[1]) + abs(b[0] - box[0])))) if near else None


def _on_page(
    page: Page, framework: Framework, areas: tuple[Area, ...], columns: dict[str, float], rule: str
) -> list[JudgementRead]:
    labels = row_labels(page, areas, framework)
    rows = judgement_rows(page, labels, framework.scale)
    grades = (word for row in rows for phrase in row.phrases for word in phrase.words)
    hidden = starts_of_unseen_words(page, (*(word for row in rows for word in row.label.words), *grades))
    cells = [(row, phrase, _area_of(page, row, phrase, areas, columns)) for row in rows for phrase in row.phrases]
    return [_judgement(page, row, phrase, area, rule, hidden=hidden) for row, phrase, area in cells if area]


def _area_of(
    page: Page, row: JudgementRow, phrase: GradePhrase, areas: tuple[Area, ...], columns: dict[str, float]
) -> Area | None:
    """The area with the label of the row and the column of the grade; None where that cell has no meaning."""
    section = _column_of(page, box_around(word.box for word in phrase.words), columns)
    return next((a for a in areas if a.section == section and a.printed == row.label.area.printed), None)


def _column_of(page: Page, box: Box, columns: dict[str, float]) -> str | None:
    """The heading over the ruled cell of the grade; where no lines are drawn, the nearest heading."""
    cell = smallest_cell_around(page, box)
    over = [name for name, middle in columns.items() if cell and cell[0] < middle < cell[2]]
    if len(over) == 1:
        return over[0]
    middle = (box[0] + box[2]) / 2
    nearest = min(columns, key=lambda name: abs(columns[name] - middle))
    return nearest if abs(columns[nearest] - middle) <= _FURTHEST_FROM_COLUMN else None


def _judgement(
    page: Page, row: JudgementRow, phrase: GradePhrase, area: Area, rule: str, *, hidden: set[int]
) -> JudgementRead:
    words = (*row.label.words, *phrase.words)
    seen = not any(word.start in hidden for word in words)
    return JudgementRead(
        area=area.key,
        label=row.label.printed,
        grade=phrase.grade,
        printed=phrase.printed,
        rank=GRADE_RANKS[phrase.grade],
        page=page.number,
        box=page.displayed(box_around(word.box for word in words)),
        quote=f"{row.label.printed} ({area.section}) {phrase.printed}",
        rule=rule,
        confidence=Confidence.CERTAIN if row.sure and seen else Confidence.CHECK,
    )


def all_to_check(judgements: tuple[JudgementRead, ...]) -> tuple[JudgementRead, ...]:
    """The same judgements, none of them certain: for layouts known only from descriptions."""
    return tuple(replace(judgement, confidence=Confidence.CHECK) for judgement in judgements)
