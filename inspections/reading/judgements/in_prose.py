"""Grades in a heading or a sentence, for the reports of 2012 and 2013 that have no table of them; always to check."""

import re
from dataclasses import replace

from inspections.reading.area import Area
from inspections.reading.contract import JudgementRead
from inspections.reading.framework import Framework
from inspections.reading.judgements.grade_phrases import grade_pattern
from inspections.reading.judgements.labels import label_expression
from inspections.reading.judgements.sentences import graded_sentences, judgement_of_sentences
from inspections.reading.pdf.document import Document
from inspections.reading.vocabulary import Confidence


def judgements_in_prose(
    document: Document, framework: Framework, rows: tuple[JudgementRead, ...]
) -> tuple[JudgementRead, ...]:
    """The judgements of areas without a row, each from a heading or sentence that begins with the label of the area."""
    have = {judgement.area for judgement in rows}
    found = (_judgement_in_prose(document, framework, area) for area in framework.areas if area.key not in have)
    return tuple(judgement for judgement in found if judgement)


def _judgement_in_prose(document: Document, framework: Framework, area: Area) -> JudgementRead | None:
    label = "|".join(label_expression(printed) for printed in area.printed)
    pattern = re.compile(
        rf"(?im)^[ \t]*(?:\d{{1,3}}\.\s+)?(?:the\s+)?(?P<label>{label})(?:\s*:|\s[^.:;]{{0,120}}?\b(?:is|are)"
        rf"(?:\s+judged\s+to\s+be)?)?\s+(?P<grade>{grade_pattern(framework.scale)})\b[ \t]*(?=\.|\(|$)"
    )
    found = list(graded_sentences(document.pages, pattern, framework))
    judgement = judgement_of_sentences(area.key, found, "the heading or sentence that judges")
    return replace(judgement, confidence=Confidence.CHECK) if judgement else None
