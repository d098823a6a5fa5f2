"""Strangers who ask for the worst at once, without a pause: files, pictures, searches, passwords, slow sockets."""

from __future__ import annotations

import http.client
import itertools
import socket
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote

from checks.load.readers import Asked, headers

_PATIENCE: Final = 130
_WORST: Final = "/recommendations.xlsx?in=text"
_SENT_EVERY: Final = 5.0
"""Seconds between two bytes of a slow socket."""
_WORDS: Final = ("supervision", "plans", "neglect", "leaders", "school", "court", "homes", "carers", "doctors")


@dataclass(frozen=True)
class Crowd:
    """How many strangers of each kind."""

    worst: int = 16
    pictures: int = 40
    searches: int = 40
    passwords: int = 40
    slow: int = 50


@dataclass
class Strangers:
    """They go on until told to stop; `met` is how each kind was answered."""

    host: str
    port: int
    pictures: Sequence[str]
    met: dict[str, Asked] = field(default_factory=dict)
    over: threading.Event = field(default_factory=threading.Event)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _number: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    def begin(self, crowd: Crowd) -> None:
        kinds: list[tuple[str, int, Callable[[int], tuple[str, str, bytes | None]]]] = [
            ("whole files", crowd.worst, lambda _: ("GET", _WORST, None)),
            ("searches", crowd.searches, lambda n: ("GET", f"/recommendations/?in=text&q={quote(_words(n))}", None)),
            ("passwords", crowd.passwords, lambda n: ("POST", "/sign-in/", f"username=a{n}&password=b{n}".encode())),
        ]
        if self.pictures:
            kinds.append(("pictures", crowd.pictures, lambda n: ("GET", self.pictures[n % len(self.pictures)], None)))
        for name, count, request in kinds:
            self.met[name] = Asked()
            for _ in range(count):
                threading.Thread(target=self._ask, args=(name, request), daemon=True).start()
        self.met["slow sockets"] = Asked()
        for number in range(crowd.slow):
            threading.Thread(target=self._dawdle, args=(number,), daemon=True).start()

    def _ask(self, name: str, request: Callable[[int], tuple[str, str, bytes | None]]) -> None:
        while not self.over.is_set():
            number = next(self._number)
            method, address, body = request(number)
            own = headers(f"203.{number // 62500 % 250}.{number // 250 % 250}.{number % 250 + 1}")
            if body is not None:
                token = "a" * 32
                own |= {"Content-Type": "application/x-www-form-urlencoded", "Cookie": f"csrftoken={token}"}
                own |= {"X-CSRFToken": token, "Referer": "https://localhost/sign-in/"}
            began = time.monotonic()
            connection = http.client.HTTPConnection(self.host, self.port, timeout=_PATIENCE)
            try:
                connection.request(method, address, body=body, headers=own)
                answer = connection.getresponse()
                answer.read()
            except (OSError, http.client.HTTPException) as error:
                with self._lock:
                    self.met[name].failures[type(error).__name__] += 1
            else:
                with self._lock:
                    self.met[name].statuses[answer.status] += 1
                    self.met[name].times.append((time.monotonic() - began) * 1000)
                if answer.status in (429, 503):
                    # Even a hostile program gains nothing by asking faster than it is refused.
                    self.over.wait(0.2)
            finally:
                connection.close()

    def _dawdle(self, number: int) -> None:
        """A header, or a body, that never ends; opened again where the server closed it."""
        begin = b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: "
        if number % 2:
            begin = b"POST /sign-in/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9999\r\n\r\n"
        while not self.over.is_set():
            began = time.monotonic()
            with suppress(OSError), socket.create_connection((self.host, self.port), timeout=10) as slow:
                slow.sendall(begin)
                while not self.over.wait(_SENT_EVERY):
                    slow.sendall(b"a")
            with self._lock:
                self.met["slow sockets"].failures["closed"] += 1
                self.met["slow sockets"].times.append((time.monotonic() - began) * 1000)


def _words(number: int) -> str:
    return f"{_WORDS[number % len(_WORDS)]} {_WORDS[number // 9 % len(_WORDS)]}"
