"""The list of councils, finding one by typing, and the page of each."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from authorities.queries import search
from dashboard.committee_paper.paper import committee_paper
from dashboard.committee_paper.writing import DOCX, write_paper
from dashboard.counting.record import Council, Record
from dashboard.files.table import TableBook, TableExport
from dashboard.pages.council.dossier import CouncilDossier, load_dossier
from dashboard.pages.council.inadequate_spells import spell_section
from dashboard.pages.council.tables import (
    council_book,
    peers_export,
    profile_export,
    recommendations_export,
    timeline_export,
)
from dashboard.pages.councils.page import councils_page, suggestions
from dashboard.pages.councils.tables import list_export
from dashboard.shared.as_at_bar import region_names
from dashboard.shared.clock import today
from dashboard.shared.links import council_address
from dashboard.shared.params import CouncilsParams, Params, read_councils, read_params
from dashboard.shared.record_cache import the_record
from dashboard.web.downloads import attachment
from dashboard.web.http_cache import of_the_day
from dashboard.web.page_cache import kept_with_the_record

SUGGESTED, LISTED = 8, 200


@kept_with_the_record
def councils(request: HttpRequest) -> HttpResponse:
    record = the_record()
    params = _params(request, record)
    context = {"page": councils_page(record, params, _typed(params)), "params": params}
    return render(request, "dashboard/councils/page.html", context)


def find(request: HttpRequest) -> HttpResponse:
    """Suggestions while a person types; without JavaScript the form leads on to the council, or to the list."""
    record = the_record()
    params = _params(request, record)
    found = [authority.pk for authority in search(params.q, limit=SUGGESTED)]
    if request.htmx:  # type: ignore[attr-defined]
        context = {"found": suggestions(record, found, params), "q": params.q}
        return render(request, "dashboard/national/page.html#suggestions", context)
    if len(found) == 1:
        return redirect(council_address(record.by_pk[found[0]].slug, params.when_query))
    return redirect(reverse("dashboard:councils") + params.address())


def listed(request: HttpRequest) -> TableExport:
    """The list as it is filtered and sorted: one row a council."""
    record = the_record()
    params = _params(request, record)
    return list_export(record, params, _typed(params))


def council(request: HttpRequest, slug: str) -> HttpResponse:
    known = _known(request, slug)
    context = {
        "page": known.page,
        "improve": known.improve,
        "since": known.since,
        "told": known.told,
        "chained": spell_section(known.record, known.council, known.params),
        "bodies": known.bodies,
        "params": known.params,
    }
    return render(request, "dashboard/council/page.html", context)


def timeline(request: HttpRequest, slug: str) -> TableExport:
    """The council's timeline: one row a judgement."""
    return timeline_export(_known(request, slug))


def profile(request: HttpRequest, slug: str) -> TableExport:
    """Where it stands: one row a judgement."""
    return profile_export(_known(request, slug))


def told(request: HttpRequest, slug: str) -> TableExport:
    """What it was told: one row a recommendation."""
    return recommendations_export(_known(request, slug))


def against(request: HttpRequest, slug: str) -> TableExport:
    """Who stands beside it: one row a judgement and group."""
    return peers_export(_known(request, slug))


def book(request: HttpRequest, slug: str) -> TableBook:
    """All of these in one workbook."""
    return council_book(_known(request, slug))


@of_the_day
def paper(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The committee paper, as a Word document."""
    known = _known(request, slug)
    made, date = committee_paper(known, request.build_absolute_uri), known.params.when.date
    stem = f"{known.council.slug}-committee-paper-{date}"
    return attachment(lambda file: write_paper(file, made, date), stem, "docx", DOCX)


def _known(request: HttpRequest, slug: str) -> CouncilDossier:
    record = the_record()
    return load_dossier(record, _council(record, slug), _plain(request, record))


def _typed(params: CouncilsParams) -> list[int] | None:
    """The councils that the words lead to, best first; None where nothing was typed."""
    return [authority.pk for authority in search(params.q, limit=LISTED)] if params.q else None


def _council(record: Record, slug: str) -> Council:
    found = record.council_with(slug)
    if found is None:
        raise Http404(f"No council has the address “{slug}”.")
    return found


def _params(request: HttpRequest, record: Record) -> CouncilsParams:
    return read_councils(request.GET.dict(), today(), region_names(record))


def _plain(request: HttpRequest, record: Record) -> Params:
    return read_params(request.GET.dict(), today(), region_names(record))
