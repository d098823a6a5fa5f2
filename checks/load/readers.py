"""Readers: each a thread with an address of its own, which asks, waits as a person does, and asks again."""

from __future__ import annotations

import http.client
import random
import statistics
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

_PATIENCE: Final = 60
"""Seconds until a reader gives up: a browser waits about as long."""
_FILES: Final = (".csv", ".xlsx", ".json", ".docx", ".zip", ".ics", ".xml", ".png", ".svg")
_FILE_OF: Final = 5
"""Every so many requests of a reader are for a file; the others are for pages."""


@dataclass
class Asked:
    """What was asked of one kind, and how it was answered: milliseconds of answers, statuses, and what went wrong."""

    times: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    failures: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, str] = (0.0, "")

    @property
    def count(self) -> int:
        return sum(self.statuses.values()) + self.failures.total()

    def errors(self, *, refusals: bool = False) -> int:
        """Answers that say it failed; being told to wait is one only where `refusals` says so."""
        waits = 0 if refusals else self.statuses[503] + self.statuses[429]
        return self.failures.total() + sum(n for code, n in self.statuses.items() if code >= 400) - waits

    def at(self, share: float) -> float:
        found = sorted(self.times)
        return found[min(len(found) - 1, int(share * len(found)))] if found else 0.0

    def line(self, name: str) -> str:
        half = statistics.median(self.times) if self.times else 0.0
        told = ", ".join(f"{code}: {n}" for code, n in sorted(self.statuses.items()))
        wrong = "".join(f", {why}: {n}" for why, n in self.failures.items())
        return (
            f"{name:<22}{self.count:>8}{half:>9.0f}{self.at(0.95):>9.0f}{max(self.times, default=0):>9.0f}"
            f"   {told}{wrong}"
        )


HEAD: Final = f"{'ms':<22}{'asked':>8}{'median':>9}{'p95':>9}{'slowest':>9}   answers"


class Readers:
    """So many readers on some addresses; `pages` and `files` hold what they met."""

    def __init__(
        self, host: str, port: int, addresses: Sequence[str], *, count: int, seed: int, patience: float = _PATIENCE
    ) -> None:
        self._host, self._port, self._count, self._seed, self._patience = host, port, count, seed, patience
        self._files = [each for each in addresses if is_file(each)]
        self._pages = [each for each in addresses if not is_file(each)]
        self.pages, self.files = Asked(), Asked()
        self._lock = threading.Lock()

    def run(self, *, seconds: float, wait: tuple[float, float] = (1.0, 3.0), most: int | None = None) -> None:
        """Until the time is over, or each has asked `most` times."""
        until = time.monotonic() + seconds
        each: Callable[[int], None] = lambda number: self._read(number, until, wait, most)  # noqa: E731
        threads = [threading.Thread(target=each, args=(number,), daemon=True) for number in range(self._count)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(seconds + 2 * self._patience)

    def _read(self, number: int, until: float, wait: tuple[float, float], most: int | None) -> None:
        chance = random.Random(self._seed * 1000 + number)  # noqa: S311
        time.sleep(chance.uniform(0, wait[1]))
        connection = http.client.HTTPConnection(self._host, self._port, timeout=self._patience)
        done = 0
        while time.monotonic() < until and (most is None or done < most):
            done += 1
            of_files = bool(self._files) and chance.randrange(_FILE_OF) == 0
            address = chance.choice(self._files if of_files else self._pages)
            self.ask(connection, address, f"198.51.{number // 250}.{number % 250 + 1}")
            time.sleep(chance.uniform(*wait))
        connection.close()

    def ask(self, connection: http.client.HTTPConnection, address: str, reader: str) -> None:
        """Once, as that reader; what came of it is kept."""
        began = time.monotonic()
        met = self.files if is_file(address) else self.pages
        try:
            try:
                answer = _get(connection, address, reader)
            except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
                # A kept connection that the server had closed meanwhile: browsers and proxies ask again.
                connection.close()
                answer = _get(connection, address, reader)
        except (OSError, http.client.HTTPException) as error:
            connection.close()
            with self._lock:
                met.failures[type(error).__name__] += 1
            return
        took = (time.monotonic() - began) * 1000
        with self._lock:
            met.statuses[answer.status] += 1
            met.times.append(took)
            met.slowest = max(met.slowest, (took, address))


def ask_in_turn(host: str, port: int, addresses: Sequence[str], *, rounds: int, patience: float = _PATIENCE) -> Asked:
    """All of them, one after the other, so many times; each as another reader, so that none is told to wait."""
    one = Readers(host, port, addresses, count=1, seed=1, patience=patience)
    connection = http.client.HTTPConnection(host, port, timeout=patience)
    for number, address in enumerate([*addresses] * rounds):
        one.ask(connection, address, f"198.51.{number // 250 % 250}.{number % 250 + 1}")
    connection.close()
    return one.files if addresses and is_file(addresses[0]) else one.pages


def _get(connection: http.client.HTTPConnection, address: str, reader: str) -> http.client.HTTPResponse:
    connection.request("GET", address, headers=headers(reader))
    answer = connection.getresponse()
    answer.read()
    return answer


def headers(reader: str) -> dict[str, str]:
    """What a proxy adds, and a browser sends."""
    return {
        "Host": "localhost",
        "X-Forwarded-For": reader,
        "X-Forwarded-Proto": "https",
        "Accept-Encoding": "gzip",
        "User-Agent": "Mozilla/5.0 (load)",
    }


def is_file(address: str) -> bool:
    return address.partition("?")[0].endswith(_FILES)
