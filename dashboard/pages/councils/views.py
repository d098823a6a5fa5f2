"""The list of councils."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from authorities.finding.finder import find_councils
from dashboard.counting.record import Record
from dashboard.files.table import TableExport
from dashboard.pages.councils.page import councils_page
from dashboard.pages.councils.params import CouncilsParams, read_councils
from dashboard.pages.councils.tables import list_export
from dashboard.shared.record_cache import published_record
from dashboard.web.page_cache import kept_with_the_record


@kept_with_the_record
def councils(request: HttpRequest) -> HttpResponse:
    record, params = _record_and_params(request)
    context = {"page": councils_page(record, params, _matches(params)), "params": params}
    return render(request, "dashboard/councils/page.html", context)


def council_list(request: HttpRequest) -> TableExport:
    """One row per council, filtered and sorted as on the page."""
    record, params = _record_and_params(request)
    return list_export(record, params, _matches(params))


def _matches(params: CouncilsParams) -> list[int] | None:
    """The primary keys of the councils that are called so, best first; None without a search."""
    if not params.q:
        return None
    found = find_councils(params.q)
    return [] if found.guessed else [authority.pk for authority in found.councils]


def _record_and_params(request: HttpRequest) -> tuple[Record, CouncilsParams]:
    record = published_record()
    return record, read_councils(request.GET.dict(), record.reach, record.regions)
