"""Which pages' charts may be embedded, and the addresses of what is made from a page."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from dashboard.web.fonts import can_write

WITH_CHARTS: Final = frozenset(
    {"dashboard:national", "dashboard:council", "dashboard:compare", "dashboard:distribution", "dashboard:movement"}
)
OF: Final = "of"
"""The parameter with the path of the page; its other parameters follow as they are."""
FIGURE: Final = "figure"
"""The parameter with the name of the chart on a card; without it a card has the first chart of its page."""


def embed_address(request: HttpRequest, figure: str, *, without: str) -> str:
    """The whole address at which a chart stands alone; blank where the charts of the page may not be embedded.

    `without` is the parameter that shows the numbers in its place.
    """
    return _address(request, reverse("dashboard:embed", args=[figure]), without=without)


def card_address(request: HttpRequest) -> str:
    """The whole address of the picture for a card; blank where the page has no chart, or nothing can write one."""
    return _address(request, reverse("dashboard:card")) if can_write() else ""


def card_of_chart(request: HttpRequest, figure: str) -> str:
    """The whole address of the picture of a chart that stands alone; `request` is for its embed address."""
    if not can_write():
        return ""
    given: Mapping[str, str] = request.GET.dict()
    query = urlencode({**given, FIGURE: figure}, safe="/,")
    return request.build_absolute_uri(f"{reverse('dashboard:card')}?{query}")


def _address(request: HttpRequest, path: str, without: str = "") -> str:
    match = request.resolver_match
    if match is None or match.view_name not in WITH_CHARTS:
        return ""
    given: Mapping[str, str] = request.GET.dict()
    values = {name: value for name, value in given.items() if value and name not in (without, OF, FIGURE)}
    return request.build_absolute_uri(f"{path}?{urlencode({OF: request.path, **values}, safe='/,')}")
