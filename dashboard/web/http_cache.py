"""Answers that are sent only if the record has changed since whoever asks last had them."""

import datetime
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, cast

from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date
from django.utils.timezone import get_current_timezone
from django.views.decorators.http import require_safe

from dashboard.shared.clock import today
from inspections.queries.record_version import record_version

type View[**P] = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
type State = Callable[[], tuple[str, datetime.datetime]]


def revalidated_by_record[**P](view: View[P]) -> View[P]:
    """ETag and Last-Modified from the state of the record; 304 where the asker has that state already."""
    return _revalidated(view, _record_state)


def revalidated_by_day[**P](view: View[P]) -> View[P]:
    """The same for what is as at today unless its address names a date: it changes with every day."""
    return _revalidated(view, _record_state_today)


def _record_state() -> tuple[str, datetime.datetime]:
    version = record_version()
    return version.name, version.changed


def _record_state_today() -> tuple[str, datetime.datetime]:
    name, changed = _record_state()
    day = today()
    morning = datetime.datetime.combine(day, datetime.time(), get_current_timezone())
    return f"{name}-{day}", max(changed, morning)


def _revalidated[**P](view: View[P], state: State) -> View[P]:
    @wraps(view)
    def answer(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        name, moment = state()
        etag, changed = f'"{name}"', int(moment.timestamp())
        response: HttpResponseBase | None = get_conditional_response(request, etag=etag, last_modified=changed)
        if response is None:
            response = view(request, *args, **kwargs)
        if response.status_code in (200, 304):
            response.headers["ETag"], response.headers["Last-Modified"] = etag, http_date(changed)
            patch_cache_control(response, no_cache=True)
        return response

    # Typed as what it wraps: the request is always given by its place.
    return cast("View[P]", require_safe(answer))
