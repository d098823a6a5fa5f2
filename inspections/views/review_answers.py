"""What a review answers with: its screen, the moving part of it, or, where it is over, what was typed in vain."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator

from inspections.actions.presence import note_presence
from inspections.draft import Draft
from inspections.models import Report
from inspections.models.logged_change import LoggedChange
from inspections.people.gate import person_of
from inspections.queries.care import people_who_review
from inspections.queries.draft_steps import draft_steps, others_here
from inspections.queries.reports import changes_by_people, report_with_people
from inspections.review.change_list import ShownChange, shown_changes
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
    care: dict[str, Any] | None = None,
) -> HttpResponse:
    """The page, or for htmx the part of it that moves. A problem is shown at its value and in the summary."""
    if report.state != Report.State.TO_REVIEW:
        return overtaken_answer(request, report)
    now, by = timezone.now(), person_of(request)
    note_presence(report=report.pk, by=by, now=now)
    shown = review_screen(report, at=at, page=page)
    context = {
        "screen": shown,
        "steps": review_steps(draft_steps(report.pk), shown.draft, to=by, now=now),
        "people": [person_words(person, to=by) for person in others_here(report.pk, but=by, now=now)],
        "errors": [(b.message, anchor_id(b.key)) for b in shown.blockers] if publishing and shown.blockers else [],
        **_problem(request, report, shown.draft, problem),
        **care_context(report),
        **(care or {}),
    }
    if care:
        context["errors"] = [(care["care_problem"], "care")]
    elif not context["errors"]:
        context["errors"] = context["own_errors"]
    template = "inspections/review/page.html"
    htmx = bool(request.htmx)  # type: ignore[attr-defined]
    status = 422 if (problem or care) and not htmx else 200
    return render(request, f"{template}#body" if htmx else template, context, status=status)


def _problem(request: HttpRequest, report: Report, draft: Draft, problem: tuple[str, str] | None) -> dict[str, Any]:
    """What was typed stays in its field while it cannot be taken; where the field is gone it is told."""
    key, message = problem or (None, None)
    given = request.POST
    of_list = given.get("do", "").startswith("list-")
    place = anchor_id(key) if key else ("list" if of_list else "review")
    return {
        "problem_key": key,
        "problem": message,
        "list_problem": message if of_list else None,
        "own_errors": [(message, place)] if message else [],
        "given": given,
        "chosen": given.getlist("item"),
        "given_item": given if given.get("do") in ("item", "remove") else None,
        "typed": list(_typed(request, report)) if key and key not in draft.by_key() else [],
    }


def reading_answer(request: HttpRequest, report: Report, *, at: str | None, page: int | None) -> HttpResponse:
    """What was read, for whoever may look at it and change nothing: no forms, and nobody is told of a second editor."""
    context = {"screen": review_screen(report, at=at, page=page)}
    return render(request, "inspections/review/reading.html", context)


def care_problem_answer(request: HttpRequest, report: Report, message: str) -> HttpResponse:
    """The page of the report with what is wrong with the note, and the note as it was typed."""
    given = {"care_problem": message, "care_to": request.POST.get("to", ""), "care_note": request.POST.get("note", "")}
    if report.state == Report.State.TO_REVIEW:
        return screen_answer(request, report, care=given)
    context = {"report": report, "changes": changes_of_report(report), **care_context(report), **given}
    return render(request, "inspections/report.html", context, status=422)


def care_context(report: Report) -> dict[str, Any]:
    """Who can take care of a report, who does, and the note."""
    people = [(str(each.pk), each.get_full_name() or each.username) for each in people_who_review()]
    person = report.assigned_to
    who = (person.get_full_name() or person.get_username()) if person else "nobody yet"
    words = f"For {who}" + (f": {Truncator(report.note).words(24)}" if report.note else "")
    return {
        "carers": people,
        "care_to": str(person.pk if person else ""),
        "care_note": report.note,
        "care_words": words,
    }


def overtaken_answer(request: HttpRequest, report: Report) -> HttpResponse:
    """The report is no longer under review: what it is now, and what was typed and is not saved.

    For htmx it is the part that moves, so that no page stands inside a page.
    """
    typed = list(_typed(request, report)) if request.method == "POST" else []
    context = {"report": report, "changes": changes_of_report(report), "typed": typed, **care_context(report)}
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


def changes_of_report(report: Report) -> tuple[ShownChange, ...]:
    """What people changed of it, newest first, in full words."""
    return shown_changes(LoggedChange(row.at, row.by, row.why, review=row) for row in changes_by_people(report=report))


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
