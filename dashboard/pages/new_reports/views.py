"""The page of new reports, and the same as files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dashboard.counting.record import Record
from dashboard.files.table import TableExport
from dashboard.pages.new_reports.page import new_reports_page
from dashboard.pages.new_reports.params import NewReportsParams, read_new_reports
from dashboard.pages.new_reports.tables import new_reports_export
from dashboard.shared.record_cache import published_record
from dashboard.web.page_cache import kept_with_the_record


@kept_with_the_record
def new_reports(request: HttpRequest) -> HttpResponse:
    record = published_record()
    params = _params(request, record)
    return render(
        request, "dashboard/new_reports/page.html", {"page": new_reports_page(record, params), "params": params}
    )


def reports(request: HttpRequest) -> TableExport:
    """One row per report, letter or visit."""
    record = published_record()
    return new_reports_export(record, _params(request, record))


def _params(request: HttpRequest, record: Record) -> NewReportsParams:
    return read_new_reports(request.GET.dict(), record.reach, record.regions)
