"""The accessibility statement."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from inspections.people.gate import public


@public
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "dashboard/accessibility/page.html")
