"""The national tables as committees print them, and the same numbers as CSV."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from dashboard.exports import distribution_sheet, trend_sheet
from dashboard.pages.distribution import count, distribution_page
from dashboard.pages.filters import distribution_filters
from dashboard.pages.frame import regions_of
from dashboard.pages.trends import trend_points
from dashboard.params import DistributionParams, read_distribution
from dashboard.positions.record import Record
from dashboard.positions.scope import Scope, scopes
from dashboard.queries import the_record
from dashboard.sheets import csv_response


def distribution(request: HttpRequest) -> HttpResponse:
    record = the_record()
    params, known = _params(request, record)
    if request.GET.get("format") == "csv":
        return csv_response(distribution_sheet(count(record, params), params))
    context = {
        "page": distribution_page(record, params),
        "filters": distribution_filters(params, known, regions_of(record)),
        "params": params,
    }
    return render(request, "dashboard/distribution.html", context)


def distribution_csv(request: HttpRequest) -> HttpResponse:
    record = the_record()
    params, _ = _params(request, record)
    return csv_response(distribution_sheet(count(record, params), params))


def trend_csv(request: HttpRequest) -> HttpResponse:
    """The series at each 31 March; only the headings where nothing was judged."""
    record = the_record()
    params, _ = _params(request, record)
    return csv_response(trend_sheet(trend_points(record, params), params))


def _params(request: HttpRequest, record: Record) -> tuple[DistributionParams, tuple[Scope, ...]]:
    known = scopes({inspection.framework for inspection in record.inspections})
    return read_distribution(request.GET.dict(), localdate(), regions_of(record), known), known
