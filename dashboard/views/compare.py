"""Councils side by side, and the same numbers as CSV."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate

from authorities.queries import search
from dashboard.exports import dated, map_sheet
from dashboard.pages.choosing import Answer, answer_to
from dashboard.pages.compare import compare_page
from dashboard.pages.compare_lines import lines_figure
from dashboard.pages.compared import Compared, compared
from dashboard.params_compare import AREAS, CompareParams, joined, read_compare
from dashboard.positions.record import Record
from dashboard.queries import neighbours_of, the_record
from dashboard.sheets import csv_response

SUGGESTED = 9


def compare(request: HttpRequest) -> HttpResponse:
    """What was typed or ticked leads on to the one address of its answer."""
    record = the_record()
    params, found = _asked(request, record)
    typed = request.GET.get("council", "").strip()
    answer = Answer()
    if typed:
        matches = [authority.pk for authority in search(typed, limit=SUGGESTED)]
        answer = answer_to(record, params, request.GET.dict(), matches)
    elif len(request.GET.getlist("councils")) > 1 and not params.messages:
        answer = Answer(address=params.address())
    if answer.address:
        return redirect(reverse("dashboard:compare") + answer.address)
    context = {"page": compare_page(record, found, params, answer), "params": params}
    return render(request, "dashboard/compare.html", context)


def compare_csv(request: HttpRequest) -> HttpResponse:
    """One row a council with all its judgements, in the order of its list."""
    record = the_record()
    params, found = _asked(request, record)
    sheet = map_sheet(found.positions, AREAS, params.when)
    return csv_response(replace(sheet, filename=f"compare-{params.when.date}.csv"))


def compare_timeline_csv(request: HttpRequest) -> HttpResponse:
    """One row a judgement of the chosen area; only the headings where there is none."""
    record = the_record()
    params, found = _asked(request, record)
    return csv_response(dated(lines_figure(record, found, params).sheet, params.when))


def _asked(request: HttpRequest, record: Record) -> tuple[CompareParams, Compared]:
    params = read_compare(joined(dict(request.GET.lists())), localdate(), record)
    own = next((c for c in record.councils if c.dfe_number == params.neighbours_of), None)
    return params, compared(record, params, neighbours_of(own) if own else [])
