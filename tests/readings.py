"""Readings as the reader would return them, and reports in the states that tests need."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from inspections.actions import queue, review, uploads
from inspections.actions.deciding import Shown, Take, decide
from inspections.actions.readings import store_reading
from inspections.draft import LISTS_LOOKED_AT
from inspections.models import Report
from inspections.reading.contract import (
    AuthorityRead,
    Evidence,
    JudgementRead,
    NationalTable,
    ReadError,
    Reading,
    RecommendationRead,
    SectionRead,
)
from inspections.reading.vocabulary import GRADE_RANKS, Absence, Audience, Confidence, ErrorCode, Grade, Kind
from inspections.review.comparison import compare_with_record

CERTAIN, CHECK = Confidence.CERTAIN, Confidence.CHECK


def judgement(area: str, grade: str, *, confidence: Confidence = CERTAIN, top: float = 300) -> JudgementRead:
    """A judgement printed at `top` on page 1."""
    return JudgementRead(
        area=area,
        label=f"Label of {area}",
        grade=Grade(grade),
        printed=grade.replace("_", " ").capitalize(),
        rank=GRADE_RANKS[Grade(grade)],
        page=1,
        box=(75.0, top, 484.0, top + 20),
        quote=f"Label of {area} {grade}",
        rule="the row of the judgement table",
        confidence=confidence,
    )


def recommendation(number: int, text: str = "How well plans are written.") -> RecommendationRead:
    return RecommendationRead(
        number=str(number),
        text=f"{text} ({number})",
        section="What needs to improve?",
        audience=Audience.AUTHORITY,
        tag=None,
        page=2,
        boxes=(),
    )


def section(*paragraphs: str, heading: str = "The experiences and progress of children in care") -> SectionRead:
    """A section about children in care on pages 4 and 5, with every paragraph but the first on page 5."""
    pages = tuple((4, 4) if number == 0 else (5, 5) for number in range(len(paragraphs)))
    return SectionRead(heading, "children_in_care", 4, 5, paragraphs, pages)


STOKE_2025 = {
    "leadership": "requires_improvement",
    "help_and_protection": "requires_improvement",
    "children_in_care": "good",
    "care_leavers": "requires_improvement",
    "overall": "requires_improvement",
}


def ilacs(**changes: Any) -> Reading:
    """The ILACS report of Stoke-on-Trent of May 2025, which the shipped record has as an import."""
    facts: dict[str, Any] = {
        "file": "report.pdf",
        "sha256": "0" * 64,
        "pages": 12,
        "framework": "ilacs",
        "kind": Kind.STANDARD,
        "authority": AuthorityRead("861", "Stoke-on-Trent", "Stoke-on-Trent", 1),
        "inspection_start": "2025-05-12",
        "inspection_end": "2025-05-23",
        "published": None,
        "absent": {"published": Absence.NOT_PRINTED},
        "lead_inspector": "John Roughton",
        "judgements": tuple(judgement(a, g, top=300 + 20 * n) for n, (a, g) in enumerate(STOKE_2025.items())),
        "recommendations": (recommendation(1), recommendation(2)),
        "evidence": {"authority": Evidence(1, (75, 80, 300, 100), "Stoke-on-Trent", "the title")},
        "page_sizes": tuple((595.0, 842.0) for _ in range(12)),
    }
    return Reading(**facts | changes)


FOUR_GRADES = ("outstanding", "good", "requires_improvement", "inadequate")
SIF_IN_2016 = {
    "overall": (2, 25, 52, 25),
    "help_and_protection": (0, 24, 58, 22),
    "children_looked_after": (2, 30, 58, 13),
    "adoption": (7, 48, 40, 8),
    "care_leavers": (3, 34, 51, 14),
    "leadership": (7, 25, 50, 22),
    "lscb": (0, 33, 52, 19),
}
"""Inspections at each grade by 5 August 2016, best first, as a committee paper of that year prints them."""


def committee_paper_reading(
    tables: Mapping[str, tuple[int, ...]] = SIF_IN_2016, *, as_at: str | None = "2016-08-05"
) -> Reading:
    """A committee paper with a national table for each judgement."""
    return Reading(
        file="paper.pdf",
        sha256="0" * 64,
        pages=12,
        framework="committee_paper",
        kind=Kind.SECONDARY,
        authority=AuthorityRead("808", "Stockton-on-Tees", "Stockton-on-Tees", 1),
        published="2016-09-28",
        national_tables=tuple(
            NationalTable(area, as_at, dict(zip(FOUR_GRADES, counts, strict=True)), 9)
            for area, counts in tables.items()
        ),
        page_sizes=tuple((595.0, 842.0) for _ in range(12)),
    )


def refused(code: str = "not_a_pdf", message: str = "This is not a PDF. Download it again.") -> Reading:
    return Reading(file="report.pdf", sha256="0" * 64, error=ReadError(ErrorCode(code), message))


def uploaded(name: str = "stoke - 15 july 2025.pdf", *, content: bytes = b"%PDF-1.4", by: User | None = None) -> Report:
    """A report just added; its bytes are the name's own unless given."""
    received = uploads.receive_file(name=name, chunks=[content + hashlib.sha256(name.encode()).digest()], by=by)
    assert received.report is not None
    return received.report


def answered(reading: Reading, name: str = "stoke - 15 july 2025.pdf", *, by: User | None = None) -> Report:
    """A report that the reader has answered so."""
    report = uploaded(name, by=by)
    claim = queue.claim_next_report()
    assert claim is not None
    assert claim.report == report.pk
    assert store_reading(claim=claim, answer=reading.to_json())
    return Report.objects.get(pk=report.pk)


def settle(report: Report, by: User) -> None:
    """Accept every value as it stands, and take the report's wherever the record differs."""
    compared = compare_with_record(Report.objects.get(pk=report.pk).as_draft())
    for each in compared.undecided:
        shown = Shown(each.compared.draft or "", each.compared.record or "")
        decide(report=report.pk, key=each.key, take=Take.REPORT, shown=shown, by=by)
    for value in (*compared.waiting, *compared.draft.items_to_check()):
        accept(report, value.key, by)


def accept(report: Report, key: str, by: User) -> None:
    """Accept a value as it stands; of the lists say that nothing is missing."""
    if key == LISTS_LOOKED_AT:
        review.set_value(report=report.pk, key=key, value="complete", by=by)
    else:
        review.accept_value(report=report.pk, key=key, by=by)


def later(report: Report, **values: Any) -> None:
    """Set columns of the row as if time had passed."""
    Report.objects.filter(pk=report.pk).update(**values)


def long_ago() -> Any:
    return timezone.now() - timezone.timedelta(hours=1)
