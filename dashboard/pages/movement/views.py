"""The movement page, and the same numbers as files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dashboard.counting.population import Population, population_of
from dashboard.files.table import TableExport
from dashboard.pages.movement.page import movement_page
from dashboard.pages.movement.params import MovementParams, read_movement
from dashboard.pages.movement.tables import counts_export, leaving_export, spells_export, steps_export
from dashboard.shared.record_cache import published_record
from dashboard.web.page_cache import kept_with_the_record


@kept_with_the_record
def movement(request: HttpRequest) -> HttpResponse:
    population, params = _population_and_params(request)
    context = {"page": movement_page(population, params), "params": params}
    return render(request, "dashboard/movement/page.html", context)


def steps(request: HttpRequest) -> TableExport:
    return steps_export(*_population_and_params(request))


def counts(request: HttpRequest) -> TableExport:
    return counts_export(*_population_and_params(request))


def spells(request: HttpRequest) -> TableExport:
    return spells_export(*_population_and_params(request))


def leaving(request: HttpRequest) -> TableExport:
    return leaving_export(*_population_and_params(request))


def _population_and_params(request: HttpRequest) -> tuple[Population, MovementParams]:
    record = published_record()
    params = read_movement(request.GET.dict(), record.reach, record.regions)
    return population_of(record, params.when.as_at, params.region), params
