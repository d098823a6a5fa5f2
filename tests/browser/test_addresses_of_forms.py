"""What a form asks for in the address: what was chosen, and nothing that the page does by itself."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.django_db(transaction=True)


def asked(page: Page, last: str) -> dict[str, str]:
    """What the address asks for, once it asks for the last thing chosen."""
    expect(page).to_have_url(re.compile(last))
    return {name: " ".join(values) for name, values in parse_qs(urlsplit(page.url).query).items()}


def test_a_form_that_loads_a_page_leaves_out_what_is_usual(world, open_page):
    opened = open_page()
    opened.goto("/distribution/")
    filters = opened.page.locator("form.filters")
    filters.get_by_label("Region", exact=True).select_option("London")
    filters.get_by_role("button", name="Show").click()
    assert asked(opened.page, "London") == {"region": "London", "unit": "councils"}
    assert opened.problems == []


def test_the_date_bar_leaves_out_what_is_usual(world, open_page):
    opened = open_page()
    opened.goto("/councils/")
    bar = opened.page.locator(".asat form")
    bar.get_by_label("As at", exact=True).fill("5 August 2016")
    bar.get_by_role("button", name="Show").click()
    assert asked(opened.page, "2016") == {"as_at": "5 August 2016"}
    bar.get_by_label("inspected by this date", exact=True).check()
    bar.get_by_role("button", name="Show").click()
    assert asked(opened.page, "inspected") == {"as_at": "5 August 2016", "basis": "inspected"}
    assert opened.problems == []
