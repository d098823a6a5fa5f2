"""Searching what inspectors recommend and write; what is found, and the themes by year, as CSV."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from authorities.queries import regions
from dashboard.pages.recommendations import recommendations_page
from dashboard.pages.themes import Themes, themes_sheet
from dashboard.passages import PASSAGE_HEADER, passage_rows
from dashboard.search_params import SearchParams, read_search
from dashboard.sheets import csv_response, csv_stream
from inspections.queries import passages


def recommendations(request: HttpRequest) -> HttpResponse:
    params = _params(request)
    context = {"page": recommendations_page(params), "params": params}
    return render(request, "dashboard/recommendations.html", context)


def recommendations_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Every passage found, newest first."""
    found = passages.every(_params(request).search)
    return csv_stream("recommendations.csv", PASSAGE_HEADER, passage_rows(found))


def themes_csv(request: HttpRequest) -> HttpResponse:
    """One row a theme and year."""
    return csv_response(themes_sheet(Themes(*passages.themes_by_year(_params(request).search))))


def _params(request: HttpRequest) -> SearchParams:
    return read_search(request.GET.dict(), localdate(), regions())
