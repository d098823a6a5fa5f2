"""How things are counted, and what was revised."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dashboard.pages.method.page import method_page
from dashboard.shared.clock import today
from dashboard.shared.record_cache import the_record
from inspections.queries.revisions import revisions

SHOWN = 30


def method(request: HttpRequest) -> HttpResponse:
    page = method_page(the_record(), revisions(SHOWN), today())
    return render(request, "dashboard/method/page.html", {"page": page})
