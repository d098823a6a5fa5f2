"""Charts are in the page as links; Plotly comes only to somebody who asks for it."""

from __future__ import annotations

import re

from playwright.sync_api import expect


def test_a_chart_is_read_by_keyboard_without_plotly_and_explored_with_it(world, open_page):
    opened = open_page()
    page = opened.page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    opened.goto("/?as_at=2026-03-31")
    figure = page.locator("#profile")
    svg = figure.locator("svg[data-marks]:visible")
    card = page.locator(".mark-card")

    # One stop for Tab; arrow keys go from mark to mark; a card says what each is; Escape takes it away.
    svg.locator("a").first.focus()
    expect(card).to_contain_text("Leadership")
    expect(card).to_contain_text("Outstanding")
    page.keyboard.press("ArrowRight")
    expect(card).to_contain_text("Good: ")
    page.keyboard.press("ArrowDown")
    expect(card).not_to_contain_text("Leadership")
    expect(svg.locator('[tabindex="0"]')).to_have_count(1)
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    svg.locator("a").nth(1).hover()
    expect(card).to_be_visible()
    assert [each for each in asked if "plotly" in each] == []

    figure.get_by_role("button", name=re.compile("^Explore")).click()
    expect(figure).to_have_attribute("data-drawn", "wide light")
    expect(svg).to_have_count(0)
    assert [each for each in asked if "plotly.min" in each] != []
    figure.get_by_role("button", name=re.compile("^Close the explorer")).click()
    expect(figure.locator("svg[data-marks]:visible")).to_have_count(1)
    assert opened.problems == []


def test_marks_are_links_without_javascript(world, browser, live_server):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/movement/?as_at=2026-08-22")
    page.locator("#flows .in-wide").get_by_role("link", name=re.compile("^Good to good")).press("Enter")
    expect(page).to_have_url(re.compile("cell=good-good#behind$"))
    context.close()


def test_a_finger_first_sees_the_card_then_follows_the_link(world, browser, live_server):
    context = browser.new_context(base_url=live_server.url, viewport={"width": 390, "height": 800}, has_touch=True)
    page = context.new_page()
    page.goto("/?as_at=2026-03-31")
    mark = page.locator("#profile .in-narrow svg[data-marks] a").first
    mark.tap()
    expect(page.locator(".mark-card")).to_contain_text("Tap again to open")
    mark.tap()
    expect(page).to_have_url(re.compile("/councils/"))
    context.close()


def test_the_map_is_one_stop_finds_a_council_and_says_its_judgements(world, open_page):
    opened = open_page(width=390)
    opened.goto("/?as_at=2026-03-31")
    page = opened.page
    figure = page.locator("#map")
    expect(figure.locator('svg[data-marks] [tabindex="0"]')).to_have_count(1)

    field = figure.get_by_label("Find on the map")
    field.press_sequentially("stoke")
    expect(figure.get_by_role("status")).to_have_text("Found: Stoke-on-Trent. Enter goes to the first.")
    field.press("Enter")
    expect(figure.get_by_role("link", name=re.compile("^Stoke-on-Trent:"))).to_be_focused()
    expect(page.locator(".mark-card")).to_contain_text("Help and protection: requires improvement")
    field.fill("nowhere")
    expect(figure.get_by_role("status")).to_have_text("No council on this map has that in its name.")

    figure.get_by_role("link", name=re.compile("^Skip the map")).click()
    expect(page.locator("#after-map")).to_be_in_viewport()
    assert opened.problems == []
