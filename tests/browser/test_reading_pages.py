"""What visitors do on the public pages: choose a date, go back, search for a council."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize("path", ["/", "/distribution/?as_at=2016-08-05"])
def test_a_choice_in_the_date_bar_waits_for_its_button_and_is_kept_in_the_address(world, open_page, path):
    opened = open_page()
    opened.goto(path)
    page = opened.page
    before = page.get_by_role("heading", level=1).inner_text()
    page.evaluate("window.stays = true")
    page.get_by_label("inspected by this date").check()
    page.get_by_label("As at", exact=True).fill("31/3/2015")
    assert "basis" not in page.url
    page.get_by_label("As at", exact=True).press("Enter")
    expect(page).to_have_url(re.compile("basis=inspected"))
    expect(page.get_by_label("As at", exact=True)).to_have_value("31 March 2015")
    expect(page.get_by_role("heading", level=1)).not_to_have_text(before)
    expect(page).to_have_title(re.compile("Inspection Outcomes"))
    expect(page.locator("#announcement")).to_have_text(page.get_by_role("heading", level=1).inner_text())
    expect(page.get_by_label("As at", exact=True)).to_be_focused()
    assert page.evaluate("window.stays")
    # The drawings that came with the answer have their cards and arrow keys too.
    expect(page.locator("[data-figure] svg[data-marks] a[tabindex]").first).to_be_attached()
    assert opened.problems == []


def test_going_back_brings_the_page_before(world, open_page):
    opened = open_page()
    opened.goto("/")
    page = opened.page
    before = page.get_by_role("heading", level=1).inner_text()
    page.get_by_label("In", exact=True).select_option("London")
    page.get_by_label("Date and counting").get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile("region=London"))
    expect(page.get_by_role("heading", level=1)).not_to_have_text(before)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text(before)
    assert "as_at" not in page.url
    assert opened.problems == []


def test_typing_finds_a_council(world, open_page):
    opened = open_page()
    opened.goto("/")
    page = opened.page
    page.get_by_label("Council, place, trust, code or postcode").press_sequentially("cumbria")
    page.get_by_role("link", name="Cumbria").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cumbria")
    assert opened.problems == []
