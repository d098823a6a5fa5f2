"""The page that compares a committee paper with the record, for editors only, because papers are not published."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from dashboard.pages.paper_figures.page import paper_figures
from dashboard.shared.record_cache import published_record
from inspections.people.gate import needs
from inspections.people.rights import Right
from inspections.queries.paper_tables import committee_paper


@needs(Right.SEE)
def figures(request: HttpRequest, pk: int) -> HttpResponse:
    paper = committee_paper(pk)
    if paper is None:
        raise Http404
    context = {"page": paper_figures(published_record(), paper.tables), "paper": paper}
    return render(request, "dashboard/paper_figures/page.html", context)
