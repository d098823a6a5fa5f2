"""Whoever uses the keyboard stays where they were: after a filter answered, and after a dialog closed."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import expect

FOCUSED = "document.activeElement.tagName + ' ' + document.activeElement.textContent.trim()"


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/", "#as-at-bar form"),
        ("/movement/", "#main form[hx-get]"),
        ("/recommendations/", "#main form[hx-get]"),
    ],
)
def test_a_button_that_shows_keeps_the_focus(world, open_page, path, form):
    opened = open_page()
    opened.goto(path)
    button = opened.page.locator(form).first.get_by_role("button", name="Show")
    button.evaluate("(before) => before.setAttribute('data-before', '')")
    button.press("Enter")
    expect(opened.page.locator(form).first.locator("button[type=submit]:not([data-before])")).to_be_focused()
    assert opened.problems == []


def test_where_nothing_stands_in_its_place_the_page_has_the_focus(world, open_page):
    opened = open_page()
    opened.goto("/recommendations/")
    page = opened.page
    page.evaluate(
        """() => {
             // Now another link stands in its place.
             const link = document.querySelector("#main a[href]");
             link.pathname = "/elsewhere/";
             link.focus();
             htmx.ajax("GET", "/recommendations/", { target: "#main", select: "#main", swap: "outerHTML" });
           }"""
    )
    expect(page.locator("#main")).to_be_focused()


def test_a_dialog_gives_the_focus_back(world, open_page):
    opened = open_page(by=world.editor)
    opened.goto(reverse("inspections:review", args=[world.to_review.pk]))
    page = opened.page
    link = page.locator("#review").get_by_role("link").first
    link.focus()
    before = page.evaluate(FOCUSED)
    page.keyboard.press("?")
    expect(page.locator("dialog[data-keys]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog[data-keys]")).to_be_hidden()
    assert page.evaluate(FOCUSED) == before
