"""Addresses that a council had before lead to those it has now, whatever page or file they name."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from authorities.queries import authority_of_former_slug


class FormerAddressMiddleware:
    """Looks only at what no page answered: an address in use is never looked up twice."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        address = self._now(request) if response.status_code == 404 else None
        return HttpResponsePermanentRedirect(address) if address else response

    def _now(self, request: HttpRequest) -> str | None:
        """The same page of the council that had the slug; None where the address has none, or nobody had it."""
        match = request.resolver_match
        if match is None or "slug" not in match.kwargs:
            return None
        council = authority_of_former_slug(match.kwargs["slug"])
        if council is None:
            return None
        query = request.META.get("QUERY_STRING", "")
        path = reverse(match.view_name, kwargs={**match.kwargs, "slug": council.slug})
        return f"{path}?{query}" if query else path
