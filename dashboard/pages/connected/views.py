"""The record in other programs: the page that says how, the calendar, and the table in long form."""

from __future__ import annotations

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from dashboard.open_data.position_rows import FIELDS
from dashboard.pages.connected.calendar import visits_calendar
from dashboard.pages.connected.long_form import HEADER, long_rows, write_typed_rows
from dashboard.shared.record_cache import published_record
from dashboard.web.http_cache import revalidated_by_record
from dashboard.web.whole_files import whole_csv, whole_file
from inspections.queries.record_version import record_version

_QUERY: Final = """let
    Source = Json.Document(Web.Contents("{}")),
    Rows = Table.FromRecords(Source[rows])
in
    Table.TransformColumnTypes(Rows, {{
        {}
    }})"""
"""A query of Power BI, with the address of the table, and the type of each column."""
_TYPES: Final = {"string": "type text", "integer": "Int64.Type", "date": "type date"}


def power_query(address: str) -> str:
    """What is pasted into Power BI."""
    types = ",\n        ".join(f'{{"{each.name}", {_TYPES[each.type]}}}' for each in FIELDS)
    return _QUERY.format(address, types)


@revalidated_by_record
def connected(request: HttpRequest) -> HttpResponse:
    """Which addresses there are, and how a program is connected to them."""
    whole = request.build_absolute_uri
    context = {
        "regions": [("", "England", True), *((name, name, False) for name in published_record().regions)],
        "calendar": whole(reverse("dashboard:visits")),
        "query": power_query(whole(reverse("dashboard:typed_positions_by_year"))),
        "fields": FIELDS,
    }
    return render(request, "dashboard/connected/page.html", context)


@revalidated_by_record
def visits(request: HttpRequest) -> HttpResponse:
    """The calendar of a region, or of England."""
    record, region = published_record(), request.GET.get("region", "")
    if region and region not in record.regions:
        raise Http404(f"There is no region “{region[:80]}”.")
    made = visits_calendar(record, region, record_version().changed, request.build_absolute_uri)
    response = HttpResponse(made, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="visits.ics"'
    return response


@revalidated_by_record
def long_csv(request: HttpRequest) -> HttpResponseBase:
    return whole_csv(request, "positions-by-year.csv", HEADER, lambda: long_rows(published_record()))


@revalidated_by_record
def long_json(request: HttpRequest) -> HttpResponseBase:
    """The columns with their types, and the rows as objects: numbers are numbers, and what is absent is null."""
    name = "positions-by-year.json"
    return whole_file(request, name, "application/json", write_typed_rows, as_attachment=False)
