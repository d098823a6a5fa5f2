"""Redirects from a council's former slug to its present one, for every page and file."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from authorities.queries import authority_of_former_slug


class FormerAddressMiddleware:
    """Acts only on a 404, so that an address in use costs nothing extra."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        address = self._present_address(request) if response.status_code == 404 else None
        return HttpResponsePermanentRedirect(address) if address else response

    def _present_address(self, request: HttpRequest) -> str | None:
        """The same page under the council's present slug; None if no council ever had the slug of the address."""
        match = request.resolver_match
        if match is None or "slug" not in match.kwargs:
            return None
        council = authority_of_former_slug(match.kwargs["slug"])
        if council is None:
            return None
        query = request.META.get("QUERY_STRING", "")
        path = reverse(match.view_name, kwargs={**match.kwargs, "slug": council.slug})
        return f"{path}?{query}" if query else path
