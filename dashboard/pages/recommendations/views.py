"""The recommendations page, and its tables as files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from authorities.queries import region_names
from dashboard.files.table import TableExport
from dashboard.pages.recommendations.page import recommendations_page
from dashboard.pages.recommendations.params import SearchParams, read_search
from dashboard.pages.recommendations.tables import passages_export, themes_export
from dashboard.shared.record_cache import published_record
from inspections.people.gate import public


@public
def recommendations(request: HttpRequest) -> HttpResponse:
    params = _params(request)
    context = {"page": recommendations_page(params), "params": params}
    return render(request, "dashboard/recommendations/page.html", context)


def passages(request: HttpRequest) -> TableExport:
    """Every passage found, newest first."""
    return passages_export(_params(request))


def themes(request: HttpRequest) -> TableExport:
    """One row per theme and year."""
    return themes_export(_params(request))


def _params(request: HttpRequest) -> SearchParams:
    return read_search(request.GET.dict(), published_record(), region_names())
