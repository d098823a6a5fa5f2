"""Clients that dawdle take no thread from anybody: more of them than there are threads, and pages are answered."""

from __future__ import annotations

import http.client
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest

from inspections.serving.web_worker import is_whole
from tests.operations.conftest import Serving

HEAD = b"POST /sign-in/ HTTP/1.1\r\nHost: localhost\r\n"
MORE_THAN_THREADS = 40


@pytest.mark.parametrize(
    ("received", "whole"),
    [
        (b"GET / HTTP/1.1\r\nHost: localhost\r\n", False),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", True),
        (HEAD + b"Content-Length: 4\r\n\r\nabc", False),
        (HEAD + b"content-length:4\r\n\r\nabcd", True),
        (HEAD + b"Content-Length: 9999999\r\n\r\n", True),
        (HEAD + b"Content-Length: 4\r\nExpect: 100-continue\r\n\r\n", True),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", True),
        (b"a" * 70_000, True),
    ],
)
def test_a_request_is_taken_up_once_it_is_there(received: bytes, whole: bool):
    assert is_whole(received) == whole


def test_pages_are_answered_while_many_dawdle_and_split_requests_are_understood(serving: Serving):
    where = urlsplit(serving.address())
    host, port = str(where.hostname), int(where.port or 80)
    with ExitStack() as stack:
        for number in range(MORE_THAN_THREADS):
            slow = stack.enter_context(socket.create_connection((host, port)))
            if number % 3 == 0:
                slow.sendall(b"GET / HTTP/1.1\r\nHost: local")
            elif number % 3 == 1:
                slow.sendall(HEAD + b"Content-Length: 100\r\n\r\nuser")
        # Kept: three requests on one connection.
        kept = http.client.HTTPConnection(host, port, timeout=15)
        assert [_status(kept, path) for path in ("/healthz", "/councils/", "/healthz")] == [200, 200, 200]
        kept.close()
        # In pieces, and two at once.
        pieces = stack.enter_context(socket.create_connection((host, port), timeout=15))
        for piece in _pieces():
            pieces.sendall(piece)
        pieces.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        told = b"".join(iter(lambda: pieces.recv(65_536), b""))
        assert told.count(b"HTTP/1.1 200 OK") + told.count(b"HTTP/1.1 403") == 2


def _status(connection: http.client.HTTPConnection, path: str) -> int:
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    return answer.status


def _pieces() -> Iterator[bytes]:
    whole = HEAD + b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 20\r\n\r\nusername=a&password="
    yield from (whole[at : at + 40] for at in range(0, len(whole), 40))
