"""A chart alone for the pages of others, and the picture of a card."""

from typing import cast
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csp import csp_override

from dashboard.pages.sharing.card import card_picture
from dashboard.pages.sharing.shown_page import ShownFigure, ShownPage, shown_page
from dashboard.shared.record_cache import cache_of_this_record
from dashboard.web.embedding import FIGURE, card_of_chart
from dashboard.web.fonts import can_write
from dashboard.web.http_cache import revalidated_by_record
from dashboard.web.page_cache import LONGEST_ADDRESS
from inspections.lasting_addresses import lasting_origin
from inspections.people.gate import public

FRAMED_ANYWHERE = cast("dict[str, list[str]]", {**settings.SECURE_CSP, "frame-ancestors": ["*"]})
MOST_CARDS = 64
"""The most cards that a process keeps until the record changes; each is about 60 kB."""


@public
@xframe_options_exempt
@csp_override(FRAMED_ANYWHERE)
def embed(request: HttpRequest, name: str) -> HttpResponse:
    """One chart with its title, source and numbers. No cookie is read or set: the page of another site shows it."""
    page = shown_page(request)
    figure = _figure_named(page, name)
    context = {
        "figure": figure,
        "notes": page.notes,
        "page_address": page.address,
        "page_heading": page.heading,
        "address": request.build_absolute_uri(),
        "heading": f"{page.heading}: {figure.title}",
        "card": card_of_chart(request, name),
        "card_alt": f"{figure.title}. {figure.subtitle}" if figure.is_map else "",
    }
    # Without the request: no context processor looks for an account.
    return HttpResponse(render_to_string("dashboard/sharing/embed.html", context))


@revalidated_by_record
def card(request: HttpRequest) -> HttpResponse:
    """The picture for a card of a shared page, 1200 by 630: with its first chart, or the one that is named."""
    if not can_write():
        raise Http404("There is no font on this machine to draw a card with.")
    # A card is kept and has the host on it: never one that somebody wrote into a header.
    origin = lasting_origin(request)
    kept, key = cache_of_this_record(), ("card", origin, request.get_full_path())
    picture = kept.get(key)
    if picture is None:
        page, name = shown_page(request), request.GET.get(FIGURE)
        figure = _figure_named(page, name) if name else next(iter(page.figures), None)
        picture = card_picture(page, figure, urlsplit(origin).netloc)
        held = [each for each in kept if isinstance(each, tuple) and each[0] == "card"]
        if len(request.get_full_path()) <= LONGEST_ADDRESS and len(held) < MOST_CARDS:
            kept[key] = picture
    return HttpResponse(picture, content_type="image/png")


def _figure_named(page: ShownPage, name: str) -> ShownFigure:
    figure = next((each for each in page.figures if each.name == name), None)
    if figure is None:
        raise Http404("This page has no such chart.")
    return figure
