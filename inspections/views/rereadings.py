"""What a newer reader reads otherwise: ask for it, see it, take it over or leave it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from inspections.actions.rereading import ask_for_rereading, leave, take_over
from inspections.errors import RefusedError
from inspections.models import Report
from inspections.people.gate import needs, person_of
from inspections.people.rights import Right
from inspections.queries.rereadings import open_rereadings, rereading_counts
from inspections.reading.contract import READER_VERSION


@needs(Right.SEE, to_change=Right.PUBLISH)
@require_http_methods(["GET", "POST"])
def rereadings(request: HttpRequest) -> HttpResponse:
    """The differences, report by report. POST has every file read again that an older reader read."""
    if request.method == "POST":
        count = ask_for_rereading(by=person_of(request))
        said = f"{count} file{'' if count == 1 else 's'} will be read again, after any new ones."
        messages.success(request, said if count else "This version of the reader has read every file.")
        return redirect("inspections:rereadings")
    context = {"found": open_rereadings(), "counts": rereading_counts(), "version": READER_VERSION}
    return render(request, "inspections/rereadings.html", context)


@needs(Right.PUBLISH)
@require_POST
def step(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Take the newer reading over, or leave it."""
    try:
        if name == "take":
            take_over(report=pk, by=person_of(request))
            messages.success(request, "Accepted. Anything that people had decided stays as it was.")
        elif name == "leave":
            leave(report=pk)
            messages.success(request, "Kept as it was.")
        else:
            raise Http404
    except RefusedError as error:
        messages.error(request, error.message)
    except Report.DoesNotExist:
        raise Http404 from None
    return redirect("inspections:rereadings")
