"""Whole pages that depend on the record alone, cached in the process until the record changes."""

from collections.abc import Callable, Hashable
from contextlib import suppress
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, Final, cast

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_vary_headers

from dashboard.shared.record_cache import cache_of_this_record
from inspections.lasting_addresses import is_named
from inspections.people.gate import public

MOST_PAGES: Final = 200
"""The most pages to cache in a process; each is up to 200 kB."""
MOST_ELSEWHERE: Final = 50
"""The most of those asked for at a port, or a name within a pattern, that no setting names: of a port that something
in front of the product listens on, or of anybody's making, who could push out all others by asking at one after the
other.
"""
LONGEST_ADDRESS: Final = 300
"""Longer addresses are not cached: no page links to them, and they would only fill the memory."""


@dataclass(frozen=True)
class _Page:
    headers: dict[str, str]
    content: bytes


type View[**P] = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def kept_with_the_record[**P](view: View[P]) -> View[P]:
    """Caches the view's page for everyone except visitors with a session or a pending message."""

    @wraps(view)
    def answer(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not _is_for_anybody(request):
            return view(request, *args, **kwargs)
        # Apart from whatever else is kept with the record, which no visitor can push out.
        pages, most = _room(request)
        key = _key(request)
        if found := pages.pop(key, None):
            # The last in order is the last that was asked for.
            pages[key] = found
            return HttpResponse(found.content, headers=found.headers)
        made = view(request, *args, **kwargs)
        if isinstance(made, HttpResponse) and _may_be_kept(request, made):
            # Set here, because nothing touches the session when a cached page is sent, so Django would not set it.
            patch_vary_headers(made, ("Cookie",))
            if len(pages) >= most:
                # Another thread may do the same at this moment.
                with suppress(RuntimeError):
                    pages.pop(next(iter(pages), None), None)
            pages[key] = _Page(dict(made.headers), bytes(made.content))
        return made

    # Typed like the view: Django always passes the request by position.
    return public(cast("View[P]", answer))


def _is_for_anybody(request: HttpRequest) -> bool:
    own = settings.SESSION_COOKIE_NAME in request.COOKIES or CookieStorage.cookie_name in request.COOKIES
    return request.method == "GET" and len(request.get_full_path()) <= LONGEST_ADDRESS and not own


def _room(request: HttpRequest) -> tuple[dict[Hashable, _Page], int]:
    """The pages among which the request's is kept, and how many there may be."""
    kind, most = ("pages", MOST_PAGES) if is_named(request) else ("pages elsewhere", MOST_ELSEWHERE)
    return cache_of_this_record().setdefault(kind, {}), most


def _key(request: HttpRequest) -> Hashable:
    # htmx asks for a part of some pages at the same address.
    return request.build_absolute_uri(), request.headers.get("HX-Request") == "true"


def _may_be_kept(request: HttpRequest, made: HttpResponse) -> bool:
    """Whether it is a page without cookies or a CSRF token; files are revalidated by their ETag instead."""
    own = bool(made.cookies) or "CSRF_COOKIE_NEEDS_UPDATE" in request.META
    return made.status_code == 200 and made.headers["Content-Type"].startswith("text/html") and not own
