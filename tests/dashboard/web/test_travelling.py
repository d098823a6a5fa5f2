"""Date, basis and region travel with a person, through pages that do not count by them too."""

from __future__ import annotations

import re

import pytest
from django.utils.safestring import mark_safe

from dashboard.web.travelling import with_travelled_links
from inspections.models import Inspection
from tests.dashboard.once import OF_THE_RECORD
from tests.scenes import scene

pytestmark = OF_THE_RECORD
QUERY = "?as_at=2018-03-31&region=London"


@scene
def latest(record):
    return Inspection.objects.filter(authority__slug="stoke-on-trent").exclude(published=None).latest("published")


def test_a_council_hands_its_date_to_its_inspections_and_these_hand_it_back(page, latest):
    inspection = Inspection.objects.filter(authority__slug="stoke-on-trent", framework="sif").get()
    council = page("/councils/stoke-on-trent/?as_at=2018-03-31").html
    assert f'href="/inspections/{inspection.pk}/?as_at=2018-03-31"' in council

    seen = page(f"/inspections/{inspection.pk}/?as_at=2018-03-31&region=London")
    assert seen.links["Stoke-on-Trent"] == f"/councils/stoke-on-trent/{QUERY}"
    assert seen.links["National"] == f"/{QUERY}"
    assert seen.links["Distribution"] == f"/distribution/{QUERY}"


@pytest.mark.parametrize("address", ["/words/", "/method/", "/data/", "/corrections/", "/accessibility/"])
def test_a_page_without_a_date_keeps_that_of_the_page_before(page, address):
    assert page(f"{address}{QUERY}").links["Councils"] == f"/councils/{QUERY}"


def test_the_latest_stays_the_latest(page, latest):
    for address in ("/", "/councils/stoke-on-trent/", f"/inspections/{latest.pk}/"):
        assert "as_at=" not in re.sub(r'name="as_at"|\?as_at=\d{4}-0[38]-\d\d', "", page(address).html)


@pytest.mark.parametrize(
    ("link", "taken"),
    [
        ("/inspections/7/", "/inspections/7/?as_at=2018-03-31"),
        ("/inspections/7/?at=overall#page", "/inspections/7/?at=overall&amp;as_at=2018-03-31#page"),
        ("/councils/derby/?as_at=2015-01-01", "/councils/derby/?as_at=2015-01-01"),
        ("/inspections/7.pdf", "/inspections/7.pdf"),
        ("?", "?"),
        ("/data/judgements.csv", "/data/judgements.csv"),
        ("https://elsewhere.example/inspections/7/", "https://elsewhere.example/inspections/7/"),
    ],
)
def test_only_links_to_pages_that_say_nothing_else_are_changed(link, taken):
    made = with_travelled_links(mark_safe(f'<a href="{link}">x</a>'), "?as_at=2018-03-31")
    assert made == f'<a href="{taken}">x</a>'


def test_what_was_typed_into_the_address_is_escaped(page):
    html = page("/words/?region=%22%3E%3Cscript%3E").html
    assert "<script>" not in html.split("<main", 1)[1]
    assert '"><script' not in html


def test_a_long_value_is_not_handed_on(page):
    assert "x" * 50 not in page(f"/words/?region={'x' * 50}").html.split("</head>")[1]
