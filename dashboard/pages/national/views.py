"""The national page, and its numbers as files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dashboard.counting.areas import own_areas
from dashboard.counting.population import Population, population_of
from dashboard.files.table import TableExport
from dashboard.pages.national.page import national_page
from dashboard.pages.national.params import NationalParams, read_national
from dashboard.pages.national.tables import (
    inadequate_export,
    latest_export,
    longest_export,
    map_export,
    moved_export,
    profile_export,
)
from dashboard.shared.record_cache import published_record
from dashboard.web.page_cache import kept_with_the_record


@kept_with_the_record
def national(request: HttpRequest) -> HttpResponse:
    population, params = _population_and_params(request)
    context = {"page": national_page(population, params), "params": params}
    return render(request, "dashboard/national/page.html", context)


def profile(request: HttpRequest) -> TableExport:
    return profile_export(*_population_and_params(request))


def every_council(request: HttpRequest) -> TableExport:
    return map_export(*_population_and_params(request))


def any_inadequate(request: HttpRequest) -> TableExport:
    return inadequate_export(*_population_and_params(request))


def longest_since(request: HttpRequest) -> TableExport:
    return longest_export(*_population_and_params(request))


def moved(request: HttpRequest) -> TableExport:
    return moved_export(*_population_and_params(request))


def reports(request: HttpRequest) -> TableExport:
    return latest_export(*_population_and_params(request))


def _population_and_params(request: HttpRequest) -> tuple[Population, NationalParams]:
    record = published_record()
    params = read_national(request.GET.dict(), record.reach, record.regions, own_areas())
    return population_of(record, params.when.as_at, params.region), params
