"""Asking the two origins politely: by name, one request at a time, with waits, conditionally, within limits.

It ends for the day where it is refused again and again, and for this time where nothing answers.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Final, Self

import httpx
from django.conf import settings

from inspections.collecting.origins import CannotCollectError, Origins, whole_address
from inspections.collecting.transport import CheckedTransport

log = logging.getLogger(__name__)

TRIES: Final = 3
"""Connections to the site are known to break in the middle of a file, and to hold at the next try."""
REFUSALS_TO_STOP: Final = 3
"""So many in a row mean that the site does not want to be asked today."""
FAILURES_TO_STOP: Final = 5
"""So many in a row, each tried several times, mean that the site is down."""
_REFUSALS: Final = frozenset({401, 403, 429, 503})
_PASSING: Final = frozenset({408, 425, 429})
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_MOST_REDIRECTS: Final = 3
"""Enough for a new path; a circle is longer."""
_LONGEST_WAIT: Final = 60.0
"""Seconds that a site may ask us to wait; where it asks for more, we come back another day."""
_LONGEST_ANSWER: Final = 180.0
"""Seconds for one whole answer: a drip that never ends is broken off."""
_LARGEST_PAGE: Final = 4 * 1024 * 1024
_LOOKED_AT: Final = 1024
"""Bytes: a PDF says within so many that it is one, and within so many that it has ended."""
_TIMEOUT: Final = httpx.Timeout(30.0)


class FetchError(Exception):
    """One address could not be fetched; `message` is for people, `refused` says that the site said no."""

    def __init__(self, message: str, *, refused: bool = False, wait: float | None = None, again: bool = True) -> None:
        super().__init__(message)
        self.message, self.refused, self.wait, self.again = message, refused, wait, again


class StopCollectingError(Exception):
    """Nothing more is to be asked now; `for_the_day` where the site refused."""

    def __init__(self, message: str, *, for_the_day: bool) -> None:
        super().__init__(message)
        self.message, self.for_the_day = message, for_the_day


@dataclass(frozen=True)
class Validators:
    """What an answer said of its version, sent along when it is asked for again."""

    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True)
class FetchedPage:
    """`html` is None where the page is the same as before."""

    html: str | None
    validators: Validators


class PoliteClient:
    """Asks one address after the other. Whoever stores a file gets its bytes as they come (`file`)."""

    def __init__(self, origins: Origins) -> None:
        self._origins = origins
        headers = {"User-Agent": product_name(), "Accept-Language": "en-GB"}
        self._client = httpx.Client(
            transport=CheckedTransport(), headers=headers, timeout=_TIMEOUT, trust_env=False, follow_redirects=False
        )
        self._last = float("-inf")
        self._refusals = self._failures = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._client.close()

    def page(self, address: str, known: Validators) -> FetchedPage:
        """Raises FetchError where it cannot be had, StopCollectingError where nothing more is to be asked."""
        conditions = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
        headers = {name: value for name, value in conditions.items() if value}

        def read() -> FetchedPage:
            with self._answer(address, headers) as response:
                if response.status_code == httpx.codes.NOT_MODIFIED and headers:
                    return FetchedPage(None, known)
                return _read_page(response)

        return self._tried(read)

    def file[T](self, address: str, take: Callable[[Iterator[bytes]], T]) -> T:
        """What `take` makes of the bytes of a PDF as they come; an error in their middle begins it again.

        Raises as `page` does, and FetchError where the answer is no PDF or was broken off.
        """

        def read() -> T:
            with self._answer(address, {"Accept-Encoding": "identity"}) as response:
                return take(_pdf_of(response))

        return self._tried(read)

    def _tried[T](self, read: Callable[[], T]) -> T:
        """Once more after a longer wait where the connection broke or the site was busy."""
        with self._counted():
            for number in range(1, TRIES):
                try:
                    return read()
                except FetchError as error:
                    if not error.again or (error.wait or 0) > _LONGEST_WAIT:
                        raise
                    _pause(max(error.wait or 0, settings.COLLECT_WAIT_SECONDS * 3.0**number))
            return read()

    @contextmanager
    def _counted(self) -> Iterator[None]:
        """Counts what failed in a row, and stops everything where it was too much."""
        try:
            yield
        except FetchError as error:
            self._failures += 1
            self._refusals = self._refusals + 1 if error.refused else 0
            asked_away = error.refused and (error.wait or 0) > _LONGEST_WAIT
            if asked_away or self._refusals >= REFUSALS_TO_STOP:
                raise StopCollectingError(f"The site refused repeatedly: {error.message}", for_the_day=True) from error
            if self._failures >= FAILURES_TO_STOP:
                raise StopCollectingError(f"The site does not answer: {error.message}", for_the_day=False) from error
            raise
        self._failures = self._refusals = 0

    @contextmanager
    def _answer(self, address: str, headers: dict[str, str]) -> Iterator[httpx.Response]:
        """The answer with 200 or 304, after redirects that stay within the two origins. Raises FetchError."""
        for _ in range(_MOST_REDIRECTS + 1):
            if not self._origins.allow(address):
                raise FetchError(f"It leads elsewhere, to {address[:200]}.", again=False)
            self._wait()
            try:
                with self._client.stream("GET", address, headers=headers) as response:
                    if response.status_code not in _REDIRECTS:
                        _refuse(response)
                        yield response
                        return
                    location = response.headers.get("Location", "")
                    following = whole_address(address, location)
                    if following is None:
                        raise FetchError(f"It leads to “{location[:200]}”, which is not an address.", again=False)
                    address = following
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                raise FetchError(_broken(error)) from error
        raise FetchError("It redirects from one address to another without end.", again=False)

    def _wait(self) -> None:
        """No more than one request a second, or what COLLECT_WAIT_SECONDS says."""
        _pause(self._last + settings.COLLECT_WAIT_SECONDS - time.monotonic())
        self._last = time.monotonic()


def product_name() -> str:
    """The name that is sent, with whom to write to. Raises CannotCollectError where nobody is named."""
    contact = settings.COLLECT_CONTACT.strip()
    if not contact or not contact.isascii() or not contact.isprintable():
        raise CannotCollectError(
            "COLLECT_CONTACT is not set: give an email or web address at which the inspectorate can reach you."
        )
    return f"InspectionOutcomes/1.0 (+{contact})"


def _refuse(response: httpx.Response) -> None:
    """Raises FetchError for every status but those that bring something."""
    status = response.status_code
    if status in (httpx.codes.OK, httpx.codes.NOT_MODIFIED):
        return
    said = f"The site answered with {status} {response.reason_phrase}".strip() + "."
    wait = response.headers.get("Retry-After", "")
    raise FetchError(
        said,
        refused=status in _REFUSALS,
        wait=float(wait) if wait.isdecimal() and len(wait) < 8 else None,
        again=status in _PASSING or status >= httpx.codes.INTERNAL_SERVER_ERROR,
    )


def _read_page(response: httpx.Response) -> FetchedPage:
    """A page that is whole; one that ends in its middle, or is no page, is a FetchError."""
    body = bytearray()
    for chunk in _chunks(response):
        body += chunk
        if len(body) > _LARGEST_PAGE:
            raise FetchError("The page is larger than any page of the site was.", again=False)
    html = bytes(body).decode(response.encoding or "utf-8", errors="replace")
    if "</html" not in html[-2048:].lower():
        raise FetchError("The page is incomplete, or is not a web page.")
    headers = response.headers
    return FetchedPage(html, Validators(headers.get("ETag", "")[:300], headers.get("Last-Modified", "")[:100]))


def _pdf_of(response: httpx.Response) -> Iterator[bytes]:
    """The bytes, of which the first are looked at; and the last where nothing else says that all have come."""
    head, tail, begun = b"", b"", False
    for chunk in _chunks(response):
        tail = (tail + chunk)[-_LOOKED_AT:]
        if begun:
            yield chunk
            continue
        head += chunk
        if len(head) >= _LOOKED_AT:
            begun = True
            yield _beginning(head)
    if not begun:
        yield _beginning(head)
    told = "Content-Length" in response.headers or "chunked" in response.headers.get("Transfer-Encoding", "")
    if not told and b"%%EOF" not in tail:
        raise FetchError("The download stopped partway through the file.")


def _beginning(head: bytes) -> bytes:
    if b"%PDF-" not in head[:_LOOKED_AT]:
        raise FetchError("The site answered with something other than a PDF, such as an error page.", again=False)
    return head


def _chunks(response: httpx.Response) -> Iterator[bytes]:
    begun = time.monotonic()
    for chunk in response.iter_bytes():
        if time.monotonic() - begun > _LONGEST_ANSWER:
            raise FetchError("The answer took too long.")
        yield chunk


def _broken(error: Exception) -> str:
    """What went wrong on the way, in words."""
    if isinstance(error, httpx.TimeoutException):
        return "The site took too long to answer."
    if isinstance(error, httpx.RemoteProtocolError | httpx.ReadError | httpx.WriteError):
        return "The connection was lost."
    return f"The site could not be reached: {error}"[:300]


def _pause(seconds: float) -> None:
    if seconds > 0:
        time.sleep(seconds)
