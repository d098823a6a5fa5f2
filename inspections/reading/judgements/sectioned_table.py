"""Tables that repeat the same row labels under several headings, as those of 2009 to 2012 do for their two halves."""

import re
from dataclasses import replace

from inspections.reading.area import Area
from inspections.reading.contract import JudgementRead
from inspections.reading.framework import Framework
from inspections.reading.judgements.labels import RowLabel, label_expression, row_labels
from inspections.reading.judgements.table import judgements_of_labels
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.page import Page

LEAST_ROWS = 2
"""Rows that make a table: a page break may leave no more of a half of the record on a page."""


def sectioned_judgements(
    document: Document, framework: Framework, areas: tuple[Area, ...], rule: str
) -> tuple[JudgementRead, ...]:
    """The first grade of each area, from the pages with rows under the headings of sections."""
    found: dict[str, JudgementRead] = {}
    section: str | None = None
    for page in document.pages:
        marks = _headings(page, areas)
        labels = _labels(page, framework, areas, marks, section)
        rows = judgements_of_labels(page, framework, labels, rule)
        if len(rows) >= LEAST_ROWS:
            for judgement in rows:
                found.setdefault(judgement.area, judgement)
            section = marks[-1][1] if marks else section
    return tuple(found[area.key] for area in areas if area.key in found)


def _headings(page: Page, areas: tuple[Area, ...]) -> list[tuple[int, str]]:
    """Where in the text of the page the headings of sections stand, in order."""
    sections = dict.fromkeys(area.section for area in areas if area.section)
    return sorted(
        (match.start(), section)
        for section in sections
        for match in re.finditer(rf"(?im)^[ \t]*{label_expression(section)}[ \t]*$", page.text)
    )


def _labels(
    page: Page, framework: Framework, areas: tuple[Area, ...], marks: list[tuple[int, str]], section: str | None
) -> tuple[RowLabel, ...]:
    """The row labels of the page, each as the area in the section it stands under."""
    labels = []
    for label in row_labels(page, areas, framework):
        under = next((name for start, name in reversed(marks) if start < label.words[0].start), section)
        same = (a for a in areas if a.section == under and a.printed == label.area.printed)
        area = next(same, None)
        if area:
            labels.append(replace(label, area=area))
    return tuple(labels)
