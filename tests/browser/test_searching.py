"""Searching recommendations in a browser: results appear without loading the page, and the address has the search."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_is_asked_is_in_the_address_and_back_leads_to_what_was_there(world, open_page):
    opened = open_page()
    opened.goto("/recommendations/")
    page, heading = opened.page, opened.page.locator("h1")
    expect(heading).to_have_text("2 recommendations, in 1 report")

    page.get_by_label("Words", exact=True).fill("zebra")
    page.keyboard.press("Enter")
    expect(heading).to_have_text("No recommendation contains “zebra”")
    expect(page).to_have_url(re.compile(r"\?.*q=zebra"))

    page.get_by_label("Words", exact=True).fill("plans")
    page.get_by_role("button", name="Show").last.click()
    expect(heading).to_have_text("2 recommendations contain “plans”, in 1 report")
    expect(page.locator("mark").first).to_have_text("plans")

    page.go_back()
    expect(heading).to_have_text("No recommendation contains “zebra”")
    assert opened.problems == []


def test_a_hit_leads_to_its_page_in_the_report(world, open_page):
    opened = open_page()
    opened.goto("/recommendations/?q=plans")
    opened.page.get_by_role("link", name=re.compile("^Page 2 of the report on Stoke-on-Trent")).first.click()
    expect(opened.page.get_by_role("heading", name="Page 2 of 12")).to_be_visible()
    expect(opened.page.get_by_alt_text("Page 2 of the report")).to_be_visible()
    assert opened.problems == []


def test_a_chosen_theme_waits_for_the_button(world, open_page):
    opened = open_page(width=390)
    opened.goto("/recommendations/")
    # Where there is little room, the fields of the filter are folded.
    opened.page.locator(".fold > summary").click()
    opened.page.get_by_label("Theme", exact=True).select_option("plans")
    opened.page.get_by_role("button", name="Show").last.click()
    expect(opened.page.locator("h1")).to_have_text("2 recommendations contain words of the theme plans, in 1 report")
    expect(opened.page).to_have_url(re.compile("theme=plans"))
    assert opened.problems == []
