"""The national picture, and its numbers as files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dashboard.counting.position import Position
from dashboard.counting.record import Record
from dashboard.counting.scope import CURRENT_AREAS
from dashboard.files.table import TableExport
from dashboard.pages.national.page import national_page, national_positions
from dashboard.pages.national.tables import (
    inadequate_export,
    latest_export,
    longest_export,
    map_export,
    moved_export,
    profile_export,
)
from dashboard.shared.as_at_bar import councils_within, region_names
from dashboard.shared.clock import today
from dashboard.shared.params import NationalParams, read_national
from dashboard.shared.record_cache import the_record
from dashboard.web.page_cache import kept_with_the_record


@kept_with_the_record
def national(request: HttpRequest) -> HttpResponse:
    record, params = _asked(request)
    context = {"page": national_page(record, params), "params": params}
    return render(request, "dashboard/national/page.html", context)


def profile(request: HttpRequest) -> TableExport:
    """A row for each judgement, with the counts of an earlier date where one is chosen."""
    record, params = _asked(request)
    return profile_export(record, national_positions(record, params), params)


def every_council(request: HttpRequest) -> TableExport:
    return map_export(*_positions(request))


def any_inadequate(request: HttpRequest) -> TableExport:
    return inadequate_export(*_positions(request))


def longest_since(request: HttpRequest) -> TableExport:
    return longest_export(*_positions(request))


def moved(request: HttpRequest) -> TableExport:
    record, params = _asked(request)
    return moved_export(record, national_positions(record, params), params)


def reports(request: HttpRequest) -> TableExport:
    record, params = _asked(request)
    return latest_export(record, councils_within(record, params.region), params)


def _positions(request: HttpRequest) -> tuple[list[Position], NationalParams]:
    record, params = _asked(request)
    return national_positions(record, params), params


def _asked(request: HttpRequest) -> tuple[Record, NationalParams]:
    record = the_record()
    areas = [area for area in CURRENT_AREAS if area != "lscb"]
    return record, read_national(request.GET.dict(), today(), region_names(record), areas)
