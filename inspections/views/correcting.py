"""Correcting what is published, in place: one page for each inspection, one form for each value."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from inspections.actions.correcting import REASON_LETTERS, Correction, correct_record
from inspections.actions.correction_undo import undo_correction
from inspections.draft import JUDGEMENT
from inspections.errors import RefusedError
from inspections.models import Inspection
from inspections.models.logged_change import ChangesAsked
from inspections.people.gate import needs, person_of
from inspections.people.rights import Right
from inspections.queries.change_log import change_log
from inspections.review.change_list import ShownChange, shown_changes
from inspections.review.options import anchor_id
from inspections.review.published_values import NEW_ITEM, NOT_THERE, addable_areas, grades_of, published_values


@needs(Right.PUBLISH)
@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """What is on the record of an inspection, each value with its form; POST corrects one."""
    row = Inspection.objects.select_related("authority", "report").filter(pk=pk).first()
    if row is None:
        raise Http404
    if request.method == "GET":
        return _page(request, row)
    given = _correction(request)
    try:
        correct_record(inspection=pk, correction=given, by=person_of(request))
    except RefusedError as error:
        return _page(request, row, problem=(given.key, error.message))
    said = "Corrected. The public page says what was there before, what is there now, when it changed and why."
    newest = _changes(pk, 1)
    if newest and newest[0].undo:
        context = {"inspection": pk, "change": newest[0].undo, "words": said}
        said = render_to_string("inspections/correct/undo.html", context, request)
    messages.success(request, said)
    return redirect(f"{reverse('inspections:correct', args=(pk,))}#{anchor_id(given.key)}")


@needs(Right.PUBLISH)
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo one change of the record of an inspection."""
    if not Inspection.objects.filter(pk=pk).exists():
        raise Http404
    try:
        undo_correction(inspection=pk, change=request.POST.get("change", ""), by=person_of(request))
    except RefusedError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, "Undone. What was there before is back, and the public page says so.")
    return redirect("inspections:correct", pk)


def _changes(inspection: int, count: int) -> tuple[ShownChange, ...]:
    return shown_changes(change_log(ChangesAsked(inspection=inspection), first=0, count=count).changes)


def _correction(request: HttpRequest) -> Correction:
    given, key = request.POST, request.POST.get("key", "")
    if key == "new":
        area = given.get("area", "")
        key = f"{JUDGEMENT}{area}"
    return Correction(
        key=key,
        # A browser sends line ends as two letters; the record has one.
        value=given.get("value", "").replace("\r\n", "\n"),
        shown=given.get("shown", NOT_THERE).replace("\r\n", "\n"),
        why=given.get("why", ""),
        end=given.get("end", ""),
        gone=given.get("do") == "gone",
    )


def _page(request: HttpRequest, row: Inspection, *, problem: tuple[str, str] | None = None) -> HttpResponse:
    values = published_values(row)
    key = problem[0] if problem else None
    context: dict[str, Any] = {
        "inspection": row,
        "values": values,
        "areas": addable_areas(row),
        "grades": grades_of(row),
        "longest": REASON_LETTERS,
        "not_there": NOT_THERE,
        "new_item": NEW_ITEM,
        "problem_key": key,
        "problem": problem[1] if problem else None,
        "given": request.POST if problem else {},
        "at": request.GET.get("at"),
        "changes": _changes(row.pk, 20),
    }
    if problem:
        there = key in {each.key for each in values}
        context["errors"] = [(problem[1], anchor_id(key or "") if there else "add")]
    return render(request, "inspections/correct.html", context, status=422 if problem else 200)
