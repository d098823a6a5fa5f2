"""Requests that are refused before they reach any view."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponseBase


class NoNulMiddleware:
    """Refuses addresses and forms that contain a NUL, which nobody types and PostgreSQL cannot store.

    Forms are examined after the CSRF check, which has already read them.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> None:
        values = (value for query in (request.GET, request.POST) for _, some in query.lists() for value in some)
        if "\0" in request.path or any("\0" in str(value) for value in values):
            raise BadRequest("a NUL in the address or the form")
