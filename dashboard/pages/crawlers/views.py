"""robots.txt and the site map."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse

from dashboard.counting.record import Record
from dashboard.shared.links import council_address, inspection_address
from dashboard.shared.record_cache import published_record
from dashboard.web.http_cache import revalidated_by_record

PAGES: Final = (
    "national", "newest", "distribution", "councils", "compare", "movement", "recommendations", "method", "glossary",
    "data", "corrections", "accessibility",
)  # fmt: skip
"""The pages that stand by themselves; every date, filter and order of them is another address of the same."""

_KEPT_OUT: Final = ("/*?", "/*.csv", "/*.xlsx", "/*.docx", "/admin/", "/find/", "/reports/", "/sign-in/", "/gallery/")
"""Addresses without end, files that search engines cannot show, and pages for those who sign in."""


@revalidated_by_record
def robots(request: HttpRequest) -> HttpResponse:
    """Of a page with its choices there are more addresses than anybody can read: only plain ones are for crawlers."""
    lines = ["User-agent: *", f"Allow: {reverse('dashboard:card')}", *(f"Disallow: {path}" for path in _KEPT_OUT)]
    lines += ["", f"Sitemap: {request.build_absolute_uri(reverse('dashboard:sitemap'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@revalidated_by_record
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every page, council and inspection once, without any choice."""
    places = [request.build_absolute_uri(address) for address in _addresses(published_record())]
    text = render_to_string("dashboard/crawlers/sitemap.html", {"places": places})
    return HttpResponse(text, content_type="application/xml; charset=utf-8")


def _addresses(record: Record) -> list[str]:
    return [
        *(reverse(f"dashboard:{name}") for name in PAGES),
        *(council_address(council.slug) for council in record.councils),
        *(inspection_address(inspection.pk) for inspection in record.inspections),
    ]
