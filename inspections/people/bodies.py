"""Who may send how much: asked by the length that a request claims, before a byte of its body is read or kept.

The check for forged forms reads the whole body, files and all, so that this stands before it. A body without a length
is read by nobody: the server gives none of it on.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from inspections.people.gate import admit, needed_of

_MIB: Final = 1024 * 1024
SMALL: Final = 256 * 1024
"""Bytes that anybody may send anywhere: more than any form without a file holds, and kept in memory."""
LONG_FORM: Final = 10 * _MIB
"""Bytes of a form of those who may send it: the columns of a table of a thousand rows have a tenth of it."""
_AROUND: Final = 2 * _MIB
"""What a form puts around its files: five hundred of them take a fifth."""


def takes_files[V: Callable[..., HttpResponseBase]](view: V) -> V:
    """Below the gate of a view that people send files to: all together at most as large as a zip may be."""
    view.takes_files = True  # type: ignore[attr-defined]
    return view


class BodyMiddleware:
    """Refuses a body by its length and by who sends it: to sign in first, with 403 in words, or with 413."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: dict[str, object]
    ) -> HttpResponseBase | None:
        length = _length(request)
        if length <= SMALL:
            return None
        needed = needed_of(view)
        if needed is None:
            # Django's own pages, which ask for an account themselves.
            most = LONG_FORM if request.user.is_authenticated else SMALL
            return None if length <= most else _too_large(request, most)
        if needed.by("POST") is None:
            return _too_large(request, SMALL)
        council = str(kwargs["slug"]) if needed.of_own_council else None
        refused = admit(request, needed, council=council)
        most = settings.UPLOAD_MAX_ZIP_MIB * _MIB + _AROUND if getattr(view, "takes_files", False) else LONG_FORM
        return refused or (_too_large(request, most) if length > most else None)


def _length(request: HttpRequest) -> int:
    text = request.META.get("CONTENT_LENGTH") or "0"
    return int(text) if text.isdecimal() else 0


def _too_large(request: HttpRequest, most: int) -> HttpResponseBase:
    return render(request, "413.html", {"most": most // _MIB}, status=413)
