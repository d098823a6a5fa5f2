"""Whatever an address or a form holds, no page falls over, on either database."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.browser.addresses import address, an_edition, pages
from tests.browser.world import World, make_world
from tests.scenes import scene

NAMES = (
    *("area", "as_at", "at", "audience", "basis", "cell", "council", "councils", "cutoff", "format", "framework"),
    *("grade", "in", "kind", "map", "page", "q", "region", "regions", "show", "since", "sort", "step", "theme"),
    *("tiles", "type", "unit", "with", "year", "next", "key", "to"),
)
UNASKED = {
    f"dashboard:{name}"
    for name in ("workbook", "document", "package", "table", "gallery", "edition_workbook", "edition_zip")
}
"""What is the same whatever its address holds."""
DIGITS = "9" * 5000
MARKUP = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
VALUES = {
    "nothing": "",
    "digits": DIGITS,
    "first day": "0001-01-01",
    "last day": "9999-12-31",
    "operators": '" OR NEAR( ^ * : - AND (" \' & | ! <-> % _ \\',
    "markup": MARKUP,
    "surrogate": "\udc80 \u202e \ufeff",
}


@scene
def world(record: None, editor: User) -> World:
    made = make_world(editor)
    an_edition()
    return made


@pytest.fixture
def signed_in(world: World) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(world.editor)
    return client


OF_NO_DATABASE = pytest.mark.once("nothing, and words like any other to a database: pages alone could fall over them")


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(("nothing", "markup"), marks=OF_NO_DATABASE, id="of no database"),
        pytest.param(("digits", "first day", "last day", "operators", "surrogate"), id="of a database"),
    ],
)
def test_no_page_falls_over_an_address(names: tuple[str, ...], world: World, signed_in: Client) -> None:
    queries = {name: query_of(VALUES[name]) for name in names}
    # A workbook is asked for in the same words as its CSV, by the same view.
    asked = [page for page in pages() if not page.endswith("_xlsx") and page not in UNASKED]
    codes = {
        (page, name): code_of(signed_in, f"{address(page, world)}?{query}")
        for page in asked
        for name, query in queries.items()
    }
    assert {page: code for page, code in codes.items() if code >= 500} == {}


def query_of(value: str) -> str:
    quoted = quote(value, errors="surrogatepass")
    return "&".join(f"{parameter}={quoted}" for parameter in NAMES)


def code_of(client: Client, path: str) -> int:
    """The status of an answer, which must hold no markup as it was sent; what streams is read to its end."""
    answer = client.get(path)
    if answer["Content-Type"].startswith("text/html"):
        assert MARKUP.encode() not in answer.content
    if answer.streaming:
        b"".join(answer.streaming_content)
    return answer.status_code


@pytest.mark.parametrize("page", ["dashboard:national", "dashboard:recommendations", "inspections:reports"])
def test_a_nul_is_refused(page: str, signed_in: Client) -> None:
    assert signed_in.get(f"{reverse(page)}?q=a%00b").status_code == 400


def test_a_nul_in_a_form_is_refused_and_changes_nothing(world: World, signed_in: Client) -> None:
    address = reverse("inspections:value", args=(world.to_review.pk,))
    fields = {"do": "set", "key": "lead_inspector", "value": "A\0da", "why": "seen"}
    assert signed_in.post(address, fields).status_code == 400
    before = world.to_review.draft
    world.to_review.refresh_from_db()
    assert world.to_review.draft == before


@pytest.mark.parametrize("value", [DIGITS, "9999-12-31", "0001-01-01", MARKUP, "%s {0} {{ x }}", "\u202egood\u2066"])
def test_no_form_falls_over_a_value(value: str, world: World, signed_in: Client) -> None:
    address = reverse("inspections:value", args=(world.to_review.pk,))
    fields = dict.fromkeys(("value", "why", "area", "number", "text", "section", "audience", "tag"), value)
    codes = {
        (do, key): signed_in.post(address, {**fields, "do": do, "key": key}).status_code
        for do in ("set", "keep_record", "add", "item", value)
        for key in ("published", "lead_inspector", "authority", "judgement:leadership", "item:1", value)
    }
    assert [asked for asked, code in codes.items() if code >= 500] == []


def test_a_request_for_another_host_is_refused_with_a_page(client: Client, settings) -> None:
    """Before anybody is asked who sends it: there is no user yet."""
    settings.ALLOWED_HOSTS = ["outcomes.example"]
    answer = client.get("/", headers={"host": "elsewhere.example"})
    assert answer.status_code == 400
    assert "The request could not be read" in answer.content.decode()
