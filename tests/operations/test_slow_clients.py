"""Clients that dawdle take no thread from anybody: more of them than there are threads, and pages are answered."""

from __future__ import annotations

import errno
import gc
import http.client
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest
from gunicorn.workers.gthread import ThreadWorker

from inspections.serving.web_worker import LOOKS_AFTER, PatientWorker, is_whole
from tests.operations.conftest import Serving

HEAD = b"POST /sign-in/ HTTP/1.1\r\nHost: localhost\r\n"
MORE_THAN_THREADS = 40
WHOLE = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n"
HELD = {
    "a header that never ends": b"GET / HTTP/1.1\r\n" + b"".join(b"X-%d: %01000d\r\n" % (n, n) for n in range(70)),
    "the next header, begun": WHOLE + b"\r\nGET / HTTP/1.1\r\nHost: lo",
    "a body that was asked about": HEAD + b"Content-Length: 100\r\nExpect: 100-continue\r\n\r\nuser",
    "the rest of a body that nobody reads": HEAD + b"Transfer-Encoding: chunked\r\n\r\n1",
    "an answer, and never closed": WHOLE + b"Connection: close\r\n\r\n",
    "a large answer that nobody takes": b"GET /councils/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
}
"""Each would keep a thread, or the one that accepts, for as long as anybody likes."""
MANY_MORE = 120
PATIENCE = 60
"""Seconds: far less than these would hold everybody up for, far more than a slow machine takes."""


@pytest.mark.parametrize(
    ("received", "whole"),
    [
        (b"GET / HTTP/1.1\r\nHost: localhost\r\n", False),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", True),
        (HEAD + b"Content-Length: 4\r\n\r\nabc", False),
        (HEAD + b"content-length:4\r\n\r\nabcd", True),
        (HEAD + b"Content-Length: 0000000000000000000000004\r\n\r\nabc", False),
        (HEAD + b"Content-Length: 9999999\r\n\r\n", True),
        (HEAD + b"Content-Length: 4\r\nExpect: 100-continue\r\n\r\n", False),
        (HEAD + b"Content-Length: 9999999\r\nExpect: 100-continue\r\n\r\n", True),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", True),
        (b"a" * 70_000, False),
    ],
)
def test_a_request_is_taken_up_once_it_is_there(received: bytes, whole: bool):
    assert is_whole(received) == whole


def test_what_is_there_to_stay_is_not_looked_through_for_garbage(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(ThreadWorker, "load_wsgi", lambda _: None)
    threshold, frozen = gc.get_threshold(), gc.get_freeze_count()
    newcomer = {"a container": []}
    try:
        PatientWorker.__new__(PatientWorker).load_wsgi()
        assert gc.get_freeze_count() > frozen
        assert all(each is not newcomer for generation in range(3) for each in gc.get_objects(generation))
        assert gc.get_threshold() == LOOKS_AFTER
    finally:
        gc.set_threshold(*threshold)


def test_running_out_of_open_files_ends_nothing():
    class Full:
        def accept(self) -> None:
            raise OSError(errno.EMFILE, "Too many open files")

    worker = PatientWorker.__new__(PatientWorker)
    worker.nr_conns = 7
    worker.accept(Full())
    assert worker.nr_conns == 7


def test_pages_are_answered_while_many_dawdle_and_split_requests_are_understood(standing: Serving):
    where = urlsplit(standing.address())
    host, port = str(where.hostname), int(where.port or 80)
    with ExitStack() as stack:
        for number in range(MORE_THAN_THREADS):
            slow = stack.enter_context(socket.create_connection((host, port)))
            if number % 3 == 0:
                slow.sendall(b"GET / HTTP/1.1\r\nHost: local")
            elif number % 3 == 1:
                slow.sendall(HEAD + b"Content-Length: 100\r\n\r\nuser")
        # Kept: three requests on one connection.
        kept = http.client.HTTPConnection(host, port, timeout=PATIENCE)
        assert [_status(kept, path) for path in ("/healthz", "/councils/", "/healthz")] == [200, 200, 200]
        kept.close()
        # In pieces, and two at once.
        pieces = stack.enter_context(socket.create_connection((host, port), timeout=PATIENCE))
        for piece in _pieces():
            pieces.sendall(piece)
        pieces.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        told = b"".join(iter(lambda: pieces.recv(65_536), b""))
        assert told.count(b"HTTP/1.1 200 OK") + told.count(b"HTTP/1.1 403") == 2


def test_no_way_of_holding_a_connection_holds_up_others(standing: Serving):
    where = urlsplit(standing.address())
    host, port = str(where.hostname), int(where.port or 80)
    for sent in HELD.values():
        with ExitStack() as stack:
            for _ in range(MANY_MORE):
                stack.enter_context(socket.create_connection((host, port), timeout=PATIENCE)).sendall(sent)
            kept = http.client.HTTPConnection(host, port, timeout=PATIENCE)
            assert [_status(kept, path) for path in ("/healthz", "/councils/", "/healthz")] == [200, 200, 200]
            kept.close()


def test_a_request_that_came_half_with_the_last_one_is_answered_when_the_rest_is_there(standing: Serving):
    where = urlsplit(standing.address())
    with socket.create_connection((str(where.hostname), int(where.port or 80)), timeout=PATIENCE) as one:
        one.sendall(WHOLE + b"\r\n" + WHOLE + b"\r\n" + WHOLE)
        told = b""
        while told.count(b"ok\n") < 2:
            told += one.recv(65_536)
        one.sendall(b"Connection: close\r\n\r\n")
        told += b"".join(iter(lambda: one.recv(65_536), b""))
    assert told.count(b"HTTP/1.1 200 OK") == 3


def _status(connection: http.client.HTTPConnection, path: str) -> int:
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    return answer.status


def _pieces() -> Iterator[bytes]:
    whole = HEAD + b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 20\r\n\r\nusername=a&password="
    yield from (whole[at : at + 40] for at in range(0, len(whole), 40))
