"""Grades that stand on the line of their label after a colon or a dash, where a report has no table: all to check."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from inspections.reading.area import Area
from inspections.reading.contract import JudgementRead
from inspections.reading.framework import Framework
from inspections.reading.judgements.grade_phrases import grade_pattern
from inspections.reading.judgements.labels import label_expression
from inspections.reading.judgements.sentences import graded_sentences, judgement_of_sentences
from inspections.reading.pdf.page import Page
from inspections.reading.vocabulary import Confidence


def graded_lines(page: Page, framework: Framework, areas: tuple[Area, ...], rule: str) -> tuple[JudgementRead, ...]:
    """A judgement for each area that the page names in a line such as “Overall effectiveness: good”.

    A label that fits several areas, as one of two halves of a table does, says nothing by itself.
    """
    printed = Counter(label for area in areas for label in area.printed)
    alone = (area for area in areas if all(printed[label] == 1 for label in area.printed))
    return tuple(_judgements(page, framework, alone, rule))


def _judgements(page: Page, framework: Framework, areas: Iterator[Area], rule: str) -> Iterator[JudgementRead]:
    for area in areas:
        pattern = _line_pattern(area, grade_pattern(framework.scale))
        found = list(graded_sentences([page], pattern, framework)) if pattern else []
        judgement = judgement_of_sentences(area.key, found, f"{rule}, as a line of its own")
        if judgement:
            yield replace(judgement, confidence=Confidence.CHECK)


@cache
def _line_pattern(area: Area, grades: str) -> re.Pattern[str] | None:
    if not area.printed:
        return None
    label = "|".join(label_expression(printed) for printed in area.printed)
    before = r"^[ \t]*(?:\d{1,2}(?:\.\d)?\.?\s+|[•–*-]\s*)?(?:the\s+)?"
    return re.compile(rf"(?im){before}(?P<label>{label})\s*[:=–—-]\s*\(?(?P<grade>{grades})\)?[.;]?[ \t]*$")
