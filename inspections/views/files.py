"""The bytes of a report and pictures of its pages: for everybody once it is published, before that for
those who see the queue."""

from __future__ import annotations

import logging

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from inspections.intake import store
from inspections.intake.reader_process import page_picture
from inspections.models import Report
from inspections.people.gate import public
from inspections.people.rights import Right, may
from inspections.queries.reports import report_without_reading
from inspections.queries.soundness import Trouble, file_trouble

_log = logging.getLogger(__name__)
_SECONDS = 600
"""A report may be withdrawn: no browser keeps its pages for longer than this."""


@public
@require_safe
def page_image(request: HttpRequest, pk: int, page: int) -> HttpResponseBase:
    """A page as a PNG picture; 404 where the file has no such page or cannot be drawn."""
    report = _visible(request, pk)
    if not 1 <= page <= (report.pages or 1):
        raise Http404
    trouble = file_trouble(report)
    if trouble:
        return _not_as_it_was(request, report, trouble)
    picture = page_picture(report.sha256, page)
    if picture is None:
        raise Http404
    return _kept(FileResponse(picture.open("rb"), content_type="image/png"))


@public
@require_safe
def report_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file as it was uploaded."""
    report = _visible(request, pk)
    trouble = file_trouble(report)
    if trouble:
        return _not_as_it_was(request, report, trouble)
    file, name = store.open_stored(report.sha256), _pdf_name(report.name)
    response = FileResponse(file, content_type="application/pdf", filename=name, as_attachment=True)
    # A PDF can hold scripts: no browser opens it as a page of this site, and where one does, it has no rights.
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return _kept(response)


def _not_as_it_was(request: HttpRequest, report: Report, trouble: Trouble) -> HttpResponse:
    """Says that the file is lost rather than that there is no such page, and tells the operator which."""
    _log.error(trouble.said)
    return render(request, "inspections/lost_file.html", {"report": report}, status=404)


def _visible(request: HttpRequest, pk: int) -> Report:
    report = report_without_reading(pk)
    if report is None or not (report.state == Report.State.PUBLISHED or may(request.user, Right.SEE)):
        raise Http404
    return report


def _pdf_name(name: str) -> str:
    return name if name.lower().endswith(".pdf") else f"{name}.pdf"


def _kept(response: FileResponse) -> FileResponse:
    response["Cache-Control"] = f"private, max-age={_SECONDS}"
    response["X-Content-Type-Options"] = "nosniff"
    return response
