"""The words of a page of a report: found, and chosen as a value, an item or the evidence of one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from inspections.actions import selecting
from inspections.errors import InvalidValueError, RefusedError
from inspections.intake.page_lines import page_lines, pages_with
from inspections.models import Report
from inspections.models.choices import finding_kind_choices
from inspections.people.gate import needs, person_of
from inspections.people.rights import Right
from inspections.review.labels import value_label, value_words
from inspections.review.page_marks import BoxToMark, marked_page
from inspections.views.review_answers import overtaken_answer, review_address, reviewed_report

_ZOOMS = ("100", "150", "200")


@needs(Right.EDIT)
@require_http_methods(["GET", "POST"])
def words(request: HttpRequest, pk: int) -> HttpResponse:
    """A page beside its lines; POST uses those that are ticked."""
    report = reviewed_report(pk)
    if report.state != Report.State.TO_REVIEW:
        return overtaken_answer(request, report)
    given = request.POST if request.method == "POST" else request.GET
    page = min(max(_number(given.get("page")) or 1, 1), report.pages or 1)
    if request.method == "GET":
        return _page(request, report, page)
    try:
        key = _use(request, report, page)
    except RefusedError as error:
        return _page(request, report, page, problem=error.message)
    messages.success(request, "Saved. It can be undone.")
    return redirect(review_address(pk, key))


def _use(request: HttpRequest, report: Report, page: int) -> str:
    given, by = request.POST, person_of(request)
    ticked = {int(text) for text in given.getlist("line") if text.isdecimal() and len(text) < 6}
    lines = [(line.text, line.box) for line in page_lines(report.sha256, page) if line.number in ticked]
    chosen, key = selecting.chosen_words(page, lines), given.get("key", "")
    do = given.get("do", "")
    if do == "item":
        selecting.add_chosen(report=report.pk, words=chosen, kind=given.get("kind", ""), by=by)
        return reviewed_report(report.pk).as_draft().items[-1].key
    if do == "value":
        selecting.use_as_value(report=report.pk, key=key, words=chosen, by=by)
    elif do == "evidence":
        selecting.use_as_evidence(report=report.pk, key=key, words=chosen, by=by)
    else:
        raise InvalidValueError("The page asked for a step that there is not. Load it again.")
    return key


def _page(request: HttpRequest, report: Report, page: int, *, problem: str | None = None) -> HttpResponse:
    draft, asked = report.as_draft(), request.GET.get("find", "").strip()[:100]
    lines = page_lines(report.sha256, page)
    folded = asked.casefold()
    found = [line for line in lines if folded and folded in line.text.casefold()]
    places = [BoxToMark(f"line-{line.number}", page, line.box) for line in found]
    zoom = request.GET.get("zoom", "")
    named = {key: value_label(draft, key) for key in draft.by_key()}
    targets = [(key, f"{named[key]}: {value_words(each) or 'none'}"[:90]) for key, each in draft.by_key().items()]
    context: dict[str, Any] = {
        "report": report,
        "sheet": marked_page(report, page, places),
        "lines": lines,
        "found": {line.number for line in found},
        "ticked": {int(text) for text in request.POST.getlist("line") if text.isdecimal() and len(text) < 6},
        "find": asked,
        "pages_found": pages_with(report.sha256, asked) if asked else (),
        "kinds": finding_kind_choices(),
        "targets": targets,
        "at": request.POST.get("key") or request.GET.get("at", ""),
        "zoom": zoom if zoom in _ZOOMS else _ZOOMS[0],
        "zooms": _ZOOMS,
        "problem": problem,
        "errors": [(problem, "lines")] if problem else [],
    }
    return render(request, "inspections/words.html", context, status=422 if problem else 200)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 6 else None
