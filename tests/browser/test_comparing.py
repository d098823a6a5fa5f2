"""The comparison and movement pages in a browser: every state is checked, and both pages are used."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_every_page import problems_of

STATES = [
    "/compare/?neighbours_of=861&sort=-leadership",
    "/compare/?region=London&own=202&area=care_leavers&as_at=2024-03-31&basis=inspected",
    "/compare/?councils=909,861,999&as_at=2014-01-01",
    "/compare/?council=north&with=neighbours",
    "/movement/?area=overall&step=sif-ilacs&cell=requires_improvement-inadequate",
    "/movement/?area=adoption&as_at=2014-06-01",
    "/movement/?area=care_leavers&region=North+East&timeline=table&flows=table",
]


@pytest.mark.parametrize(("width", "scheme"), [(1440, "dark"), (768, "light"), (390, "light")])
def test_every_state_keeps_the_rules(world, open_page, width, scheme):
    opened = open_page(width=width, scheme=scheme)
    assert {path: found for path in STATES if (found := problems_of(opened, path))} == {}


def test_a_council_that_is_typed_stands_beside_its_neighbours(world, open_page):
    opened = open_page()
    opened.goto("/compare/")
    page = opened.page
    page.get_by_label("Compare", exact=True).fill("Leeds")
    page.get_by_role("button", name="Show").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Leeds and its neighbours")
    expect(page).to_have_url(re.compile(r"neighbours_of=383$"))
    page.get_by_label("with", exact=True).select_option("region")
    page.get_by_label("Compare", exact=True).press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Yorkshire and the Humber: 15 councils side by side")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Leeds and its neighbours")
    assert opened.problems == []


def test_ticking_councils_leads_to_one_address(world, open_page):
    opened = open_page()
    opened.goto("/compare/?councils=383")
    page = opened.page
    page.get_by_text("Choose any councils from the list").click()
    expect(page.get_by_label("Leeds", exact=True)).to_be_checked()
    page.get_by_label("Wakefield", exact=True).check()
    page.get_by_role("button", name="Compare those ticked").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Leeds and Wakefield")
    expect(page).to_have_url(re.compile(r"/compare/\?councils=383,384$"))
    assert opened.problems == []


def test_a_region_is_shown_when_asked_for_and_its_flows_are_drawn(world, open_page):
    opened = open_page()
    opened.goto("/movement/")
    page = opened.page
    page.evaluate("window.stays = true")
    region = page.get_by_label("Region")
    region.select_option("London")
    expect(page.get_by_role("heading", level=1)).not_to_have_text(re.compile("^London: "))
    page.locator("form").filter(has=region).get_by_role("button", name="Show").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^London: "))
    assert page.evaluate("window.stays")
    for figure in page.locator("[data-figure]").all():
        expect(figure.locator("svg[data-marks]:visible")).to_have_count(1)
    assert opened.problems == []


def test_a_band_leads_to_the_councils_behind_it(world, open_page):
    opened = open_page()
    opened.goto("/movement/?as_at=2026-08-22")
    page = opened.page
    page.locator("#flows .in-wide").get_by_role("link", name=re.compile("^Outstanding to outstanding")).click()
    expect(page).to_have_url(re.compile("cell=outstanding-outstanding#behind$"))
    expect(page.get_by_role("heading", name="Behind the chosen cell")).to_be_visible()
    assert opened.problems == []
