"""Corrections to the published record, and the same as files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dashboard.counting.record import Record
from dashboard.files.table import TableExport
from dashboard.pages.corrections.page import corrections_page
from dashboard.pages.corrections.params import CorrectionsParams, read_corrections
from dashboard.pages.corrections.tables import corrections_export
from dashboard.shared.record_cache import published_record
from inspections.people.gate import public


@public
def corrections(request: HttpRequest) -> HttpResponse:
    record, params = _asked(request)
    page, params = corrections_page(record, params)
    return render(request, "dashboard/corrections/page.html", {"page": page, "params": params})


def table(request: HttpRequest) -> TableExport:
    return corrections_export(_asked(request)[1])


def _asked(request: HttpRequest) -> tuple[Record, CorrectionsParams]:
    record = published_record()
    return record, read_corrections(request.GET.dict(), record)
