"""Pages are compressed and validated where they have no secret.

What is compressed tells by its length whether something that a stranger put into the page stands elsewhere in it. So a
page with a token against forged forms, or for somebody who is signed in, is sent as it is; no page for visitors has
either.
"""

import gzip
import hashlib
from collections.abc import Callable
from typing import Final

import brotli
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers

_SHORTEST: Final = 1_000
"""A shorter page fits into one packet anyway."""

_TEXTS: Final = ("text/", "application/json", "application/xml", "application/atom+xml", "image/svg+xml")
_BROTLI_QUALITY: Final = 4
"""Of 11: 110 KB become 15 in 2 ms; the best would save 2 KB more and take 200 ms."""


class CompressionMiddleware:
    """An ETag of the page as it is, an answer without a page to whoever has it, and a compressed page otherwise."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not isinstance(response, HttpResponse) or not _is_open(request, response):
            return response
        patch_vary_headers(response, ("Accept-Encoding", "Cookie", "HX-Request"))
        if not response.has_header("ETag"):
            digest = hashlib.sha256(response.content).hexdigest()[:32]
            response.headers["ETag"] = f'W/"{digest}"'
            response = get_conditional_response(request, etag=response.headers["ETag"], response=response) or response
        return _compressed(request, response)


def _is_open(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether the page is a text that would be sent to anybody alike."""
    own = settings.SESSION_COOKIE_NAME in request.COOKIES or bool(response.cookies)
    token = "CSRF_COOKIE_NEEDS_UPDATE" in request.META or b"csrfmiddlewaretoken" in response.content
    plain = response.headers.get("Content-Type", "").startswith(_TEXTS) and not response.has_header("Content-Encoding")
    return request.method in ("GET", "HEAD") and response.status_code == 200 and plain and not own and not token


def _compressed(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    if not isinstance(response, HttpResponse) or len(response.content) < _SHORTEST:
        return response
    accepted = request.headers.get("Accept-Encoding", "")
    if "br" in [each.partition(";")[0].strip() for each in accepted.split(",")]:
        return _encoded(response, "br", brotli.compress(response.content, quality=_BROTLI_QUALITY))
    if "gzip" in accepted:
        return _encoded(response, "gzip", gzip.compress(response.content, compresslevel=6, mtime=0))
    return response


def _encoded(response: HttpResponse, name: str, content: bytes) -> HttpResponse:
    response.content = content
    response.headers["Content-Encoding"] = name
    response.headers["Content-Length"] = str(len(content))
    etag = response.headers.get("ETag", "")
    if etag and not etag.startswith("W/"):
        # Other bytes of the same page.
        response.headers["ETag"] = f"W/{etag}"
    return response
