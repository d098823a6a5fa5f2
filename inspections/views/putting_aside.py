"""Setting aside several files that are of no use, and bringing back what was set aside: at once, or at any time."""

from __future__ import annotations

from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from inspections.actions.publishing import put_back, put_files_aside
from inspections.people.gate import needs, person_of
from inspections.people.rights import Right
from inspections.queries.report_list import filter_choices, reports_in_section
from inspections.review.file_list import count_noun
from inspections.review.queue_sections import ASIDE_AT_ONCE
from inspections.views.report_filter import read_params

_ASIDE_TOGETHER: Final = ("refused", "copy")
_PUT_ASIDE = "put_aside"
"""In the session: the files that were set aside last, until the page has offered to undo it."""


@needs(Right.EDIT)
@require_POST
def put_aside(request: HttpRequest) -> HttpResponse:
    """Set aside the files that are ticked, or with `all` those of a group as the filter asks; undoing it is offered."""
    if (group := request.POST.get("all")) in _ASIDE_TOGETHER:
        found = reports_in_section(group, read_params(request.GET, filter_choices()).wanted)
        chosen = list(found.values_list("pk", flat=True)[:ASIDE_AT_ONCE])
    else:
        chosen = _chosen(request)
    went = put_files_aside(reports=chosen, by=person_of(request))
    if went:
        request.session[_PUT_ASIDE] = went
    else:
        messages.error(request, "No file was chosen. Tick the ones to put aside, then press the button.")
    return redirect("inspections:reports")


@needs(Right.EDIT)
@require_POST
def bring_back(request: HttpRequest) -> HttpResponse:
    """Bring back those that are named, or ticked: a refused file with its reason, any other to its review."""
    count = put_back(reports=_chosen(request), by=person_of(request))
    if count:
        messages.success(request, f"{count_noun(count, 'file')} put back.")
    else:
        messages.error(request, "Nothing was put back: choose files that have been put aside.")
    return redirect("inspections:reports")


def undo_offered(request: HttpRequest) -> list[int]:
    """The files that were set aside a moment ago; each time is offered once, and not to what only refreshes a part."""
    if request.htmx:  # type: ignore[attr-defined]
        return []
    found: list[int] = request.session.pop(_PUT_ASIDE, [])
    return found


def _chosen(request: HttpRequest) -> list[int]:
    return [int(text) for text in request.POST.getlist("report") if text.isdecimal() and len(text) < 10]
