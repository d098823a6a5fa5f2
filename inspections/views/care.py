"""Who takes care of a report and the note on it; and the way to the report before and the one after it in the queue."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from inspections.actions.assigning import take_care
from inspections.errors import RefusedError
from inspections.people.gate import needs, person_of
from inspections.people.rights import Right
from inspections.queries.reports import neighbour_to_review
from inspections.views.review_answers import care_problem_answer, reviewed_report


@needs(Right.EDIT)
@require_POST
def care(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep who takes care of it and the note; what cannot be kept stays in its field."""
    reviewed_report(pk)
    given, text = request.POST, request.POST.get("to", "")
    to = int(text) if text.isdecimal() and len(text) < 10 else None
    shown = given.get("shown_note", "").replace("\r\n", "\n")
    try:
        take_care(report=pk, to=to, note=given.get("note", ""), shown_note=shown, by=person_of(request))
    except RefusedError as error:
        return care_problem_answer(request, reviewed_report(pk), error.message)
    messages.success(request, "Saved: who is dealing with it, and the note.")
    return redirect("inspections:review", pk)


@needs(Right.SEE)
@require_GET
def neighbour(request: HttpRequest, pk: int, which: str) -> HttpResponse:
    """To the next report that waits, or the one before; the queue where there is none."""
    found = neighbour_to_review(reviewed_report(pk), back=which == "previous")
    if found is None:
        messages.info(
            request, "That was the last one waiting." if which == "next" else "That was the first one waiting."
        )
        return redirect("inspections:reports")
    return redirect("inspections:review", found.pk)
