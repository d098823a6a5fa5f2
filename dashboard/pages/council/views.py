"""The page of a council, and its tables as files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from dashboard.files.table import TableBook, TableExport
from dashboard.pages.council.dossier import CouncilDossier, load_dossier
from dashboard.pages.council.followed import followed_reports
from dashboard.pages.council.inadequate_spells import spell_sections
from dashboard.pages.council.named_events import events_not_on_record
from dashboard.pages.council.tables import (
    council_book,
    council_profile_export,
    peers_export,
    recommendations_export,
    timeline_export,
)
from dashboard.pages.council.unusual import unusual
from dashboard.shared.params import read_params
from dashboard.shared.record_cache import published_record
from inspections.people.gate import public


@public
def council(request: HttpRequest, slug: str) -> HttpResponse:
    dossier = dossier_of_request(request, slug)
    context = {
        "page": dossier.page,
        "unusual": unusual(dossier),
        "recommendations": dossier.recommendations,
        "outcomes": dossier.outcomes,
        "asked": dossier.asked,
        "recurring_themes": dossier.recurring_themes,
        "spells": spell_sections(dossier.record, dossier.council, dossier.params),
        "delivery_bodies": dossier.delivery_bodies,
        "named": events_not_on_record(dossier.record, dossier.council, dossier.params.when.date),
        "followed": followed_reports(dossier),
        "params": dossier.params,
    }
    return render(request, "dashboard/council/page.html", context)


def timeline(request: HttpRequest, slug: str) -> TableExport:
    return timeline_export(dossier_of_request(request, slug))


def profile(request: HttpRequest, slug: str) -> TableExport:
    return council_profile_export(dossier_of_request(request, slug))


def recommendations(request: HttpRequest, slug: str) -> TableExport:
    return recommendations_export(dossier_of_request(request, slug))


def peers(request: HttpRequest, slug: str) -> TableExport:
    return peers_export(dossier_of_request(request, slug))


def book(request: HttpRequest, slug: str) -> TableBook:
    """All tables of the council in one workbook."""
    return council_book(dossier_of_request(request, slug))


def dossier_of_request(request: HttpRequest, slug: str) -> CouncilDossier:
    """The dossier of the council with the slug, as at the request's date. Raises Http404 if there is none."""
    record = published_record()
    found = record.council_with(slug)
    if found is None:
        raise Http404(f"No council has the address “{slug}”.")
    return load_dossier(record, found, read_params(request.GET.dict(), record.reach, record.regions))
