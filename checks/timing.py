"""`python -m checks.timing ROUNDS TIMES`: requests every public address and prints how long each took.

Times are of the whole WSGI application, from the request to the last byte, without the first request.
"""

from __future__ import annotations

import gzip
import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final
from wsgiref.util import setup_testing_defaults

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from checks.addresses import public_addresses  # noqa: E402
from config.wsgi import application  # noqa: E402
from dashboard.counting.scope import CURRENT  # noqa: E402
from dashboard.shared.record_cache import cache_of_this_record  # noqa: E402

QUERIES: Final = 12
KIB: Final = 60
FILES: Final = 5
"""The most times that a download is requested."""
_BARS: Final = {1: (40.0, 100.0)}
_LARGER: Final = (float("inf"), 200.0)

COUNT: Final = """
    SELECT area, grade, COUNT(*) FROM (
        SELECT j.area, j.grade, ROW_NUMBER() OVER (
            PARTITION BY i.authority_id, j.area
            ORDER BY COALESCE(i."end", i.published) DESC, i.published DESC, i.id DESC
        ) AS place
        FROM inspections_inspection i JOIN inspections_judgement j ON j.inspection_id = i.id
        WHERE i.framework IN ({frameworks})
    ) AS latest WHERE place = 1 GROUP BY area, grade
"""
"""The grades of every judgement at its latest inspection: the count of the national page as one SQL query."""


@dataclass(frozen=True)
class Answer:
    status: int
    kind: str
    body: bytes


@dataclass(frozen=True)
class Line:
    """The cost of one address: times in milliseconds, size in KiB compressed.

    `median` is of repeated requests, with the caches in use; `made` (a median) and `p95` are of pages built each time.
    """

    address: str
    is_page: bool
    queries: int
    median: float
    made: float
    p95: float
    size: float

    def over(self, median: float, p95: float) -> list[str]:
        """The names of the limits that a page exceeds; downloads have none."""
        if not self.is_page:
            return []
        bars = {"median": (self.median, median), "p95": (self.p95, p95)}
        values = {**bars, "queries": (self.queries, QUERIES), "size": (self.size, KIB)}
        return [name for name, (value, bar) in values.items() if value > bar]


def ask(address: str) -> Answer:
    """One request, made as the web server would."""
    path, _, query = address.partition("?")
    environ: dict[str, Any] = {"PATH_INFO": path, "QUERY_STRING": query, "HTTP_HOST": "localhost"}
    setup_testing_defaults(environ)
    head: list[Any] = []

    def start(status: str, headers: list[tuple[str, str]], error: Any = None, /) -> Callable[[bytes], object]:
        head.extend((status, dict(headers)))
        return len

    body = application(environ, start)
    try:
        whole = b"".join(body)
    finally:
        if hasattr(body, "close"):
            body.close()
    return Answer(int(head[0].split()[0]), head[1].get("Content-Type", ""), whole)


def line(address: str, rounds: int) -> Line:
    """Measures an address. Raises RuntimeError if it answers with an error."""
    with CaptureQueriesContext(connection) as captured:
        # Only the second request is counted: the record is cached by then, and clearing the cache drops the page.
        ask(address)
        cache_of_this_record().clear()
        before = len(captured)
        answer = ask(address)
        queries = len(captured) - before
    # A redirect is fine, because its target is timed too.
    if answer.status not in (200, 301, 302):
        raise RuntimeError(f"{address} answers {answer.status}")
    is_page = answer.kind.startswith("text/html")
    rounds = rounds if is_page else min(rounds, FILES)
    times = [_timed(lambda: ask(address)) for _ in range(rounds)]
    made = [_made_anew(address) for _ in range(rounds)]
    size = len(gzip.compress(answer.body, 6)) / 1024
    return Line(address, is_page, queries, statistics.median(times), statistics.median(made), _p95(made), size)


def _made_anew(address: str) -> float:
    cache_of_this_record().clear()
    return _timed(lambda: ask(address))


def bare_count(rounds: int) -> float:
    """The median time of COUNT, in milliseconds."""

    def count() -> None:
        with connection.cursor() as cursor:
            keys = [each.key for each in CURRENT.frameworks]
            cursor.execute(COUNT.format(frameworks=", ".join(["%s"] * len(keys))), keys)
            cursor.fetchall()

    return statistics.median(_timed(count) for _ in range(rounds))


def _timed(what: Callable[[], object]) -> float:
    started = time.perf_counter()
    what()
    return (time.perf_counter() - started) * 1000


def _p95(times: list[float]) -> float:
    return sorted(times)[max(round(len(times) * 0.95) - 1, 0)]


def main() -> int:
    rounds, bars = int(sys.argv[1]), _BARS.get(int(sys.argv[2]), _LARGER)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    print("median: as asked again and again; made, p95: made anew each time")
    print(f"{'address':<58}{'queries':>8}{'median':>9}{'made':>9}{'p95':>9}{'gzip':>10}")
    late = 0
    for address in public_addresses():
        found = line(address, rounds)
        over = found.over(*bars)
        late += bool(over)
        note = f"  over: {', '.join(over)}" if over else "" if found.is_page else "  file"
        times = f"{found.median:>6.1f} ms{found.made:>6.1f} ms{found.p95:>6.1f} ms"
        print(f"{address:<58}{found.queries:>8}{times}{found.size:>6.1f} KiB{note}", flush=True)
    print(f"{'the national count as one bare SQL query':<66}{bare_count(rounds):>6.1f} ms")
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main())
