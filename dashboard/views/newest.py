"""New reports since a day, and the same as CSV."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from dashboard.pages.frame import regions_of
from dashboard.pages.newest import arrivals_of, newest_page, newest_sheet
from dashboard.params_newest import NewestParams, read_newest
from dashboard.positions.record import Record
from dashboard.queries import the_record
from dashboard.sheets import csv_response


def newest(request: HttpRequest) -> HttpResponse:
    record = the_record()
    params = _params(request, record)
    return render(request, "dashboard/newest.html", {"page": newest_page(record, params), "params": params})


def newest_csv(request: HttpRequest) -> HttpResponse:
    """One row a report, letter or visit."""
    record = the_record()
    params = _params(request, record)
    return csv_response(newest_sheet(arrivals_of(record, params), params))


def _params(request: HttpRequest, record: Record) -> NewestParams:
    return read_newest(request.GET.dict(), localdate(), regions_of(record))
