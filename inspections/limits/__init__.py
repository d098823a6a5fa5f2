"""How often one account or one address may ask for what costs much, counted for all processes together: the one
mechanism of the product for this.

`LimitsMiddleware` counts what the lanes know (files, searches, pictures of pages, passwords). A view of another kind
names its own limit: `@limited(Limit("api", 120, 60))` below its gate answers 429 in words, and a view with words of its
own (JSON) calls `seconds_to_wait(request, limit)` itself, where None is: go on. Who is not signed in is counted by
address, of IPv6 by the network of 64 bits, as wrong passwords are.
"""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, Final, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template import loader
from django.utils.crypto import salted_hmac

from inspections.lanes import SAID_EVERY_SECONDS, lane_of
from inspections.limits import tally
from inspections.networks import network_of

_log = logging.getLogger(__name__)

type View[**P] = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


@dataclass(frozen=True)
class Limit:
    """`most` at once and within `seconds`; what was used comes back evenly over that time."""

    name: str
    most: int
    seconds: int


OF_LANES: Final = {
    "files": Limit("files", 120, 60),
    "searches": Limit("searches", 120, 60),
    "pictures": Limit("pictures", 600, 60),
    "passwords": Limit("passwords", 60, 600),
}
"""An office of fifty people behind one address stays below them; a program that asks without a pause does not."""
MAILS: Final = Limit("mails", 20, 3600)
"""Forms that make the product send a mail to an address that somebody typed."""
_MOST_NETWORKS: Final = 500
"""So many are remembered as told to the log."""
_SENDS_MAIL: Final = frozenset({"forgotten_password", "watching"})


def seconds_to_wait(request: HttpRequest, limit: Limit) -> int | None:
    """Count one request; None where it may go on, else after how many seconds to ask again."""
    if not settings.RATE_LIMITS:
        return None
    return wait_for(limit, who_asks(request))


def wait_for(limit: Limit, who: str) -> int | None:
    """Count one for whoever it is, by any name; None, or the seconds to wait. No name is kept, only a digest of it."""
    waits = tally.take(_key(limit, who), each=limit.seconds / limit.most, within=float(limit.seconds))
    return None if waits is None else max(1, math.ceil(waits))


def waits_already(limit: Limit, who: str) -> int | None:
    """As `wait_for`, and counts nothing."""
    waits = tally.look(_key(limit, who), each=limit.seconds / limit.most, within=float(limit.seconds))
    return None if waits is None else max(1, math.ceil(waits))


def who_asks(request: HttpRequest) -> str:
    """The account of who is signed in, else the address. Nobody's session is opened who brings none."""
    if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
        return f"account {request.user.pk}"
    return network_of(request)


def limited[**P](limit: Limit) -> Callable[[View[P]], View[P]]:
    """Below the gate of a view: 429 with Retry-After beyond the limit."""

    def bound(view: View[P]) -> View[P]:
        @wraps(view)
        def answer(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            waits = seconds_to_wait(request, limit)
            return view(request, *args, **kwargs) if waits is None else too_often(request, waits)

        return cast("View[P]", answer)

    return bound


class LimitsMiddleware:
    """Answers 429 to whoever asks more often than a lane's limit, before a place of the lane is taken."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponseBase | None:
        limit = limit_of(request)
        waits = None if limit is None else seconds_to_wait(request, limit)
        if waits is None:
            return None
        if limit == OF_LANES["passwords"]:
            _said.say(network_of(request))
        return too_often(request, waits)


class _Said:
    """Tells the log of passwords that nobody looked at, once a minute for each network: of more, a crowd would make
    noise that hides what matters.
    """

    def __init__(self) -> None:
        self._last: dict[str, float] = {}

    def say(self, network: str) -> None:
        now = time.monotonic()
        if now - self._last.get(network, -math.inf) < SAID_EVERY_SECONDS:
            return
        if len(self._last) >= _MOST_NETWORKS:
            self._last.clear()
        self._last[network] = now
        _log.warning(
            "sign-ins from %s are refused for a while: too many passwords", network, extra={"address": network}
        )


_said: Final = _Said()


def limit_of(request: HttpRequest) -> Limit | None:
    """The limit of a request, once its address was found; None for pages."""
    match = request.resolver_match
    if match is None:
        return None
    if match.url_name in _SENDS_MAIL:
        return MAILS if request.method == "POST" else None
    if match.url_name == "page_image":
        return OF_LANES["pictures"]
    return OF_LANES.get(lane_of(request) or "")


def too_often(request: HttpRequest, waits: int) -> HttpResponse:
    minutes = math.ceil(waits / 60)
    wait = f"{minutes} minutes" if minutes > 1 else f"{waits} seconds" if waits > 1 else "a second"
    page = loader.get_template("429.html").render({"sent": request.method == "POST", "wait": wait})
    return HttpResponse(page, status=429, headers={"Retry-After": str(waits)})


def _key(limit: Limit, who: str) -> str:
    return f"{limit.name} {salted_hmac('inspections.limits', who, algorithm='sha256').hexdigest()[:40]}"
