"""The page of one inspection, and the words on the page of its report."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from dashboard.pages.inspection.page import inspection_page
from dashboard.pages.inspection.passage import shown_passage
from dashboard.pages.inspection.withdrawn import withdrawn_page
from dashboard.shared.asked_again import asked_later, asked_since
from dashboard.shared.links import inspection_address
from dashboard.shared.record_cache import published_record
from inspections.people.gate import public
from inspections.queries.addresses import number_of_key, withdrawn_address
from inspections.queries.lineage import shown_lineage
from inspections.queries.record import inspection_with_evidence


@public
def inspection(request: HttpRequest, pk: int) -> HttpResponse:
    """The page; 410 with what is known where the inspection was withdrawn, 404 where none ever had the number."""
    found = inspection_with_evidence(pk, mentions=True)
    if found is None:
        return _withdrawn(request, pk)
    at = request.GET.get("at", "")
    # Where the place of the words is known, nothing has to be looked for.
    placed = found.report_id is not None and at in {each.key for each in found.findings.all() if each.boxes}
    shown = None if placed else shown_passage(pk, at, request.GET.get("page", ""))
    page = inspection_page(published_record(), found, at, shown)
    lineage = shown_lineage(found.authority_id)
    context = {
        "page": page,
        "inspection": found,
        "asked": asked_since(lineage, found.key) if lineage else None,
        "again": asked_later(lineage, found.key) if lineage else (),
    }
    return render(request, "dashboard/inspection/page.html", context)


@public
def inspection_by_key(request: HttpRequest, key: str) -> HttpResponse:
    """The key that every file of data carries leads to the page, with whatever else the address asks for."""
    number = number_of_key(key)
    if number is None:
        raise Http404("No inspection has this key.")
    query = request.GET.urlencode()
    return redirect(inspection_address(number) + (f"?{query}" if query else ""), permanent=True)


def _withdrawn(request: HttpRequest, pk: int) -> HttpResponse:
    found = withdrawn_address(pk)
    if found is None:
        raise Http404("No inspection has this address.")
    return render(request, "dashboard/inspection/withdrawn.html", {"page": withdrawn_page(found)}, status=410)
