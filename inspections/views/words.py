"""The words of a page of a report: found, and chosen as a value, an item, the end of one, or the evidence of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from inspections.actions import selecting
from inspections.actions.draft_editing import ShownValue
from inspections.draft import JUDGEMENT, Draft
from inspections.errors import InvalidValueError, RefusedError
from inspections.finding import FindingKind
from inspections.intake.page_lines import PageWord, page_lines, page_words, pages_with
from inspections.models import Report
from inspections.models.choices import finding_kind_choices
from inspections.people.gate import needs, person_of
from inspections.people.rights import Right
from inspections.review.chosen_words import chosen_words
from inspections.review.labels import value_label, value_words
from inspections.review.options import Options
from inspections.review.page_marks import BoxToMark, marked_page
from inspections.review.screen import addable_judgements
from inspections.review.word_uses import Use, likely_uses
from inspections.views.review_answers import overtaken_answer, review_address, reviewed_report, screen_answer

_ZOOMS = ("100", "150", "200")
_SECONDS = 600
"""How long a browser may keep the words of a page, as its picture."""


@needs(Right.EDIT)
@require_http_methods(["GET", "POST"])
def words(request: HttpRequest, pk: int) -> HttpResponse:
    """A page beside its lines; POST uses the words that are chosen or the lines that are ticked."""
    report = reviewed_report(pk)
    if report.state != Report.State.TO_REVIEW:
        return overtaken_answer(request, report)
    given = request.POST if request.method == "POST" else request.GET
    page = min(max(_number(given.get("page")) or 1, 1), report.pages or 1)
    if request.method == "GET":
        return _page(request, report, page)
    in_review = bool(request.htmx)  # type: ignore[attr-defined]
    try:
        key = _use(request, report, page)
    except RefusedError as error:
        if in_review:
            problem = (given.get("key", ""), error.message)
            return screen_answer(request, reviewed_report(pk), at=given.get("at"), page=page, problem=problem)
        return _page(request, report, page, problem=error.message)
    if in_review:
        return screen_answer(request, reviewed_report(pk), at=key, page=page)
    messages.success(request, "Saved. You can undo this.")
    return redirect(review_address(pk, key))


@needs(Right.EDIT)
@require_GET
def words_of_page(request: HttpRequest, pk: int, page: int) -> HttpResponse:
    """The words of a page as JSON, each `[text, x0, top, x1, bottom]`, in points from the top left."""
    report = reviewed_report(pk)
    if not 1 <= page <= (report.pages or 1):
        raise Http404
    found = [[word.text, *(round(side, 1) for side in word.box)] for word in page_words(report.sha256, page)]
    response = JsonResponse({"words": found})
    response["Cache-Control"] = f"private, max-age={_SECONDS}"
    return response


@needs(Right.EDIT)
@require_GET
def uses(request: HttpRequest, pk: int, page: int) -> HttpResponse:
    """What the chosen words may become, the likeliest first: a part of a page."""
    report = reviewed_report(pk)
    if report.state != Report.State.TO_REVIEW:
        return overtaken_answer(request, report)
    try:
        chosen = chosen_words(page, _between(page_words(report.sha256, page), request.GET.get("words", "")))
    except InvalidValueError as error:
        return render(request, "inspections/review/word_uses.html", {"report": report, "problem": error.message})
    draft, at = report.as_draft(), request.GET.get("at", "")
    context = {
        "report": report,
        "page": page,
        "words": request.GET.get("words", ""),
        "count": chosen.count,
        "uses": likely_uses(draft, chosen, at),
        "kinds": finding_kind_choices(),
        "targets": _targets(draft),
        "at": at,
        "in_review": request.GET.get("in") == "review",
    }
    return render(request, "inspections/review/word_uses.html", context)


def _use(request: HttpRequest, report: Report, page: int) -> str:
    given, by = request.POST, person_of(request)
    chosen, key = chosen_words(page, _chosen(request, report, page)), given.get("key", "")
    shown = ShownValue(key, given["shown"]) if "shown" in given else None
    do = given.get("do", "")
    if do == Use.ITEM:
        kind = given.get("kind", "")
        selecting.add_chosen(report=report.pk, words=chosen, kind=kind, by=by)
        made = selecting.item_of_words(reviewed_report(report.pk).as_draft(), chosen, FindingKind(kind))
        return made.key if made else ""
    steps = {Use.VALUE: selecting.use_as_value, Use.EVIDENCE: selecting.use_as_evidence, Use.END: selecting.add_to_end}
    if do not in steps:
        raise InvalidValueError("That step does not exist. Reload the page.")
    steps[Use(do)](report=report.pk, key=key, words=chosen, by=by, shown=shown)
    return key


def _chosen(request: HttpRequest, report: Report, page: int) -> Sequence[PageWord]:
    """The words from one to another as the picture of the page gives them, or those of the lines that are ticked."""
    given = request.POST
    if given.get("words"):
        return _between(page_words(report.sha256, page), given["words"])
    ticked = _ticked(request)
    return [word for line in page_lines(report.sha256, page) if line.number in ticked for word in line.words]


def _between(every: Sequence[PageWord], asked: str) -> Sequence[PageWord]:
    """`12-34`: the words with these numbers and all between them."""
    first, _, last = asked.partition("-")
    start, end = _number(first), _number(last)
    return () if start is None or end is None or end < start else every[start : end + 1]


def _ticked(request: HttpRequest) -> set[int]:
    return {int(text) for text in request.POST.getlist("line") if text.isdecimal() and len(text) < 6}


def _targets(draft: Draft) -> Options:
    """What words may be the value or the evidence of, with what it has now."""
    there = draft.by_key()
    named = {key: f"{value_label(draft, key)}: {value_words(each) or 'none'}"[:90] for key, each in there.items()}
    missing = [(f"{JUDGEMENT}{area}", f"{label}: not read") for area, label in addable_judgements(draft)]
    return [*named.items(), *missing]


def _page(request: HttpRequest, report: Report, page: int, *, problem: str | None = None) -> HttpResponse:
    draft, asked = report.as_draft(), request.GET.get("find", "").strip()[:100]
    lines = page_lines(report.sha256, page)
    folded = asked.casefold()
    found = [line for line in lines if folded and folded in line.text.casefold()]
    places = [BoxToMark(f"line-{line.number}", page, line.box) for line in found]
    zoom = request.GET.get("zoom", "")
    context: dict[str, Any] = {
        "report": report,
        "sheet": marked_page(report, page, places),
        "lines": lines,
        "found": {line.number for line in found},
        "ticked": _ticked(request),
        "find": asked,
        "pages_found": pages_with(report.sha256, asked) if asked else (),
        "kinds": finding_kind_choices(),
        "targets": _targets(draft),
        "at": request.POST.get("key") or request.GET.get("at", ""),
        "zoom": zoom if zoom in _ZOOMS else _ZOOMS[0],
        "zooms": _ZOOMS,
        "problem": problem,
        "errors": [(problem, "lines")] if problem else [],
    }
    return render(request, "inspections/words.html", context, status=422 if problem else 200)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 6 else None
