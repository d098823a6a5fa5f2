"""Search engines find every page once, and no address without end."""

from __future__ import annotations

import re

from django.test import Client

from checks.addresses import public_addresses
from inspections.models import Inspection


def test_the_site_map_has_every_page_council_and_inspection_once(record: None, client: Client):
    places = re.findall(r"<loc>http://testserver([^<]*)</loc>", client.get("/sitemap.xml").content.decode())

    assert len(places) == len(set(places)) > 161 + 400
    assert {"/", "/councils/stoke-on-trent/", "/recommendations/"} <= set(places)
    assert f"/inspections/{Inspection.objects.filter(published__isnull=False).first().pk}/" in places
    assert not any("?" in place for place in places)


def test_robots_keep_out_of_choices_files_and_what_is_for_editors(record: None, client: Client):
    text = client.get("/robots.txt").content.decode()

    assert text.startswith("User-agent: *")
    for line in ("Disallow: /*?", "Disallow: /admin/", "Sitemap: http://testserver/sitemap.xml"):
        assert line in text.splitlines()


def test_a_plain_page_is_canonical_and_one_with_choices_is_not_indexed(record: None, client: Client):
    plain = client.get("/distribution/").content.decode()
    chosen = client.get("/distribution/?region=London").content.decode()

    assert '<link rel="canonical" href="http://testserver/distribution/">' in plain
    assert '<meta name="robots" content="noindex, follow">' not in plain
    assert '<meta name="robots" content="noindex, follow">' in chosen
    assert "canonical" not in chosen
    assert re.search(r'<meta property="og:title" content="[^"]*London', chosen)
    assert re.search(r'<meta name="description" content="[^"]+', plain)


def test_every_page_that_is_indexed_says_what_it_is_and_leads_on_by_addresses(record: None, client: Client):
    nameless, nowhere, indexed = [], [], 0
    for address in [each for each in public_addresses() if not {".", "?"} & set(each)]:
        html = client.get(address).content.decode()
        if '<link rel="canonical"' in html:
            indexed += 1
            nameless += [] if re.search(r'<meta name="description" content="[^"]+', html) else [address]
            nowhere += [address for link in re.findall(r"<a\b[^>]*>", html) if "href=" not in link]
    assert (nameless, nowhere) == ([], [])
    assert indexed > 15


def test_the_answers_to_a_form_and_to_a_mail_are_not_indexed(record: None, client: Client):
    for address in ("/find/", "/watching/asked/"):
        assert '<meta name="robots" content="noindex, follow">' in client.get(address).content.decode()
    page = client.get("/watching/confirm/made-up/", follow=True).content.decode()
    assert "made-up" not in page.split("</head>")[0]


def test_a_page_of_editors_tells_them_nothing(editor_client: Client):
    html = editor_client.get("/reports/").content.decode()

    assert "og:" not in html
    assert "canonical" not in html
