"""The feeds of new reports, for England and for each council."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree

from django.test import Client
from pytest_django.asserts import assertInHTML

from inspections.models import Inspection
from tests.dashboard.seen import Seen

ATOM = {"a": "http://www.w3.org/2005/Atom"}
Page = Callable[[str], Seen]


def feed(client: Client, address: str) -> ElementTree.Element:
    response = client.get(address)
    assert (response.status_code, response.headers["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    return ElementTree.fromstring(response.content)


def texts(root: ElementTree.Element, path: str) -> list[str]:
    return [each.text or "" for each in root.findall(path, ATOM)]


def test_the_newest_reports_stand_first(record: None, client: Client):
    root = feed(client, "/feed/")

    assert texts(root, "a:title") == ["New inspection reports in England"]
    titles = texts(root, "a:entry/a:title")
    assert len(titles) == 40
    assert titles[0] == "Lancashire: ILACS standard inspection, 20 August 2026"
    assert texts(root, "a:entry/a:summary")[0] == (
        "Leadership: outstanding. Help and protection: good. Children in care: good. Care leavers: outstanding."
    )
    assert texts(root, "a:entry/a:published")[0] == "2026-08-20T00:00:00+01:00"
    links = [each.get("href") for each in root.findall("a:link", ATOM)]
    assert links == ["http://testserver/", "http://testserver/feed/"]


def test_a_council_has_a_feed_of_its_own(record: None, client: Client):
    root = feed(client, "/councils/stoke-on-trent/feed/")

    assert texts(root, "a:title") == ["Stoke-on-Trent: inspection reports"]
    assert texts(root, "a:entry/a:title") == [
        "Stoke-on-Trent: ILACS standard inspection, 15 July 2025",
        "Stoke-on-Trent: Focused visit, 31 October 2024",
        "Stoke-on-Trent: ILACS standard inspection, 25 November 2022",
        "Stoke-on-Trent: ILACS standard inspection, 18 March 2019",
        "Stoke-on-Trent: SIF full inspection, 10 August 2015",
        "Stoke-on-Trent: Safeguarding 2009 full inspection, 12 August 2011",
    ]
    pk = Inspection.objects.get(authority__dfe_number="861", framework="ilacs", start="2025-05-12").pk
    assert root.find("a:entry/a:link", ATOM).get("href") == f"http://testserver/inspections/{pk}/"


def test_entries_keep_their_name_when_a_report_takes_the_place_of_an_import(record: None, editor, client: Client):
    from tests.dashboard.published import publish_stoke

    before = texts(feed(client, "/councils/stoke-on-trent/feed/"), "a:entry/a:id")
    publish_stoke(editor)
    root = feed(client, "/councils/stoke-on-trent/feed/")
    titles = texts(root, "a:entry/a:title")
    names = texts(root, "a:entry/a:id")
    reports = [name for name, title in zip(names, titles, strict=True) if not title.startswith("Correction.")]
    assert reports == before
    assert len(set(before)) == 6
    assert {name.rpartition(":")[0] for name in before} == {"urn:uuid"}


def test_a_council_that_does_not_exist_has_no_feed(record: None, client: Client):
    assert client.get("/councils/nowhere/feed/").status_code == 404


def test_a_council_without_reports_has_an_empty_feed(register: None, client: Client):
    assert texts(feed(client, "/councils/stoke-on-trent/feed/"), "a:entry/a:id") == []


def test_pages_name_their_feeds(page: Page):
    national = (
        '<link rel="alternate" type="application/atom+xml" title="New inspection reports in England" href="/feed/">'
    )
    own = (
        '<link rel="alternate" type="application/atom+xml" title="Stoke-on-Trent: inspection reports" '
        'href="/councils/stoke-on-trent/feed/">'
    )

    assertInHTML(national, page("/").html)
    seen = page("/councils/stoke-on-trent/")
    assertInHTML(national, seen.html)
    assertInHTML(own, seen.html)
    assert seen.links["Feed"] == "/councils/stoke-on-trent/feed/"
