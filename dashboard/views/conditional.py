"""Answers that only go out when the record has changed since the one who asks last had them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, cast

from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from inspections.queries.edition import the_edition

type View[**P] = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def of_the_record[**P](
    view: View[P],
) -> View[P]:
    """ETag and Last-Modified from the state of the record; 304 where it is the one that the asker has."""

    @wraps(view)
    def answer(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        edition = the_edition()
        etag, changed = f'"{edition.name}"', int(edition.changed.timestamp())
        response: HttpResponseBase | None = get_conditional_response(request, etag=etag, last_modified=changed)
        if response is None:
            response = view(request, *args, **kwargs)
        if response.status_code in (200, 304):
            response.headers["ETag"], response.headers["Last-Modified"] = etag, http_date(changed)
            patch_cache_control(response, no_cache=True)
        return response

    # Typed as what it wraps: the request is always given by its place.
    return cast("View[P]", require_safe(answer))
