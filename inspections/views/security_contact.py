"""security.txt (RFC 9116): whom somebody tells who found a hole."""

from __future__ import annotations

import datetime
from typing import Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from inspections.people.gate import public

_STANDS_FOR: Final = datetime.timedelta(days=180)
"""The standard wants less than a year; whoever keeps a copy asks again by then."""


@public
@require_safe
@never_cache
def security_txt(request: HttpRequest) -> HttpResponse:
    """SECURITY_CONTACT as the standard writes it; without one there is no such page."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    lines = (
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {timezone.now() + _STANDS_FOR:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: en",
        f"Canonical: {settings.PUBLIC_ADDRESS}{request.path}",
    )
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
