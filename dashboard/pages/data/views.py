"""What the record covers, and everything published as files."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render

from dashboard.files.xlsx import XLSX
from dashboard.open_data.files import write_json, write_workbook
from dashboard.open_data.package import PACKAGE_NAME, data_package
from dashboard.open_data.rows import table_rows
from dashboard.open_data.tables import TABLES
from dashboard.pages.data.page import data_page
from dashboard.shared.record_cache import published_record
from dashboard.web.http_cache import revalidated_by_record
from dashboard.web.whole_files import whole_csv, whole_file
from inspections.lasting_addresses import lasting_addresses
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
    """One table as CSV in UTF-8."""
    if name not in TABLES:
        raise Http404(f"There is no table “{name}”.")
    whole = lasting_addresses(request)
    return whole_csv(request, f"{name}.csv", TABLES[name].header, lambda: table_rows(name, whole))


@revalidated_by_record
def workbook(request: HttpRequest) -> HttpResponseBase:
    whole = lasting_addresses(request)
    return whole_file(request, f"{PACKAGE_NAME}.xlsx", XLSX, lambda file: write_workbook(file, record_version(), whole))


@revalidated_by_record
def document(request: HttpRequest) -> HttpResponseBase:
    """Every table in one JSON document."""
    whole = lasting_addresses(request)
    return whole_file(
        request, f"{PACKAGE_NAME}.json", "application/json", lambda file: write_json(file, record_version(), whole)
    )


@revalidated_by_record
def package(request: HttpRequest) -> HttpResponseBase:
    return JsonResponse(data_package(record_version()), json_dumps_params={"indent": 2, "ensure_ascii": False})
