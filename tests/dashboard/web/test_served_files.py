"""Whole files as a web server sends them: it takes a file out of Django's hands, and closes it itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from wsgiref.util import FileWrapper

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client, RequestFactory

from tests.editions import load_two_councils, taken
from tests.scenes import scene

FILES = [
    "/data/inspection-outcomes.json",
    "/data/inspection-outcomes.xlsx",
    "/connected/positions-by-year.json",
    "/editions/1/inspection-outcomes.zip",
    "/editions/1/inspection-outcomes.xlsx",
    "/editions/1/judgements.csv",
]


@scene
def edition(db: None) -> None:
    load_two_councils()
    taken()


@contextmanager
def connected() -> Iterator[None]:
    """A server gives up the connection to the database between requests, in which the test's transaction is."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.parametrize("address", FILES)
@pytest.mark.parametrize("how", ["made", "kept"])
def test_a_server_sends_what_a_client_reads(address: str, how: str, edition: None, client: Client):
    read = b"".join(client.get(address)) if how == "kept" else b""
    said: list[str] = []
    environ = RequestFactory().get(address).environ | {"wsgi.file_wrapper": FileWrapper}
    with connected():
        sent = WSGIHandler()(environ, lambda status, headers: said.append(status))
        content = b"".join(sent)
        sent.close()
    assert said == ["200 OK"]
    assert content
    assert how == "made" or content == read
