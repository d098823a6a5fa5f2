"""New reports since a day, and the same as files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from dashboard.exporting.export import Export
from dashboard.exporting.newest import newest_export
from dashboard.pages.frame import regions_of
from dashboard.pages.newest import newest_page
from dashboard.params_newest import NewestParams, read_newest
from dashboard.positions.record import Record
from dashboard.queries import the_record
from dashboard.views.kept import kept_with_the_record


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
