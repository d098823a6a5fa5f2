"""Each request has an id, which its log lines, its answer and the numbers for Prometheus can be followed by."""

from __future__ import annotations

import logging
import re
import time
import uuid
from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponseBase
from prometheus_client import Histogram

from config.request_id import current_id

HEADER: Final = "X-Request-ID"
SLOW_SECONDS: Final = 2.0
"""Longer than any page takes by itself: something waits, or is short of room."""

_SENT_ID: Final = re.compile(r"[A-Za-z0-9._-]{8,64}")
_log = logging.getLogger("requests")
_requests = Histogram(
    "outcomes_request_seconds",
    "How long requests took, by the pattern of their address.",
    ("method", "route", "status"),
    buckets=(0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10, 30),
)


class RequestLogMiddleware:
    """Takes the id that a proxy sent, or makes one; logs the answer by the pattern of its address.

    Never the address itself, which can hold the token of an invitation or words that somebody looked for.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        sent = request.headers.get(HEADER, "")
        token = current_id.set(sent if _SENT_ID.fullmatch(sent) else uuid.uuid4().hex)
        began = time.monotonic()
        try:
            response = self.get_response(request)
            self._note(request, response, time.monotonic() - began)
            response[HEADER] = current_id.get()
        finally:
            current_id.reset(token)
        return response

    def _note(self, request: HttpRequest, response: HttpResponseBase, seconds: float) -> None:
        match = request.resolver_match
        route = match.route if match else "(none)"
        method = request.method if request.method in _METHODS else "(other)"
        _requests.labels(method, route, str(response.status_code)).observe(seconds)
        # Whoever refuses many on purpose says so in the log once for all of them.
        failed = response.status_code >= 500 and not getattr(response, "is_said", False)
        level = logging.WARNING if failed or seconds > SLOW_SECONDS else logging.INFO
        milliseconds = round(seconds * 1000)
        facts = {"method": method, "route": route, "status": response.status_code, "milliseconds": milliseconds}
        _log.log(level, "%s %s %s in %s ms", method, route, response.status_code, milliseconds, extra=facts)


_METHODS: Final = ("GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE")
