"""The method page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dashboard.pages.method.page import method_page
from dashboard.shared.record_cache import published_record
from inspections.people.gate import public
from inspections.queries.revisions import revisions

REVISIONS_SHOWN = 30
"""The page lists only the latest revisions."""


@public
def method(request: HttpRequest) -> HttpResponse:
    page = method_page(published_record(), revisions(REVISIONS_SHOWN))
    return render(request, "dashboard/method/page.html", {"page": page})
