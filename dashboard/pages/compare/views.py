"""Councils side by side, and the same numbers as files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from authorities.finding.finder import find_councils
from dashboard.counting.record import Record
from dashboard.files.table import TableExport
from dashboard.pages.compare.chooser import TypedAnswer, answer_typed
from dashboard.pages.compare.councils import ChosenCouncils, chosen_councils
from dashboard.pages.compare.page import compare_page
from dashboard.pages.compare.params import CompareParams, joined_query, read_compare
from dashboard.pages.compare.tables import compare_export, timelines_export
from dashboard.shared.record_cache import neighbour_pks, published_record
from inspections.people.gate import public

MOST_SUGGESTED = 9
"""More suggestions than this would cover the page below the field."""


@public
def compare(request: HttpRequest) -> HttpResponse:
    """The comparison. Redirects to its canonical address if a council was typed, or several were ticked."""
    record = published_record()
    params, found = _params_and_councils(request, record)
    typed = request.GET.get("council", "").strip()
    answer = TypedAnswer()
    if typed:
        matches = [authority.pk for authority in find_councils(typed).called[:MOST_SUGGESTED]]
        answer = answer_typed(record, params, request.GET.dict(), matches)
    elif len(request.GET.getlist("councils")) > 1 and not params.messages:
        answer = TypedAnswer(address=params.address())
    if answer.address:
        return redirect(reverse("dashboard:compare") + answer.address)
    context = {"page": compare_page(found, params, answer), "params": params}
    return render(request, "dashboard/compare/page.html", context)


def matrix(request: HttpRequest) -> TableExport:
    """One row per council with all its judgements, in the order of the page."""
    params, found = _params_and_councils(request, published_record())
    return compare_export(found, params)


def timeline(request: HttpRequest) -> TableExport:
    """One row per judgement of the chosen area; only the headings if there is none."""
    record = published_record()
    params, found = _params_and_councils(request, record)
    return timelines_export(found, params)


def _params_and_councils(request: HttpRequest, record: Record) -> tuple[CompareParams, ChosenCouncils]:
    params = read_compare(joined_query(dict(request.GET.lists())), record.reach, record)
    own = next((c for c in record.councils if c.dfe_number == params.neighbours_of), None)
    return params, chosen_councils(record, params, neighbour_pks(own) if own else [])
