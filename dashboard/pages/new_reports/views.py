"""New reports since a day, and the same as files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from dashboard.counting.record import Record
from dashboard.files.table import Export
from dashboard.pages.new_reports.page import newest_page
from dashboard.pages.new_reports.params import NewestParams, read_newest
from dashboard.pages.new_reports.tables import newest_export
from dashboard.shared.as_at_bar import regions_of
from dashboard.shared.record_cache import the_record
from dashboard.web.page_cache import kept_with_the_record


@kept_with_the_record
def newest(request: HttpRequest) -> HttpResponse:
    record = the_record()
    params = _params(request, record)
    return render(request, "dashboard/newest.html", {"page": newest_page(record, params), "params": params})


def reports(request: HttpRequest) -> Export:
    """One row a report, letter or visit."""
    record = the_record()
    return newest_export(record, _params(request, record))


def _params(request: HttpRequest, record: Record) -> NewestParams:
    return read_newest(request.GET.dict(), localdate(), regions_of(record))
