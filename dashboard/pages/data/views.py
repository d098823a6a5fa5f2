"""What the record covers, and everything published as files."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render

from dashboard.files.csv import csv_stream
from dashboard.files.xlsx import XLSX
from dashboard.open_data.files import open_whole_file, write_json, write_workbook
from dashboard.open_data.package import PACKAGE_NAME, data_package
from dashboard.open_data.rows import table_rows
from dashboard.open_data.tables import TABLES
from dashboard.pages.data.page import data_page
from dashboard.shared.record_cache import published_record
from dashboard.web.http_cache import revalidated_by_record
from inspections.people.gate import public
from inspections.queries.listed import unheld_reports
from inspections.queries.record import count_rows
from inspections.queries.record_version import record_version


@public
def data(request: HttpRequest) -> HttpResponse:
    page = data_page(published_record(), count_rows(), record_version(), unheld_reports())
    return render(request, "dashboard/data/page.html", {"page": page})


@revalidated_by_record
def table(request: HttpRequest, name: str) -> HttpResponseBase:
    """One table as CSV in UTF-8, streamed from the database."""
    if name not in TABLES:
        raise Http404(f"There is no table “{name}”.")
    return csv_stream(f"{name}.csv", TABLES[name].header, table_rows(name, request.build_absolute_uri), mark=False)


@revalidated_by_record
def workbook(request: HttpRequest) -> HttpResponseBase:
    return FileResponse(
        open_whole_file(write_workbook, request.build_absolute_uri),
        filename=f"{PACKAGE_NAME}.xlsx",
        as_attachment=True,
        content_type=XLSX,
    )


@revalidated_by_record
def document(request: HttpRequest) -> HttpResponseBase:
    """Every table in one JSON document."""
    return FileResponse(
        open_whole_file(write_json, request.build_absolute_uri),
        filename=f"{PACKAGE_NAME}.json",
        as_attachment=True,
        content_type="application/json",
    )


@revalidated_by_record
def package(request: HttpRequest) -> HttpResponseBase:
    return JsonResponse(data_package(record_version()), json_dumps_params={"indent": 2, "ensure_ascii": False})
