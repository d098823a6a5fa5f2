"""Conditional responses: a page is sent again only if the record has changed."""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, cast

from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from inspections.people.gate import public
from inspections.queries.editions import latest_edition
from inspections.queries.record_version import record_version

type View[**P] = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


type State = tuple[str, int]
"""What the ETag begins with, and the time of the last change, in seconds since 1970."""


def _of_the_record() -> State:
    version = record_version()
    return version.name, int(version.changed.timestamp())


def _of_record_and_edition() -> State:
    version, latest = record_version(), latest_edition()
    if latest is None:
        return version.name, int(version.changed.timestamp())
    since = "" if latest.version == version.name else "-since"
    return f"{version.name}-{latest.number}{since}", int(max(version.changed, latest.made_at).timestamp())


def name_of_record_and_edition() -> str:
    """Names what a file is made from that says which edition it is of."""
    return _of_record_and_edition()[0]


def etag_of_address(request: HttpRequest, state: str) -> str:
    """Of this address alone: that of another, which is there, never makes one that is not there “unchanged”."""
    return f'"{state}-{hashlib.sha256(request.get_full_path().encode()).hexdigest()[:8]}"'


def asks_for_any(request: HttpRequest) -> bool:
    """Whether whatever is there counts as unchanged; whether anything is there has to be found out first."""
    return request.headers.get("If-None-Match", "").strip() == "*"


def revalidated_by_record[**P](view: View[P]) -> View[P]:
    """Sets ETag and Last-Modified from the version of the record, and answers 304 if the client has that version.

    Files say which edition they are of, or that something changed since: both change them too.
    """
    return _revalidated(view, _of_record_and_edition)


def feed_revalidated_by_record[**P](view: View[P]) -> View[P]:
    """The same for a feed, which names no edition."""
    return _revalidated(view, _of_the_record)


def _revalidated[**P](view: View[P], state: Callable[[], State]) -> View[P]:
    @wraps(view)
    def answer(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        name, changed = state()
        etag = etag_of_address(request, name)
        response: HttpResponseBase | None = None
        if not asks_for_any(request):
            response = get_conditional_response(request, etag=etag, last_modified=changed)
        if response is None:
            response = view(request, *args, **kwargs)
        if response.status_code in (200, 304):
            response.headers["ETag"], response.headers["Last-Modified"] = etag, http_date(changed)
            patch_cache_control(response, no_cache=True)
        return response

    # Typed like the view: Django always passes the request by position.
    return public(cast("View[P]", require_safe(answer)))
