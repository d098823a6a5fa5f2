"""Lanes for what costs much: however many ask for it at once, threads are left for pages.

Files, drawn pictures, searches, passwords and programs each have a lane with a few places; all lanes together have
fewer than there are threads. Who finds no place is told so at once, or after a few seconds, with a time to come back.
Being told costs next to nothing, or a crowd that asks again and again would keep everybody waiting by that alone.
"""

from __future__ import annotations

import logging
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template import loader
from django.templatetags.static import static
from django.urls import Resolver404, resolve

logger = logging.getLogger(__name__)

WAIT_SECONDS: Final = 8.0
"""The slowest file of the shipped record takes less: whoever comes second still gets it."""
RETRY_AFTER_SECONDS: Final = 10
"""By then those who were there before are done as a rule."""
GIVES_WAY_TIMES, GIVES_WAY_SECONDS = 10, 0.002
"""How often, and for how long, work waits for pages each time: a file takes longer beside many, and always ends."""
SAID_EVERY_SECONDS: Final = 60.0
"""How often the log says at most that some found no place; /metrics counts each."""

_LONG: Final = "files"
_ELSEWHERE: Final = "pictures"
_FILE: Final = re.compile(r"\.(?:csv|xlsx|ods|zip|docx|json|ics|png|pdf)(?:\$|\Z)")
_TAKE_THEIR_OWN: Final = frozenset({"page_image"})
"""A picture of a page that was drawn before needs no place, and a page can show many."""
_FOR_PROGRAMS: Final = "api/v"
"""What the routes of the interface for programs begin with."""
_PASSWORDS: Final = frozenset({"login", "sign_in_code", "forgotten_password", "password_reset_confirm"})


class NoPlaceError(Exception):
    """Every place of a lane is taken, and stayed so."""


class Lanes:
    """The places of one process: at most half of its threads in all lanes, a quarter in each, three at work.

    Those who wait for a place in a lane hold one of the whole meanwhile, for they hold a thread; but only those at work
    take the processor from pages: one with a file, which may be long, one that has a picture drawn, which another
    process does, and one with whatever is short.
    """

    def __init__(self, threads: int) -> None:
        self._whole = threading.BoundedSemaphore(max(1, threads // 2))
        self._in_each = max(1, threads // 4)
        self._at_work = {lane: threading.BoundedSemaphore(1) for lane in (_LONG, _ELSEWHERE, None)}
        self._lanes: dict[str, threading.BoundedSemaphore] = {}
        self._making = threading.Lock()
        self._pages = 0

    @contextmanager
    def page(self) -> Iterator[None]:
        """While a page is answered, which whoever is at work in a lane gives way to."""
        with self._making:
            self._pages += 1
        try:
            yield
        finally:
            with self._making:
                self._pages -= 1

    def give_way(self) -> None:
        """To be called now and then by whatever is long at work: waits a little while pages are answered beside it."""
        for _ in range(GIVES_WAY_TIMES):
            if not self._pages:
                return
            time.sleep(GIVES_WAY_SECONDS)

    def are_full(self) -> bool:
        """Whether nobody more may even wait, at this moment."""
        if self._whole.acquire(blocking=False):
            self._whole.release()
            return False
        return True

    @contextmanager
    def place(self, lane: str, *, wait: float = WAIT_SECONDS) -> Iterator[None]:
        """A place in the lane for the body of the `with`; raises NoPlaceError where there is none in time."""
        if not self._whole.acquire(blocking=False):
            raise NoPlaceError
        try:
            if not _taken(self._lane(lane), wait):
                raise NoPlaceError
            try:
                yield from self._work(self._at_work[lane if lane in self._at_work else None], wait)
            finally:
                self._lane(lane).release()
        finally:
            self._whole.release()

    def _work(self, place: threading.BoundedSemaphore, wait: float) -> Iterator[None]:
        if not _taken(place, wait):
            raise NoPlaceError
        try:
            yield
        finally:
            place.release()

    def _lane(self, name: str) -> threading.BoundedSemaphore:
        with self._making:
            return self._lanes.setdefault(name, threading.BoundedSemaphore(self._in_each))


def _taken(place: threading.BoundedSemaphore, wait: float) -> bool:
    """Whether it was got within so many seconds. Who waits gives its connection back, which pages can use meanwhile."""
    if place.acquire(blocking=False):
        return True
    if not connection.in_atomic_block:
        connection.close()
    return place.acquire(timeout=wait)


lanes = Lanes(settings.WEB_THREADS)


def lane_of(request: HttpRequest) -> str | None:
    """The lane that a request belongs to, once its address was found; None for pages."""
    match = request.resolver_match
    if match is None:
        return None
    if _takes_its_own(request):
        return None
    if match.url_name in _PASSWORDS:
        return "passwords" if request.method == "POST" else None
    if match.route.startswith(_FOR_PROGRAMS):
        return "programs"
    if _FILE.search(match.route):
        return "files"
    return "searches" if request.GET.get("q") else None


def _takes_its_own(request: HttpRequest) -> bool:
    return request.resolver_match is not None and request.resolver_match.url_name in _TAKE_THEIR_OWN


def give_way() -> None:
    """Lets the pages that are answered at this moment go first."""
    lanes.give_way()


class LanesMiddleware:
    """Lets a costly request through where its lane has a place, and answers 503 where it has none."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if lanes.are_full() and _is_costly(request):
            # Before sessions, forms and the count of a limit are looked at, which cost more than this answer.
            return no_place(request)
        with ExitStack() as places:
            request.places = places  # type: ignore[attr-defined]
            return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponseBase | None:
        """Takes the place, which is given back with the answer; here, for only now it is known what is asked for."""
        lane = lane_of(request)
        if lane is not None:
            try:
                request.places.enter_context(lanes.place(lane))  # type: ignore[attr-defined]
            except NoPlaceError:
                return no_place(request)
        elif not _takes_its_own(request):
            request.places.enter_context(lanes.page())  # type: ignore[attr-defined]
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        """A place that a view asked for by itself."""
        return no_place(request) if isinstance(error, NoPlaceError) else None


def _is_costly(request: HttpRequest) -> bool:
    try:
        request.resolver_match = resolve(request.path_info)
    except Resolver404:
        return False
    return lane_of(request) is not None


def no_place(request: HttpRequest) -> HttpResponse:
    _refusals.count()
    page = _busy_page(static("css/site.css"), sent=request.method == "POST")
    answer = HttpResponse(page, status=503, headers={"Retry-After": str(RETRY_AFTER_SECONDS)})
    # In the log, for config.request_log and for Django, which would write a line for each.
    answer.is_said = answer._has_been_logged = True  # type: ignore[attr-defined]
    return answer


@cache
def _busy_page(style: str, *, sent: bool) -> bytes:
    """Made once, as it is the same for everybody."""
    return loader.get_template("busy.html").render({"style": style, "sent": sent}).encode()


@dataclass
class _Refusals:
    """How many found no place since the log last said so."""

    number: int = 0
    said: float = field(default=-SAID_EVERY_SECONDS)

    def count(self) -> None:
        """Threads may count one less between them: the log says about how many, and that is enough."""
        self.number += 1
        now = time.monotonic()
        if now - self.said >= SAID_EVERY_SECONDS:
            number, self.number, self.said = self.number, 0, now
            logger.warning("too much was asked at once: %s were told to come back", number)


_refusals: Final = _Refusals()
