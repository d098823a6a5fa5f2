"""Removing an upload for good, and the list of what was removed: for administrators alone."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from inspections.actions.removing import lift_removal, remove_report
from inspections.errors import RefusedError
from inspections.models import RemovedReport
from inspections.people.gate import needs, person_of
from inspections.people.rights import Right
from inspections.views.review_answers import reviewed_report


@needs(Right.ADMINISTER)
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove it, with the reason; what is wrong is said beside the field, and what was typed stays there."""
    report = reviewed_report(pk)
    why, sure = request.POST.get("why", ""), request.POST.get("sure") == "yes"
    if not sure:
        problem = "Tick the box to say that you understand this cannot be undone."
    else:
        try:
            removed_one = remove_report(report=pk, by=person_of(request), why=why)
        except RefusedError as error:
            problem = error.message
        else:
            messages.success(request, f"Report {removed_one.number} has been removed for good.")
            return redirect("inspections:removed")
    context = {"report": report, "given": why, "problem": problem, "errors": [(problem, "removing")]}
    return render(request, "inspections/removing.html", context, status=422)


@needs(Right.ADMINISTER)
@require_safe
def removed(request: HttpRequest) -> HttpResponse:
    rows = RemovedReport.objects.select_related("by", "lifted_by")
    asked = [row for row in rows if row.kind == RemovedReport.Kind.ASKED]
    expired = [row for row in rows if row.kind == RemovedReport.Kind.EXPIRED]
    return render(request, "inspections/removed.html", {"asked": asked, "expired": expired})


@needs(Right.ADMINISTER)
@require_POST
def lift(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the same bytes be added again."""
    try:
        row = lift_removal(removed=pk, by=person_of(request))
    except RemovedReport.DoesNotExist:
        raise Http404 from None
    except RefusedError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, f"The file of report {row.number} can be added again.")
    return redirect("inspections:removed")
