"""Pages without a secret are compressed and validated; pages with one are sent as they are."""

from __future__ import annotations

import gzip

import brotli
import pytest
from django.test import Client


@pytest.mark.parametrize(
    ("accepted", "name", "unpack"), [("gzip, br", "br", brotli.decompress), ("gzip", "gzip", gzip.decompress)]
)
def test_a_page_for_visitors_is_compressed(record: None, client: Client, accepted, name, unpack):
    plain = client.get("/councils/")
    packed = client.get("/councils/", headers={"accept-encoding": accepted})

    assert packed.headers["Content-Encoding"] == name
    assert unpack(packed.content) == plain.content
    assert len(packed.content) < len(plain.content) / 4
    assert {"Accept-Encoding", "Cookie", "HX-Request"} <= set(packed.headers["Vary"].split(", "))


def test_whoever_has_the_page_is_told_so_without_it(record: None, client: Client):
    first = client.get("/recommendations/", headers={"accept-encoding": "br"})
    again = client.get("/recommendations/", headers={"accept-encoding": "br", "if-none-match": first.headers["ETag"]})

    assert (again.status_code, again.content) == (304, b"")


def test_a_page_with_a_token_is_not_compressed(db: None, client: Client):
    answer = client.get("/sign-in/", headers={"accept-encoding": "gzip, br"})

    assert b"csrfmiddlewaretoken" in answer.content
    assert "Content-Encoding" not in answer.headers
    assert "ETag" not in answer.headers


def test_a_page_for_somebody_who_is_signed_in_is_not_compressed(record: None, editor_client: Client):
    answer = editor_client.get("/councils/", headers={"accept-encoding": "gzip, br"})

    assert "Content-Encoding" not in answer.headers


def test_a_first_visit_to_a_council_s_page_is_small(record: None, client: Client):
    page = client.get("/councils/stoke-on-trent/", headers={"accept-encoding": "br"})

    assert len(page.content) < 30_000
