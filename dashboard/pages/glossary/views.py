"""The page of words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dashboard.pages.glossary.page import glossary_page
from dashboard.shared.record_cache import published_record
from dashboard.web.page_cache import kept_with_the_record


@kept_with_the_record
def glossary(request: HttpRequest) -> HttpResponse:
    return render(request, "dashboard/glossary/page.html", {"page": glossary_page(published_record().last_day)})
