"""Search engines find every page once, and no address without end."""

from __future__ import annotations

import re

from django.test import Client

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


def test_a_page_of_editors_tells_them_nothing(editor_client: Client):
    html = editor_client.get("/reports/").content.decode()

    assert "og:" not in html
    assert "canonical" not in html
