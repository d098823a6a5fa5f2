"""The gallery, on which those who are signed in can see and try every component."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dashboard.pages.gallery.components import gallery_context
from inspections.people.gate import needs
from inspections.people.rights import Right


@needs(Right.SEE)
def gallery(request: HttpRequest) -> HttpResponse:
    return render(request, "dashboard/gallery/page.html", gallery_context())
