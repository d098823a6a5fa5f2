"""One report of a batch that was drawn by chance: its values beside the page on which most of them stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from inspections.draft import DraftFact, DraftJudgement
from inspections.models import Report
from inspections.reading.contract import Evidence
from inspections.review.labels import value_label, value_words
from inspections.review.page_marks import BoxToMark, MarkedPage, marked_page


@dataclass(frozen=True)
class DrawnValue:
    """A value as it would be published; `number` is that of its mark on the page shown, `place` says where else."""

    label: str
    words: str
    number: int | None
    place: str


@dataclass(frozen=True)
class DrawnReport:
    report: Report
    values: tuple[DrawnValue, ...]
    sheet: MarkedPage


def drawn_report(report: Report) -> DrawnReport:
    draft = report.as_draft()
    every: tuple[DraftFact | DraftJudgement, ...] = (*draft.facts, *draft.judgements)
    found = [value for value in every if value.value is not None]
    places = [_evidence(value) for value in found]
    pages = Counter(place.page for place in places if place is not None)
    page = pages.most_common(1)[0][0] if pages else 1
    values: list[DrawnValue] = []
    marks: list[BoxToMark] = []
    number = 0
    for value, place in zip(found, places, strict=True):
        here = place is not None and place.page == page
        number += here
        label = value_label(draft, value.key)
        values.append(DrawnValue(label, value_words(value) or "", number if here else None, _where(place, page)))
        marks.extend(_marks(value.key, place, number, label) if here else ())
    return DrawnReport(report, tuple(values), marked_page(report, page, marks))


def _evidence(value: DraftFact | DraftJudgement) -> Evidence | None:
    return value.facts.evidence if isinstance(value, DraftJudgement) else value.evidence


def _where(place: Evidence | None, page: int) -> str:
    if place is None:
        return "not from a page"
    return "" if place.page == page else f"page {place.page}"


def _marks(key: str, place: Evidence | None, number: int, label: str) -> Iterator[BoxToMark]:
    if place is not None:
        yield BoxToMark(key, place.page, place.box, number, label)
