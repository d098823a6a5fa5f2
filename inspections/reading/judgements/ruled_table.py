"""Rows by their ruled cells, where the words alone gave none: a label and a grade that fill two cells of a row."""

import re
from collections.abc import Iterator
from functools import cache

from inspections.reading.area import Area
from inspections.reading.contract import Box, JudgementRead
from inspections.reading.framework import Framework
from inspections.reading.judgements.grade_phrases import GradePhrase, grade_phrases_in
from inspections.reading.judgements.labels import label_expression
from inspections.reading.layout.ruled_cells import ruled_rows
from inspections.reading.layout.visual_lines import words_in_lines
from inspections.reading.pdf.geometry import box_around, share_covered
from inspections.reading.pdf.page import Page
from inspections.reading.pdf.text import Word
from inspections.reading.vocabulary import GRADE_RANKS, Confidence

_INSIDE = 0.6
"""The share of a word within a cell: letters may stand out over a ruled line, but not with half of the word."""


def ruled_judgements(page: Page, framework: Framework, areas: tuple[Area, ...], rule: str) -> tuple[JudgementRead, ...]:
    """The judgements of those areas in the ruled tables of a page; all to check, as the words did not give them."""
    found: dict[str, JudgementRead] = {}
    for row in ruled_rows(page):
        cells = [_words_in(page, cell) for cell in row]
        for area, label in _labels(cells, areas):
            grades = list(_grades(cells, framework))
            if len(grades) == 1:
                found.setdefault(area.key, _judgement(page, area, label, grades[0], f"{rule}, by its ruled cells"))
    return tuple(found.values())


def _words_in(page: Page, cell: Box) -> list[Word]:
    """The words in a cell, line by line."""
    inside = [word for word in page.words if share_covered(cell, word.box) > _INSIDE]
    return [word for line in words_in_lines(inside) for word in line]


def _labels(cells: list[list[Word]], areas: tuple[Area, ...]) -> Iterator[tuple[Area, list[Word]]]:
    for words in cells:
        text = " ".join(word.text for word in words)
        for area in areas:
            if _whole_label(area).fullmatch(text):
                yield area, words


@cache
def _whole_label(area: Area) -> re.Pattern[str]:
    label = "|".join(label_expression(printed) for printed in area.printed)
    return re.compile(rf"(?i)(?:\d{{1,2}}(?:\.\d)?\.?\s+)?(?:{label or '(?!)'})[.:]?\d?")


def _grades(cells: list[list[Word]], framework: Framework) -> Iterator[GradePhrase]:
    """The grades that are the only words in their cells."""
    for words in cells:
        phrases = grade_phrases_in(words, framework.scale)
        if len(phrases) == 1 and len(phrases[0].words) == len(words):
            yield phrases[0]


def _judgement(page: Page, area: Area, label: list[Word], phrase: GradePhrase, rule: str) -> JudgementRead:
    printed = " ".join(word.text for word in label)
    return JudgementRead(
        area=area.key,
        label=printed,
        grade=phrase.grade,
        printed=phrase.printed,
        rank=GRADE_RANKS[phrase.grade],
        page=page.number,
        box=page.displayed(box_around(word.box for word in (*label, *phrase.words))),
        quote=f"{printed} {phrase.printed}",
        rule=rule,
        confidence=Confidence.CHECK,
    )
