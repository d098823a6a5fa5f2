"""The page that a chart or a card is taken from, as any visitor gets it: nothing of who asks goes into it."""

import re
from dataclasses import dataclass
from html import unescape
from io import BytesIO

from django.contrib.auth.models import AnonymousUser
from django.core.handlers.wsgi import WSGIRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import Resolver404, get_script_prefix, resolve
from django.utils.html import strip_tags
from django_htmx.middleware import HtmxDetails

from dashboard.web.embedding import FIGURE, OF, WITH_CHARTS

_FIGURE = re.compile(r'<figure\s+class="figure"\s+id="([-\w]+)".*?</figure>', re.DOTALL)
_TITLE = re.compile(r'id="[-\w]+-title"[^>]*>(.*?)</h', re.DOTALL)
_DATA = re.compile(r"<script\b.*?</script>", re.DOTALL)
_SUBTITLE = re.compile(r'<p class="quiet" data-subtitle>(.*?)</p>', re.DOTALL)
_DRAWING = re.compile(r'<div class="drawing">(.*?)</div>', re.DOTALL)
_MAP = re.compile(r'<svg\s+data-drawing\s+data-marks\s+class="tilemap.*?</svg>', re.DOTALL)
_KEY = re.compile(r"<ul\b[^>]*\bdata-key>.*?</ul>", re.DOTALL)
_MARK = re.compile(r'<span class="mark mark-([-\w]+)"[^>]*>(.*?)</span>(.*?)</span>', re.DOTALL)
_NOTE = re.compile(r"<div\b[^>]*\bdata-address-note>.*?</div>", re.DOTALL)
_HEADING = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
_KEPT = ("HTTP_HOST", "SERVER_NAME", "SERVER_PORT", "HTTP_X_FORWARDED_PROTO", "SCRIPT_NAME", "wsgi.url_scheme")


@dataclass(frozen=True)
class ShownFigure:
    """A chart as it stands in its page, without the data for Plotly; `drawing` is its wide drawing alone.

    `key` has the look, letter and word of each mark that its key explains. A map is drawn at any size (`is_map`), and
    its `subtitle` says the date and the place.
    """

    name: str
    title: str
    html: str
    drawing: str
    key: tuple[tuple[str, str, str], ...] = ()
    subtitle: str = ""
    is_map: bool = False


@dataclass(frozen=True)
class ShownPage:
    """`address` is the path with the page's own parameters; `notes`, as HTML, say what the page made of them."""

    address: str
    heading: str
    figures: tuple[ShownFigure, ...]
    notes: tuple[str, ...] = ()


def shown_page(request: HttpRequest) -> ShownPage:
    """The page named in the address. Raises Http404 for any other than a public page with charts."""
    path = request.GET.get(OF) or get_script_prefix()
    try:
        match = resolve(path.split("?")[0], None)
    except (Resolver404, ValueError):
        raise Http404("No page has this address.") from None
    if match.view_name not in WITH_CHARTS:
        raise Http404("This page has no chart to take along.")
    asked = _asked_by_nobody(request, path)
    asked.resolver_match = match
    answer = match.func(asked, *match.args, **match.kwargs)
    if not isinstance(answer, HttpResponse) or answer.status_code != 200:
        raise Http404("This page is not there.")
    html = answer.content.decode()
    heading = _HEADING.search(html)
    return ShownPage(
        address=asked.get_full_path(),
        heading=_words(heading[1]) if heading else "",
        figures=tuple(map(_shown, _FIGURE.finditer(html))),
        notes=tuple(_NOTE.findall(html)),
    )


def _asked_by_nobody(request: HttpRequest, path: str) -> WSGIRequest:
    """A request for the page without cookies, session or account."""
    query = request.GET.copy()
    query.pop(OF, None)
    query.pop(FIGURE, None)
    kept = {name: request.META[name] for name in _KEPT if name in request.META}
    asked = WSGIRequest(
        {**kept, "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query.urlencode(), "wsgi.input": BytesIO()}
    )
    asked.user = AnonymousUser()
    asked.htmx = HtmxDetails(asked)  # type: ignore[attr-defined]
    return asked


def _shown(found: re.Match[str]) -> ShownFigure:
    html = _DATA.sub("", found[0])
    title, drawing, tiles, subtitle = (each.search(html) for each in (_TITLE, _DRAWING, _MAP, _SUBTITLE))
    return ShownFigure(
        name=found[1],
        title=_words(title[1]) if title else "",
        html=html,
        drawing=drawing[1] if drawing else tiles[0] if tiles else "",
        key=_key(html),
        subtitle=_words(subtitle[1]) if subtitle else "",
        is_map=tiles is not None,
    )


def _key(html: str) -> tuple[tuple[str, str, str], ...]:
    key = _KEY.search(html)
    return tuple((css, _words(letter), _words(word)) for css, letter, word in _MARK.findall(key[0])) if key else ()


def _words(html: str) -> str:
    return " ".join(unescape(strip_tags(html)).split())
