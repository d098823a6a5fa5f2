"""The review of one report: its page beside its values; every step is a form of its own."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_GET, require_POST

from inspections.actions import publishing, review
from inspections.actions.deciding import Shown, Take, decide
from inspections.errors import InvalidValueError, RefusedError
from inspections.models import Inspection, Report
from inspections.people.gate import needs, person_of
from inspections.people.rights import Right
from inspections.queries.reports import changes_by_people, next_to_review, report_with_people
from inspections.review.options import anchor_id
from inspections.review.screen import next_to_settle, review_screen

_NO_SUCH_STEP = "The page asked for a step that there is not. Load it again."
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
    report = _report(pk)
    if report.state != Report.State.TO_REVIEW:
        return render(
            request, "inspections/report.html", {"report": report, "changes": changes_by_people(report=report)}
        )
    return _screen(request, report, at=request.GET.get("at"), page=_number(request.GET.get("page")))


@needs(Right.EDIT)
@require_POST
def change_value(request: HttpRequest, pk: int) -> HttpResponse:
    """One step on one value: accept, set, unread, remove, add, item (a recommendation's words), decide-…."""
    report = _report(pk)
    key = request.POST.get("key", "")
    try:
        _change(request, pk, key)
    except RefusedError as error:
        return _screen(request, _report(pk), at=key, problem=(key, error.message))
    except Report.DoesNotExist:
        raise Http404 from None
    report = _report(pk)
    at = next_to_settle(report.as_draft(), key) if report.draft else None
    if request.htmx:  # type: ignore[attr-defined]
        return _screen(request, report, at=at)
    return redirect(_address(pk, at))


@needs(Right.PUBLISH)
@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish, then lead to the next report that waits."""
    report = _report(pk)
    try:
        inspection = publishing.publish(report=pk, by=person_of(request))
    except RefusedError as error:
        if report.state != Report.State.TO_REVIEW:
            messages.error(request, error.message)
            return redirect("inspections:review", pk)
        return _screen(request, report, problem=("", error.message), publishing=True)
    return _on_to_the_next(request, inspection, next_to_review(after=pk))


@needs(Right.PUBLISH)
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a published report off the record, with the reason."""
    _report(pk)
    try:
        publishing.withdraw(report=pk, by=person_of(request), why=request.POST.get("why", "").strip())
    except RefusedError as error:
        messages.error(request, error.message)
    return redirect("inspections:review", pk)


@needs(Right.EDIT)
@require_POST
def step(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Move the whole report: put away, take up again, read again, enter by hand."""
    _report(pk)
    if name not in _STEPS:
        raise Http404
    try:
        _STEPS[name](report=pk, by=person_of(request))
    except RefusedError as error:
        messages.error(request, error.message)
    return redirect("inspections:reports" if name == "put_away" else reverse("inspections:review", args=(pk,)))


def _on_to_the_next(request: HttpRequest, inspection: Inspection, waiting: Report | None) -> HttpResponse:
    """The next that needs a person, at once; the queue where the rest agrees; what was published where none waits."""
    if waiting is None:
        messages.success(request, f"{inspection} is published. No other report waits for review.")
        return redirect("dashboard:inspection", inspection.pk)
    address = reverse("dashboard:inspection", args=(inspection.pk,))
    messages.success(request, format_html('<a href="{}">{}</a> is published.', address, inspection))
    if waiting.group == Report.Group.AGREES:
        return redirect("inspections:reports")
    return redirect("inspections:review", waiting.pk)


def _change(request: HttpRequest, pk: int, key: str) -> None:
    """Call the action that the pressed button stands for."""
    by, given = person_of(request), request.POST
    do, value, why = given.get("do", ""), given.get("value", ""), given.get("why", "").strip() or None
    if do == "accept":
        review.accept_value(report=pk, key=key, by=by)
    elif do == "set":
        review.set_value(report=pk, key=key, value=value, by=by, why=why)
    elif do == "unread":
        review.set_value(report=pk, key=key, value="", by=by, why=why)
    elif do.startswith("decide-"):
        shown = Shown(given.get("shown_draft", ""), given.get("shown_record", ""))
        decide(report=pk, key=key, take=_take(do), shown=shown, by=by, value=value, why=why)
    elif do == "add":
        review.add_judgement(report=pk, area=given.get("area", ""), grade=value, by=by, why=why)
    elif do == "remove":
        review.remove_value(report=pk, key=key, by=by, why=why)
    elif do == "item":
        names = ("number", "text", "section", "audience", "tag")
        words = review.RecommendationWords(**{name: given.get(name, "").strip() for name in names})
        review.set_item(report=pk, key=key, words=words, by=by, why=why)
    else:
        raise InvalidValueError(_NO_SUCH_STEP)


def _take(do: str) -> Take:
    try:
        return Take(do.removeprefix("decide-"))
    except ValueError:
        raise InvalidValueError(_NO_SUCH_STEP) from None


def _screen(
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
        return redirect("inspections:review", report.pk)
    shown = review_screen(report, at=at, page=page)
    context = {
        "screen": shown,
        "problem_key": problem[0] if problem else None,
        "problem": problem[1] if problem else None,
        # What was typed stays in its field while it cannot be taken.
        "given": request.POST,
        "errors": [(b.message, anchor_id(b.key)) for b in shown.blockers] if publishing and shown.blockers else [],
    }
    if problem and not context["errors"]:
        context["errors"] = [(problem[1], anchor_id(problem[0]) if problem[0] else "review")]
    template = "inspections/review/page.html"
    htmx = bool(request.htmx)  # type: ignore[attr-defined]
    status = 422 if problem and not htmx else 200
    return render(request, f"{template}#body" if htmx else template, context, status=status)


def _report(pk: int) -> Report:
    report = report_with_people(pk)
    if report is None:
        raise Http404
    return report


def _address(pk: int, at: str | None) -> str:
    """The review with a value in hand, where one is."""
    here = reverse("inspections:review", args=(pk,))
    return f"{here}?{urlencode({'at': at})}#{anchor_id(at)}" if at else here


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 6 else None
