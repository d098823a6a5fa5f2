"""Collecting for editors: how the runs went, what is odd, what the site lists that the record does not hold."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from inspections.actions.collecting.runs import ask_to_collect
from inspections.actions.collecting.setting_aside import set_listed_aside, take_listed_back
from inspections.errors import RefusedError
from inspections.models import ListedReport
from inspections.people.gate import needs, person_of
from inspections.people.rights import Right
from inspections.queries.collecting import collecting_now, files_not_here, last_runs, open_alarms, set_aside
from inspections.queries.listed import gone_reports, unheld_reports

PAGE_SIZE = 50
"""As in the queue."""


@needs(Right.SEE, to_change=Right.EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def collecting(request: HttpRequest) -> HttpResponse:
    """The page; htmx gets the part of it that moves. POST has it begin in a moment."""
    if request.method == "POST":
        try:
            ask_to_collect(by=person_of(request))
            messages.success(request, "It starts in a moment and continues by itself; you can leave this page.")
        except RefusedError as error:
            messages.error(request, error.message)
        return redirect("inspections:collecting")
    unheld = unheld_reports()
    context = {
        "now": collecting_now(),
        "runs": last_runs(),
        "alarms": open_alarms(),
        "unheld": len(unheld),
        "page": Paginator(unheld, PAGE_SIZE).get_page(request.GET.get("page")),
        "gone": gone_reports(),
        "not_here": files_not_here(),
        "aside": set_aside(),
        "daily": settings.COLLECT == "daily",
        "publishes": settings.COLLECT_PUBLISH != "nothing",
        "site": settings.COLLECT_SITE,
        "contact": settings.COLLECT_CONTACT,
    }
    template = "inspections/collecting.html"
    return render(request, f"{template}#now" if request.htmx else template, context)  # type: ignore[attr-defined]


@needs(Right.PUBLISH)
@require_POST
def step(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Set a listed report aside, or take that back."""
    try:
        if name == "aside":
            set_listed_aside(listed=pk, why=request.POST.get("why", ""), by=person_of(request))
            messages.success(request, "It has been set aside, with your reason.")
        elif name == "back":
            take_listed_back(listed=pk, by=person_of(request))
            messages.success(request, "It counts as missing again until it is on the record.")
        else:
            raise Http404
    except RefusedError as error:
        messages.error(request, error.message)
    except ListedReport.DoesNotExist:
        raise Http404 from None
    return redirect("inspections:collecting")
