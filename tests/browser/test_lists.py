"""The lists of a review in a browser: by mouse, by keys, without script, and free of violations."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from inspections.models import Report
from tests.browser.looking import breaches, scrolls_sideways
from tests.browser.world import read_report
from tests.pdfs import make_pdf
from tests.readings import ilacs, recommendation


@pytest.fixture
def report(record, editor):
    items = tuple(recommendation(n, f"Item {n}") for n in range(1, 4))
    return read_report(ilacs(recommendations=items), "stoke.pdf", make_pdf(["# Page 1"], ["# Page 2"]), editor)


def texts(report):
    return [item.facts.text for item in Report.objects.get(pk=report.pk).as_draft().items]


def test_items_are_chosen_joined_split_and_undone_by_keys(report, editor, open_page):
    opened = open_page(by=editor)
    opened.goto(f"/reports/{report.pk}/review/?at=recommendation:1#v-recommendation-1")
    page = opened.page
    expect(page.locator(".fieldrow-now")).to_contain_text("Item 1 (1)")
    page.keyboard.press("x")
    page.keyboard.press("j")
    page.keyboard.press("x")
    # Enter in a box that is ticked does nothing by itself.
    page.locator("#tick-v-recommendation-2").focus()
    page.keyboard.press("Enter")
    assert len(texts(report)) == 3
    page.keyboard.press("l")
    expect(page.get_by_role("button", name="Join into one")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-field='recommendation:2']")).to_have_count(0)
    assert texts(report) == ["Item 1 (1) Item 2 (2)", "Item 3 (3)"]
    page.locator("[data-field='recommendation:1']").focus()
    page.keyboard.press("s")
    lines = page.locator("#v-recommendation-1-lines")
    expect(lines).to_be_focused()
    lines.fill("Item 1 (1)\nItem 2 (2)")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Recommendations (3)")).to_be_visible()
    assert breaches(page) == []
    page.locator("h1").click()
    page.keyboard.press("z")
    expect(page.get_by_role("heading", name="Recommendations (2)")).to_be_visible()
    assert opened.problems == []


def test_on_a_phone_the_tools_of_a_list_stay_within_the_page(report, editor, open_page):
    opened = open_page(by=editor, width=390)
    opened.goto(f"/reports/{report.pk}/review/?at=recommendation:1")
    page = opened.page
    page.get_by_role("checkbox", name="Choose Recommendation 2").check()
    page.get_by_label("Change to").select_option("Strength")
    page.get_by_role("button", name="Change", exact=True).click()
    expect(page.get_by_role("heading", name="Strengths (1)")).to_be_visible()
    assert scrolls_sideways(page) == []
    assert breaches(page) == []
    assert opened.problems == []
