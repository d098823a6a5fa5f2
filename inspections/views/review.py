"""The review of one report: its page beside its values, publishing it, and moving it on as a whole."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import HttpResponseClientRedirect

from inspections.actions import publishing
from inspections.errors import RefusedError
from inspections.models import Inspection, Report
from inspections.people.gate import needs, person_of
from inspections.people.rights import Right, may
from inspections.queries.reports import next_to_review
from inspections.views.review_answers import (
    care_context,
    changes_of_report,
    reading_answer,
    reviewed_report,
    screen_answer,
)

_STEPS = {
    "put_away": publishing.put_away,
    "take_up": publishing.take_up,
    "read_again": publishing.read_again,
    "enter_by_hand": publishing.enter_by_hand,
}


@needs(Right.SEE)
@require_GET
def review_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The report at its stage: under review with its form, otherwise what it is and what can be done."""
    report = reviewed_report(pk)
    if report.state == Report.State.TO_REVIEW:
        answer = screen_answer if may(request.user, Right.EDIT) else reading_answer
        return answer(request, report, at=request.GET.get("at"), page=_number(request.GET.get("page")))
    if request.htmx:  # type: ignore[attr-defined]
        # Somebody published it meanwhile: the whole page is another one.
        return HttpResponseClientRedirect(request.get_full_path())
    context = {"report": report, "changes": changes_of_report(report), **care_context(report)}
    return render(request, "inspections/report.html", context)


@needs(Right.PUBLISH)
@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish what the person saw in the summary, then lead to the next report that waits.

    A form without the mark of a summary is of nobody who saw one.
    """
    report = reviewed_report(pk)
    try:
        by, mark = person_of(request), request.POST.get("mark", "")
        inspection = publishing.publish(report=pk, by=by, as_shown=mark)
    except RefusedError as error:
        if report.state != Report.State.TO_REVIEW:
            messages.error(request, error.message)
            return redirect("inspections:review", pk)
        return screen_answer(request, reviewed_report(pk), problem=("", error.message), publishing=True)
    return _on_to_the_next(request, inspection, next_to_review(after=pk))


@needs(Right.PUBLISH)
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a published report off the record, with the reason."""
    reviewed_report(pk)
    try:
        publishing.withdraw(report=pk, by=person_of(request), why=request.POST.get("why", "").strip())
    except RefusedError as error:
        messages.error(request, error.message)
    return redirect("inspections:review", pk)


@needs(Right.PUBLISH)
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo a publication: off the record, and under review again."""
    reviewed_report(pk)
    try:
        publishing.take_back(report=pk, by=person_of(request), why=request.POST.get("why", "").strip())
    except RefusedError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, "Taken back: the record is as it was before, and the report is under review again.")
    return redirect("inspections:review", pk)


@needs(Right.EDIT)
@require_POST
def step(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Move the whole report: put away, take up again, read again, enter by hand."""
    reviewed_report(pk)
    if name not in _STEPS:
        raise Http404
    try:
        _STEPS[name](report=pk, by=person_of(request))
    except RefusedError as error:
        messages.error(request, error.message)
        return redirect("inspections:review", pk)
    if name == "put_away":
        messages.success(request, _with_undo(request, pk, "take_up", "The report has been put aside."))
        return redirect("inspections:reports")
    return redirect("inspections:review", pk)


def _on_to_the_next(request: HttpRequest, inspection: Inspection, waiting: Report | None) -> HttpResponse:
    """The next that needs a person, at once; the queue where the rest agrees; what was published where none waits."""
    report = inspection.report_id or 0
    if waiting is None:
        words = f"{inspection} is published. No other report is waiting for review."
        messages.success(request, _with_undo(request, report, "take_back", words))
        return redirect("dashboard:inspection", inspection.pk)
    address = reverse("dashboard:inspection", args=(inspection.pk,))
    words = f"{inspection} is published."
    messages.success(request, _with_undo(request, report, "take_back", words, named=str(inspection), address=address))
    if waiting.group in (Report.Group.AGREES, Report.Group.COPY):
        return redirect("inspections:reports")
    return redirect("inspections:review", waiting.pk)


def _with_undo(
    request: HttpRequest, report: int, step_name: str, words: str, *, named: str = "", address: str = ""
) -> str:
    """A message with the button that takes its step back."""
    context = {"report": report, "step": step_name, "words": words, "named": named, "address": address}
    return render_to_string("inspections/undo_message.html", context, request)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 6 else None
