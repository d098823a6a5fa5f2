"""The words of a page in a browser: wide and on a phone, found and used."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from inspections.models import Report
from tests.browser.looking import breaches, scrolls_sideways


@pytest.mark.parametrize("width", [1440, 390])
def test_a_line_is_found_made_larger_and_used(world, open_page, width):
    opened = open_page(by=world.editor, width=width)
    opened.goto(f"/reports/{world.to_review.pk}/review/")
    page = opened.page
    page.keyboard.press("w")
    page.get_by_label("Find in the report").fill("made by the tests")
    page.get_by_label("Size of the page").select_option("200%")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("mark")).to_have_text("Words of a page made by the tests.")
    assert breaches(page) == []
    assert scrolls_sideways(page) == []
    page.get_by_label("Words of a page made by the tests.").check()
    page.get_by_role("button", name="Add it").click()
    expect(page.locator(".fieldrow-now")).to_contain_text("Words of a page made by the tests.")
    item = Report.objects.get(pk=world.to_review.pk).as_draft().items[-1]
    assert (item.facts.text, item.facts.page) == ("Words of a page made by the tests.", 1)
    assert opened.problems == []
