"""The list of councils, and the search for one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from authorities.queries import search_authorities
from dashboard.counting.record import Record
from dashboard.files.table import TableExport
from dashboard.pages.councils.page import councils_page, suggestions
from dashboard.pages.councils.params import CouncilsParams, read_councils
from dashboard.pages.councils.tables import list_export
from dashboard.shared.links import council_address
from dashboard.shared.record_cache import published_record
from dashboard.web.page_cache import kept_with_the_record
from inspections.people.gate import public

MOST_SUGGESTED, MOST_LISTED = 8, 200


@kept_with_the_record
def councils(request: HttpRequest) -> HttpResponse:
    record, params = _record_and_params(request)
    context = {"page": councils_page(record, params, _matches(params)), "params": params}
    return render(request, "dashboard/councils/page.html", context)


def council_list(request: HttpRequest) -> TableExport:
    """One row per council, filtered and sorted as on the page."""
    record, params = _record_and_params(request)
    return list_export(record, params, _matches(params))


@public
def find(request: HttpRequest) -> HttpResponse:
    """Suggestions for htmx while a name is typed; otherwise a redirect to the one match, or to the list."""
    record, params = _record_and_params(request)
    found = [authority.pk for authority in search_authorities(params.q, limit=MOST_SUGGESTED)]
    if request.htmx:  # type: ignore[attr-defined]
        context = {"found": suggestions(record, found, params), "q": params.q}
        return render(request, "components/councils_found.html", context)
    if len(found) == 1:
        return redirect(council_address(record.by_pk[found[0]].slug, params.when_query))
    return redirect(reverse("dashboard:councils") + params.address())


def _matches(params: CouncilsParams) -> list[int] | None:
    """The primary keys of the councils that match the search, best first; None without a search."""
    return [authority.pk for authority in search_authorities(params.q, limit=MOST_LISTED)] if params.q else None


def _record_and_params(request: HttpRequest) -> tuple[Record, CouncilsParams]:
    record = published_record()
    return record, read_councils(request.GET.dict(), record.reach, record.regions)
