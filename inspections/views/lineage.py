"""The links between recommendations: which reports wait, and the page on which an editor decides them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from authorities.models import Authority
from inspections.actions import lineage as actions
from inspections.errors import InvalidValueError, RefusedError
from inspections.models import RecommendationLink
from inspections.partial_dates import format_month_known
from inspections.people.gate import needs, person_of
from inspections.people.rights import Right
from inspections.queries.lineage import council_lineage
from inspections.queries.links_to_decide import council_of_report, reports_to_link
from inspections.views.link_cards import links_page

_CONFIRMED, _REJECTED = RecommendationLink.Decision.CONFIRMED, RecommendationLink.Decision.REJECTED
_ANSWERS: Mapping[str, tuple[str, str, str]] = {
    "asked_before": (_CONFIRMED, RecommendationLink.Kind.ASKED_BEFORE, "Saved: it asks for the earlier one again."),
    "related": (_CONFIRMED, RecommendationLink.Kind.RELATED, "Saved: related, but a different request."),
    "none": (_REJECTED, RecommendationLink.Kind.ASKED_BEFORE, "Saved: not a link. It will not be proposed again."),
}


@needs(Right.SEE)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The reports whose links wait; `?show=all` every report that has an earlier one."""
    every = reports_to_link()
    waiting = [report for report in every if report.waiting or report.related]
    shows_all = request.GET.get("show") == "all"
    proposed = sum(report.waiting + report.related for report in waiting)
    context = {
        "reports": [(report, format_month_known(report.when)) for report in (every if shows_all else waiting)],
        "proposed": proposed,
        "compared": sum(report.compared for report in every),
        "every": len(every),
        "tabs": (
            (f"With links to decide ({len(waiting)})", "?", not shows_all),
            (f"All ({len(every)})", "?show=all", shows_all),
        ),
    }
    return render(request, "inspections/lineage/overview.html", context)


@needs(Right.SEE)
@require_safe
def report_links(request: HttpRequest, key: str) -> HttpResponse:
    council = _council(key)
    lineage = council_lineage(council.pk)
    if key not in lineage.by_key:
        raise Http404("The record does not have the words of any recommendation in this report.")
    page = links_page(lineage, key, council.short_name)
    return render(request, "inspections/lineage/report.html", {"page": page, "council": council})


@needs(Right.EDIT)
@require_POST
def step(request: HttpRequest, key: str, name: str) -> HttpResponse:
    """One of the steps below, then the page again at what comes next."""
    if name not in _STEPS:
        raise Http404
    council = _council(key)
    try:
        messages.success(request, _STEPS[name](request, council, key, person_of(request)))
    except RefusedError as error:
        messages.error(request, error.message)
    return redirect(f"{reverse('inspections:links_of_report', args=[key])}#to-decide")


def _decide(request: HttpRequest, council: Authority, key: str, by: User) -> str:
    decision, kind, said = _answer(request)
    note = request.POST.get("note", "")
    actions.decide_link(link=_number(request), decision=decision, kind=kind, by=by, note=note, as_shown="")
    return said


def _undo(request: HttpRequest, council: Authority, key: str, by: User) -> str:
    actions.undo_decision(link=_number(request), by=by)
    return "Taken back."


def _add(request: HttpRequest, council: Authority, key: str, by: User) -> str:
    _, kind, _ = _answer(request)
    later, earlier = request.POST.get("later", ""), request.POST.get("earlier", "")
    inspection, _, item = earlier.partition(" ")
    if not later or not item:
        raise InvalidValueError("Choose both recommendations.")
    note = request.POST.get("note", "")
    actions.add_link(authority=council.pk, later=(key, later), earlier=(inspection, item), kind=kind, by=by, note=note)
    return "The link was added."


def _compared(request: HttpRequest, council: Authority, key: str, by: User) -> str:
    actions.mark_compared(authority=council.pk, report=key, by=by, as_shown=request.POST.get("words", ""))
    return "Compared in full. The public pages now say what is new and what is no longer asked for."


def _not_compared(request: HttpRequest, council: Authority, key: str, by: User) -> str:
    actions.undo_compared(report=key, by=by)
    return "Undone: the report is not compared in full."


_STEPS: Mapping[str, Callable[[HttpRequest, Authority, str, User], str]] = {
    "decide": _decide,
    "undo": _undo,
    "add": _add,
    "compared": _compared,
    "not-compared": _not_compared,
}


def _council(key: str) -> Authority:
    council = council_of_report(key)
    if council is None:
        raise Http404("No inspection on the record has this key.")
    return council


def _answer(request: HttpRequest) -> tuple[str, str, str]:
    answer = _ANSWERS.get(request.POST.get("answer", ""))
    if answer is None:
        raise InvalidValueError("Choose whether it asks for it again, is related, or is not a link.")
    return answer


def _number(request: HttpRequest) -> int:
    """The number of the link; 0, which none has, where what was sent is no number."""
    sent = request.POST.get("link", "")
    return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 19 else 0
