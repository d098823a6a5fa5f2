"""The accessibility statement."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from inspections.people.gate import public


@public
def accessibility(request: HttpRequest) -> HttpResponse:
    contact = settings.ACCESSIBILITY_CONTACT
    context = {"contact": contact, "mail": "@" in contact and " " not in contact}
    return render(request, "dashboard/accessibility/page.html", context)
