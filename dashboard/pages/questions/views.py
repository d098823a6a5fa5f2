"""The questions for scrutiny of a council."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from dashboard.counting.record import Council, Record
from dashboard.pages.questions.page import CouncilWords, QuestionsPage, questions_page
from dashboard.shared.params import Params, read_params
from dashboard.shared.record_cache import published_record
from inspections.people.gate import public
from inspections.queries.lineage import CouncilLineage, council_lineage
from inspections.queries.printed_judgements import printed_judgements
from inspections.queries.progress import progress_verdicts


@public
def questions(request: HttpRequest, slug: str) -> HttpResponse:
    record = published_record()
    council = record.council_with(slug)
    if council is None:
        raise Http404(f"No council has the address “{slug}”.")
    params = read_params(request.GET.dict(), record.reach, record.regions)
    page = questions_of(record, council, params)
    return render(request, "dashboard/questions/page.html", {"page": page, "params": params})


def questions_of(record: Record, council: Council, params: Params) -> QuestionsPage:
    """Seven queries; none where the record has no report of the council in its words."""
    if not any(inspection.origin == "report" for inspection in record.by_council.get(council.pk, ())):
        return questions_page(record, council, CouncilWords(CouncilLineage(council.pk, (), (), {}), {}, {}), params)
    held = CouncilWords(council_lineage(council.pk), progress_verdicts(council.pk), printed_judgements(council.pk))
    return questions_page(record, council, held, params)
