"""The page of what inspectors asked a council for, and asked for again."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from dashboard.pages.asked_again.page import asked_again_page
from dashboard.shared.params import read_params
from dashboard.shared.record_cache import published_record
from inspections.people.gate import public
from inspections.queries.lineage import council_lineage
from inspections.queries.progress import progress_verdicts


@public
def asked_again(request: HttpRequest, slug: str) -> HttpResponse:
    record = published_record()
    council = record.council_with(slug)
    if council is None:
        raise Http404(f"No council has the address “{slug}”.")
    params = read_params(request.GET.dict(), record.reach, record.regions)
    page = asked_again_page(record, council, council_lineage(council.pk), progress_verdicts(council.pk), params)
    return render(request, "dashboard/asked_again/page.html", {"page": page, "params": params})
