"""Headings in the body that repeat a grade, compared with the table: a report's own check on itself."""

import re
from dataclasses import replace
from functools import cache
from typing import Final

from inspections.reading.area import Area
from inspections.reading.contract import JudgementRead, Note
from inspections.reading.framework import Framework
from inspections.reading.judgements.earlier_judgements import tells_of_the_past
from inspections.reading.judgements.grade_phrases import grade_of, grade_pattern
from inspections.reading.judgements.labels import BEFORE_LABEL, label_expression, pages_headed_by_labels
from inspections.reading.judgements.sentences import graded_sentences, judgement_of_sentences
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.page import Page
from inspections.reading.pdf.text import MARK_OF_FOOTNOTE
from inspections.reading.vocabulary import Confidence, Grade

_BETWEEN: Final = r"(?:\s*[:–-])?(?:\s+(?:is|are|that|it|they|judged|to|be|remains?)\b){0,5}\s*[:–-]?\s+"


@cache
def _heading(area: Area, grades: str) -> re.Pattern[str] | None:
    if not area.printed:
        return None
    label = "|".join(label_expression(p) for p in area.printed)
    return re.compile(
        rf"(?im){BEFORE_LABEL}(?P<label>{label}){_BETWEEN}(?P<grade>{grades}){MARK_OF_FOOTNOTE}?[ \t]*\.?[ \t]*$"
    )


def compile_heading_patterns(framework: Framework) -> None:
    """Compiles the patterns of a framework's headings before they are needed."""
    for area in framework.areas:
        _heading(area, grade_pattern(framework.scale))


def grades_in_headings(page: Page, area: Area, framework: Framework) -> set[Grade]:
    """The grades that the headings on a page give for an area."""
    pattern = _heading(area, grade_pattern(framework.scale))
    matches = page.matches_at_lines(pattern) if pattern else ()
    headings = (m for m in matches if not tells_of_the_past(page, m.start()))
    found = (grade_of(m["grade"], framework.scale) for m in headings)
    return {grade for grade in found if grade}


def with_judgements_of_headings(
    document: Document, framework: Framework, areas: tuple[Area, ...], judgements: tuple[JudgementRead, ...]
) -> tuple[JudgementRead, ...]:
    """The judgements, and to check those that only headings of the body give."""
    have = {judgement.area for judgement in judgements}
    tables = {document.pages[0].number, *(judgement.page for judgement in judgements)}
    pages = [document.page(n) for n in sorted(pages_headed_by_labels(document, framework.areas) - tables)]
    more = (_from_headings(pages, framework, area) for area in areas if area.key not in have)
    return judgements + tuple(judgement for judgement in more if judgement)


def _from_headings(pages: list[Page], framework: Framework, area: Area) -> JudgementRead | None:
    pattern = _heading(area, grade_pattern(framework.scale))
    every = list(graded_sentences(pages, pattern, framework)) if pattern else []
    found = [one for one in every if not tells_of_the_past(one.page, one.start)]
    judgement = judgement_of_sentences(area.key, found, "the heading of the section; the table gave none")
    return replace(judgement, confidence=Confidence.CHECK) if judgement else None


def checked_by_headings(
    document: Document, framework: Framework, areas: tuple[Area, ...], judgements: tuple[JudgementRead, ...]
) -> tuple[tuple[JudgementRead, ...], tuple[Note, ...]]:
    """The judgements, to check where a heading on another page says something else, with a note on each."""
    by_key = {area.key: area for area in areas}
    checked, notes = [], []
    for judgement in judgements:
        contrary = _contrary_page(document, framework, by_key.get(judgement.area), judgement)
        if contrary:
            notes.append(_note(judgement, contrary))
            judgement = replace(judgement, confidence=Confidence.CHECK)  # noqa: PLW2901
        checked.append(judgement)
    return tuple(checked), tuple(notes)


def _contrary_page(document: Document, framework: Framework, area: Area | None, judgement: JudgementRead) -> int | None:
    # The page of the table is left out: in the order it was drawn in, a label may come before the grade of another.
    headed = pages_headed_by_labels(document, framework.areas) - {judgement.page}
    for page in (page for page in document.pages if area and page.number in headed):
        found = grades_in_headings(page, area, framework) if area else set()
        if found and judgement.grade not in found:
            return page.number
    return None


def _note(judgement: JudgementRead, page: int) -> Note:
    return Note(
        "heading_disagrees",
        f"The table says “{judgement.printed}” for “{judgement.label}”; the heading of its section says "
        "something else.",
        page,
    )
