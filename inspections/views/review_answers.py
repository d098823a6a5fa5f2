"""What a review answers with: its screen, the moving part of it, or, where it is over, what was typed in vain."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from inspections.actions.presence import note_presence
from inspections.models import Report
from inspections.people.gate import person_of
from inspections.queries.draft_steps import draft_steps, others_here
from inspections.queries.reports import changes_by_people, report_with_people
from inspections.review.labels import value_label
from inspections.review.options import anchor_id
from inspections.review.screen import review_screen
from inspections.review.step_list import person_words, review_steps

_TYPED: Final = {
    "value": "Value",
    "text": "Words",
    "number": "Number",
    "section": "Heading above it",
    "tag": "National-framework tag",
    "why": "Why",
}
"""Fields that hold something typed, in words."""


def screen_answer(
    request: HttpRequest,
    report: Report,
    *,
    at: str | None = None,
    page: int | None = None,
    problem: tuple[str, str] | None = None,
    publishing: bool = False,
) -> HttpResponse:
    """The page, or for htmx the part of it that moves. A problem is shown at its value and in the summary."""
    if report.state != Report.State.TO_REVIEW:
        return overtaken_answer(request, report)
    now, by = timezone.now(), person_of(request)
    note_presence(report=report.pk, by=by, now=now)
    shown = review_screen(report, at=at, page=page)
    key = problem[0] if problem else None
    context = {
        "screen": shown,
        "steps": review_steps(draft_steps(report.pk), shown.draft, to=by, now=now),
        "people": [person_words(person, to=by) for person in others_here(report.pk, but=by, now=now)],
        "problem_key": key,
        "problem": problem[1] if problem else None,
        # What was typed stays in its field while it cannot be taken; where the field is gone it is told.
        "given": request.POST,
        "chosen": request.POST.getlist("item"),
        "given_item": request.POST if request.POST.get("do") in ("item", "remove") else None,
        "typed": list(_typed(request, report)) if key and key not in shown.draft.by_key() else [],
        "errors": [(b.message, anchor_id(b.key)) for b in shown.blockers] if publishing and shown.blockers else [],
    }
    if problem and not context["errors"]:
        of_list = request.POST.get("do", "").startswith("list-")
        context["errors"] = [(problem[1], anchor_id(problem[0]) if problem[0] else ("list" if of_list else "review"))]
        context["list_problem"] = problem[1] if of_list else None
    template = "inspections/review/page.html"
    htmx = bool(request.htmx)  # type: ignore[attr-defined]
    status = 422 if problem and not htmx else 200
    return render(request, f"{template}#body" if htmx else template, context, status=status)


def reading_answer(request: HttpRequest, report: Report, *, at: str | None, page: int | None) -> HttpResponse:
    """What was read, for whoever may look at it and change nothing: no forms, and nobody is told of a second editor."""
    context = {"screen": review_screen(report, at=at, page=page)}
    return render(request, "inspections/review/reading.html", context)


def overtaken_answer(request: HttpRequest, report: Report) -> HttpResponse:
    """The report is no longer under review: what it is now, and what was typed and is not saved.

    For htmx it is the part that moves, so that no page stands inside a page.
    """
    typed = list(_typed(request, report)) if request.method == "POST" else []
    context = {"report": report, "changes": changes_by_people(report=report), "typed": typed}
    template = "inspections/review/overtaken.html"
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, template, context)
    return render(request, "inspections/report.html", context, status=422 if request.method == "POST" else 200)


def _typed(request: HttpRequest, report: Report) -> Iterator[tuple[str, str]]:
    """What was typed, each with the name of its field."""
    key = request.POST.get("key", "")
    label = value_label(report.as_draft(), key) if key and report.draft else ""
    for name, words in _TYPED.items():
        text = request.POST.get(name, "").strip()
        if text:
            yield (f"{label}: {words.lower()}" if label else words), text


def reviewed_report(pk: int) -> Report:
    """With its people; 404 where there is none."""
    report = report_with_people(pk)
    if report is None:
        raise Http404
    return report


def review_address(pk: int, at: str | None) -> str:
    """The review with a value in hand, where one is."""
    here = reverse("inspections:review", args=(pk,))
    return f"{here}?{urlencode({'at': at})}#{anchor_id(at)}" if at else here
