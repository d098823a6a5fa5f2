"""The questions for scrutiny of a council."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from dashboard.pages.questions.page import questions_page
from dashboard.shared.params import read_params
from dashboard.shared.record_cache import published_record
from inspections.people.gate import public
from inspections.queries.lineage import council_lineage
from inspections.queries.progress import progress_verdicts


@public
def questions(request: HttpRequest, slug: str) -> HttpResponse:
    record = published_record()
    council = record.council_with(slug)
    if council is None:
        raise Http404(f"No council has the address “{slug}”.")
    params = read_params(request.GET.dict(), record.reach, record.regions)
    page = questions_page(record, council, council_lineage(council.pk), progress_verdicts(council.pk), params)
    return render(request, "dashboard/questions/page.html", {"page": page, "params": params})
