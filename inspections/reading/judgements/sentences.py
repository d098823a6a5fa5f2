"""Judgements in a sentence of their own rather than in a table."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from inspections.reading.contract import JudgementRead
from inspections.reading.framework import Framework
from inspections.reading.judgements.grade_phrases import grade_of
from inspections.reading.pdf.page import Page
from inspections.reading.pdf.text import Word
from inspections.reading.pdf.visibility import starts_of_unseen_words
from inspections.reading.vocabulary import GRADE_RANKS, Confidence, Grade


@dataclass(frozen=True)
class GradedSentence:
    """A sentence that gives a grade, and where it stands."""

    page: Page
    start: int
    end: int
    grade: Grade
    printed: str
    label: str
    grade_words: tuple[Word, ...]


def graded_sentences(pages: Iterable[Page], pattern: re.Pattern[str], framework: Framework) -> Iterator[GradedSentence]:
    """Every match of a pattern that has the groups `label` and `grade`, page by page."""
    for page in pages:
        for match in pattern.finditer(page.text):
            grade = grade_of(match["grade"], framework.scale)
            if grade:
                yield _sentence(page, match, grade)


def graded_sentence_at(page: Page, start: int, pattern: re.Pattern[str], framework: Framework) -> GradedSentence | None:
    """The match of such a pattern at an offset of the page's text."""
    match = pattern.match(page.text, start)
    grade = grade_of(match["grade"], framework.scale) if match else None
    return _sentence(page, match, grade) if match and grade else None


def _sentence(page: Page, match: re.Match[str], grade: Grade) -> GradedSentence:
    start, end = match.span("label")[0], match.span("grade")[1]
    words = tuple(w for w in page.words if w.start < end and w.end > match.start("grade"))
    label = " ".join(match["label"].split())
    return GradedSentence(page, start, end, grade, " ".join(match["grade"].split()), label, words)


def judgement_of_sentences(area: str, found: list[GradedSentence], rule: str) -> JudgementRead | None:
    """The judgement in the first sentence that is visible; to check where another differs or one is not visible."""
    if not found:
        return None
    seen = [s for s in found if not starts_of_unseen_words(s.page, s.grade_words)]
    one = (seen or found)[0]
    agreed = len({s.grade for s in found}) == 1
    box = one.page.displayed_box(one.start, one.end) or (0.0, 0.0, *one.page.size)
    return JudgementRead(
        area=area,
        label=one.label,
        grade=one.grade,
        printed=one.printed,
        rank=GRADE_RANKS[one.grade],
        page=one.page.number,
        box=box,
        quote=" ".join(one.page.text[one.start : one.end].split()),
        rule=rule,
        confidence=Confidence.CERTAIN if agreed and seen == found else Confidence.CHECK,
    )
