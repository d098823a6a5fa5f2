"""The page of one inspection, and the words on the page of its report."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from dashboard.pages.inspection.page import inspection_page
from dashboard.pages.inspection.passage import shown_passage
from dashboard.shared.record_cache import the_record
from inspections.queries.record import inspection_with_evidence


def inspection(request: HttpRequest, pk: int) -> HttpResponse:
    found = inspection_with_evidence(pk)
    if found is None:
        raise Http404("No inspection has this address.")
    at = request.GET.get("at", "")
    page = inspection_page(the_record(), found, at, shown_passage(pk, at, request.GET.get("page", "")))
    return render(request, "dashboard/inspection/page.html", {"page": page, "inspection": found})
