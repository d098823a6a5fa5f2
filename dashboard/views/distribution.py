"""The national tables as committees print them, and the same numbers as CSV."""

import tempfile
from typing import IO

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate

from dashboard.exports import dated, distribution_sheet, trend_sheet
from dashboard.exports_distribution import distribution_file, write_distribution
from dashboard.pages.distribution import count, distribution_page, headline_of
from dashboard.pages.filters import distribution_filters
from dashboard.pages.frame import divisions_of
from dashboard.pages.grouped import group_sheet
from dashboard.pages.trends import trend_points
from dashboard.params import DistributionParams, read_distribution
from dashboard.positions.record import Record
from dashboard.positions.scope import Scope, scopes
from dashboard.queries import the_record
from dashboard.sheets import csv_response
from dashboard.workbooks import XLSX


def distribution(request: HttpRequest) -> HttpResponse:
    record = the_record()
    params, known = _params(request, record)
    if request.GET.get("format") == "csv":
        return csv_response(distribution_sheet(count(record, params), params))
    context = {
        "page": distribution_page(record, params),
        "filters": distribution_filters(params, known, divisions_of(record)),
        "params": params,
    }
    return render(request, "dashboard/distribution.html", context)


def distribution_csv(request: HttpRequest) -> HttpResponse:
    record = the_record()
    params, _ = _params(request, record)
    return csv_response(distribution_sheet(count(record, params), params))


def distribution_xlsx(request: HttpRequest) -> HttpResponseBase:
    """The tables as the page prints them, a sheet for each."""
    record = the_record()
    params, known = _params(request, record)
    file: IO[bytes] = tempfile.SpooledTemporaryFile()  # noqa: SIM115  (the response closes it)
    link = distribution_filters(params, known, divisions_of(record)).link
    address = request.build_absolute_uri(reverse("dashboard:distribution") + link)
    write_distribution(file, distribution_page(record, params), params, address)
    file.seek(0)
    return FileResponse(file, filename=distribution_file(params), as_attachment=True, content_type=XLSX)


def regions_csv(request: HttpRequest) -> HttpResponse:
    """The chosen judgement: one row a region."""
    return _groups(request, "by-region")


def types_csv(request: HttpRequest) -> HttpResponse:
    """The chosen judgement: one row a type of council."""
    return _groups(request, "by-type")


def _groups(request: HttpRequest, name: str) -> HttpResponse:
    record = the_record()
    params, _ = _params(request, record)
    counted = count(record, params)
    sheet = group_sheet(record, counted.units_of, params, params.area or headline_of(counted).area, name)
    return csv_response(dated(sheet, params.when))


def trend_csv(request: HttpRequest) -> HttpResponse:
    """The series at each 31 March; only the headings where nothing was judged."""
    record = the_record()
    params, _ = _params(request, record)
    return csv_response(trend_sheet(trend_points(record, params), params))


def _params(request: HttpRequest, record: Record) -> tuple[DistributionParams, tuple[Scope, ...]]:
    known = scopes({inspection.framework for inspection in record.inspections})
    return read_distribution(request.GET.dict(), localdate(), divisions_of(record), known), known
