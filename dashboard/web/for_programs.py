"""What every address of the interface for programs has: read only, revalidated by the record, preflight answered."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.csrf import csrf_exempt

from dashboard.web.http_cache import asks_for_any, etag_of_address
from dashboard.web.json_errors import json_error
from inspections.limits import Limit, seconds_to_wait
from inspections.people.gate import public
from inspections.queries.record_version import record_version

_ALLOWED: Final = "GET, HEAD, OPTIONS"
_ALLOWED_FOR: Final = 86_400
"""Seconds for which a browser need not ask again what it may: a day, for it changes with a release at most."""
LIMIT: Final = Limit("programs", 120, 60)
"""The whole record takes twenty requests, each table of it one or two; a map of every council one for each."""


def for_programs(view: Callable[..., HttpResponseBase], *, shape: Callable[[], str]) -> Callable[..., HttpResponseBase]:
    """A public view of the interface; `shape` names what its answers look like, so that a new one is fetched again."""

    @wraps(view)
    def answer(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        if request.method == "OPTIONS":
            return _preflight()
        if request.method not in ("GET", "HEAD"):
            refused = json_error(405, "Here things can only be read: use GET or HEAD.")
            refused.headers["Allow"] = _ALLOWED
            return refused
        waits = seconds_to_wait(request, LIMIT)
        if waits is not None:
            later = json_error(429, f"Too many requests came from your address. Go on in {waits} seconds.")
            later.headers["Retry-After"] = str(waits)
            return later
        etag = etag_of_address(request, f"{record_version().name}-{shape()}")
        response: HttpResponseBase | None = None
        if not asks_for_any(request):
            response = get_conditional_response(request, etag=etag)
        if response is None:
            response = _as_get(view, request, **kwargs)
        if response.status_code in (200, 304):
            response.headers["ETag"] = etag
            patch_cache_control(response, no_cache=True)
        return response

    return public(csrf_exempt(answer))


def _as_get(view: Callable[..., HttpResponseBase], request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
    """The answer with its body, which the server leaves out of one to HEAD."""
    asked, request.method = request.method, "GET"
    try:
        return view(request, **kwargs)
    finally:
        request.method = asked


def _preflight() -> HttpResponse:
    """A browser asks before it sends an ETag along."""
    return HttpResponse(
        status=204,
        headers={
            "Allow": _ALLOWED,
            "Access-Control-Allow-Methods": _ALLOWED,
            "Access-Control-Allow-Headers": "If-None-Match",
            "Access-Control-Max-Age": str(_ALLOWED_FOR),
        },
    )
