"""The gallery, on which every component can be seen and tried."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dashboard.pages.gallery.components import gallery_context
from dashboard.web.page_cache import kept_with_the_record


@kept_with_the_record
def gallery(request: HttpRequest) -> HttpResponse:
    return render(request, "dashboard/gallery/page.html", gallery_context())
