"""The national picture, and its numbers as CSV."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from dashboard.exports import dated, map_sheet
from dashboard.pages.frame import regions_of
from dashboard.pages.national import national_page, national_positions
from dashboard.pages.profile import profile_figure, profile_of
from dashboard.pages.since import since_of
from dashboard.params import NationalParams, read_national
from dashboard.positions.record import Record
from dashboard.positions.scope import CURRENT_AREAS
from dashboard.queries import the_record
from dashboard.sheets import csv_response


def national(request: HttpRequest) -> HttpResponse:
    record = the_record()
    params = _params(request, record)
    context = {"page": national_page(record, params), "params": params}
    return render(request, "dashboard/national.html", context)


def national_csv(request: HttpRequest) -> HttpResponse:
    """The profile: one row a judgement, with the counts of an earlier date where one is chosen."""
    record = the_record()
    params = _params(request, record)
    positions = national_positions(record, params)
    profile = profile_of(positions, params.when.date)
    since = since_of(record, positions, profile.tallies, params)
    return csv_response(dated(profile_figure(profile, params, since).sheet, params.when))


def map_csv(request: HttpRequest) -> HttpResponse:
    """One row a council with all its judgements."""
    record = the_record()
    params = _params(request, record)
    return csv_response(map_sheet(national_positions(record, params), CURRENT_AREAS, params.when))


def _params(request: HttpRequest, record: Record) -> NationalParams:
    areas = [area for area in CURRENT_AREAS if area != "lscb"]
    return read_national(request.GET.dict(), localdate(), regions_of(record), areas)
