"""What is refused before any page sees it."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponseBase


class NoNulMiddleware:
    """Refuses addresses and forms that hold a NUL, which no keyboard gives and PostgreSQL cannot keep.

    It looks at a form only after the check of its token, which has read it already.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> None:
        values = (value for query in (request.GET, request.POST) for _, some in query.lists() for value in some)
        if "\0" in request.path or any("\0" in str(value) for value in values):
            raise BadRequest("a NUL in the address or the form")
