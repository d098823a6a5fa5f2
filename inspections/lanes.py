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
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cache, lru_cache
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
TOLD_AFTER_SECONDS: Final = 1.0
"""Whoever asks again at once whenever refused does so once a second, and leaves the processor to pages."""
GIVES_WAY_TIMES, GIVES_WAY_SECONDS = 10, 0.002
"""How often, and for how long, work waits for pages each time: a file takes longer beside many, and always ends."""
BEGINS_WITHIN_SECONDS: Final = 0.2
"""How long a file or a search waits for pages before it begins: as long as a slow page takes."""
MOST_REMEMBERED: Final = 500
"""Addresses of which the view is remembered while somebody has to be refused."""
SAID_EVERY_SECONDS: Final = 60.0
"""How often the log says at most that some found no place; /metrics counts each."""

_LONGEST_PATH: Final = 300
"""Characters: nobody links to a longer one, and it would only fill the memory."""
_LONG: Final = "files"
_ELSEWHERE: Final = "pictures"
_SIGNING_IN: Final = "passwords"
_BESIDE_PAGES: Final = (_ELSEWHERE, _SIGNING_IN)
"""Pictures are drawn by a process, and passwords hashed by a thread, that pages go before anyway."""
_FILE: Final = re.compile(r"\.(?:csv|xlsx|ods|zip|docx|json|ics|png|pdf)(?:\$|\Z)")
_TAKE_THEIR_OWN: Final = frozenset({"page_image"})
"""A picture of a page that was drawn before needs no place, and a page can show many."""
_FOR_PROGRAMS: Final = "api/v"
"""What the routes of the interface for programs begin with."""
_PASSWORDS: Final = frozenset({"login", "sign_in_code", "forgotten_password", "password_reset_confirm"})


class NoPlaceError(Exception):
    """Every place of a lane is taken, and stayed so."""


class Lanes:
    """The places of one process: at most a quarter of its threads in each lane, an eighth with passwords and half with
    all else; four at work.

    Those who wait for a place in a lane hold one of the whole meanwhile, for they hold a thread; but only those at work
    take the processor from pages: one with a file, which may be long, one that has a picture drawn, which another
    process does, one with a password, and one with whatever is short. Passwords share no place with others, so that
    people can sign in whatever strangers ask for.
    """

    def __init__(self, threads: int) -> None:
        self._rooms = _semaphores({_SIGNING_IN: max(1, threads // 8), None: max(1, threads // 2)})
        self._at_work = _semaphores(dict.fromkeys((_LONG, _ELSEWHERE, _SIGNING_IN, None), 1))
        self._in_each = max(1, threads // 4)
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

    def _let_pages_go_first(self, until: float) -> None:
        """Before work begins, and before it takes a place that others could work in meanwhile."""
        if self._pages:
            _give_connection_back()
        until = min(until, time.monotonic() + BEGINS_WITHIN_SECONDS)
        while self._pages and time.monotonic() < until:
            time.sleep(GIVES_WAY_SECONDS)

    def are_full(self, lane: str | None = None) -> bool:
        """Whether nobody more may even wait, at this moment: for the lane, or for any lane at all."""
        rooms = self._rooms.values() if lane is None else [_of(self._rooms, lane)]
        return any(map(_is_full, rooms)) or (lane in (None, _LONG) and _is_full(self._lane(_LONG)))

    @contextmanager
    def place(self, lane: str, *, wait: float = WAIT_SECONDS) -> Iterator[None]:
        """A place in the lane for the body of the `with`; raises NoPlaceError where there is none in time."""
        until = time.monotonic() + wait
        with ExitStack() as held:
            if lane == _LONG:
                # Those who waited for others' files would hold the places in which others wait for what is short.
                held.enter_context(_held(self._lane(lane), None))
            held.enter_context(_held(_of(self._rooms, lane), None))
            if lane != _LONG:
                held.enter_context(_held(self._lane(lane), until))
            if lane not in _BESIDE_PAGES:
                self._let_pages_go_first(until)
            held.enter_context(_held(_of(self._at_work, lane), until))
            yield

    def _lane(self, name: str) -> threading.BoundedSemaphore:
        with self._making:
            return self._lanes.setdefault(name, threading.BoundedSemaphore(self._in_each))


def _semaphores(places: Mapping[str | None, int]) -> dict[str | None, threading.BoundedSemaphore]:
    return {lane: threading.BoundedSemaphore(number) for lane, number in places.items()}


def _of(semaphores: Mapping[str | None, threading.BoundedSemaphore], lane: str) -> threading.BoundedSemaphore:
    """The lane's own, or that of all who have none."""
    return semaphores.get(lane) or semaphores[None]


def _is_full(places: threading.BoundedSemaphore) -> bool:
    if places.acquire(blocking=False):
        places.release()
        return False
    return True


@contextmanager
def _held(places: threading.BoundedSemaphore, until: float | None) -> Iterator[None]:
    """Raises NoPlaceError where none is got until then; None: at once."""
    if not places.acquire(blocking=False):
        if until is None:
            raise NoPlaceError
        _give_connection_back()
        if not places.acquire(timeout=max(0.0, until - time.monotonic())):
            raise NoPlaceError
    try:
        yield
    finally:
        places.release()


def _give_connection_back() -> None:
    """There are few, and pages can use it meanwhile. With SQLite each thread has its own."""
    if connection.vendor != "sqlite" and not connection.in_atomic_block:
        connection.close()


lanes = Lanes(settings.WEB_THREADS)


def lane_of(request: HttpRequest) -> str | None:
    """The lane that a request belongs to, once its address was found; None for pages."""
    match = request.resolver_match
    if match is None:
        return None
    if _takes_its_own(request):
        return None
    if match.url_name in _PASSWORDS:
        return _SIGNING_IN if request.method == "POST" else None
    if match.route.startswith(_FOR_PROGRAMS):
        return "programs"
    if _FILE.search(match.route):
        return _LONG
    return "searches" if request.GET.get("q") else None


def _takes_its_own(request: HttpRequest) -> bool:
    return request.resolver_match is not None and request.resolver_match.url_name in _TAKE_THEIR_OWN


def give_way() -> None:
    """Lets the pages that are answered at this moment go first."""
    lanes.give_way()


class FullLanesMiddleware:
    """Answers 503 to whoever asks for what has no place left, before sessions, forms and limits are looked at, which
    cost more than this answer.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if lanes.are_full() and (lane := _lane_before(request)) and lanes.are_full(lane):
            return no_place(request)
        return self.get_response(request)


class LanesMiddleware:
    """Lets a costly request through where its lane has a place, and answers 503 where it has none."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
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
        elif request.method in ("GET", "HEAD") and not _takes_its_own(request):
            # What is sent takes as long as its sender does.
            request.places.enter_context(lanes.page())  # type: ignore[attr-defined]
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        """A place that a view asked for by itself."""
        return no_place(request) if isinstance(error, NoPlaceError) else None


def _lane_before(request: HttpRequest) -> str | None:
    """The lane, before Django has found the view."""
    path = request.path_info
    try:
        request.resolver_match = _resolved(path) if len(path) <= _LONGEST_PATH else resolve(path)
    except Resolver404:
        return None
    return lane_of(request)


_resolved: Final = lru_cache(MOST_REMEMBERED)(resolve)
"""Looking an address up is a third of what it costs to refuse it."""


def no_place(request: HttpRequest) -> HttpResponse:
    _refusals.count()
    page = _busy_page(static("css/site.css"), sent=request.method == "POST")
    if hold := getattr(request.META.get("gunicorn.socket"), "hold", None):
        hold(TOLD_AFTER_SECONDS)
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
