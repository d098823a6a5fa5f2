"""Words of a page in a browser: found, and chosen by mouse, finger and keyboard; whole lines without a script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from inspections.models import Report
from tests.browser.looking import breaches, scrolls_sideways

LINE = "Words of a page made by the tests."


@pytest.mark.parametrize("width", [1440, 390])
def test_a_line_is_found_made_larger_and_used(world, open_page, width):
    opened = open_page(by=world.editor, width=width)
    opened.goto(f"/reports/{world.to_review.pk}/review/")
    page = opened.page
    page.keyboard.press("w")
    page.get_by_label("Find in the report").fill("made by the tests")
    page.get_by_label("Size of the page").select_option("200%")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("mark")).to_have_text(LINE)
    assert breaches(page) == []
    assert scrolls_sideways(page) == []
    page.get_by_label(LINE).check()
    page.get_by_role("button", name="Add it").click()
    expect(page.locator(".fieldrow-now")).to_contain_text(LINE)
    item = next(each for each in items(world) if each.read is None)
    assert (item.facts.text, item.facts.page) == (LINE, 1)
    assert opened.problems == []


def test_words_are_dragged_over_and_used_and_undone_then_chosen_by_keyboard(world, open_page):
    opened = open_page(by=world.editor)
    opened.goto(f"/reports/{world.to_review.pk}/review/?page=1")
    page = opened.page
    drag(page, "Words", "made")
    uses = page.locator("[data-word-uses]")
    expect(uses).to_contain_text("Use these 5 words as")
    assert breaches(page) == []
    uses.locator("[data-use=r]").click()
    expect(page.locator(".fieldrow-now")).to_contain_text("Words of a page made")
    assert "Words of a page made" in [each.facts.text for each in items(world)]
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".live")).to_contain_text("Undone:")
    assert "Words of a page made" not in [each.facts.text for each in items(world)]

    page.goto(f"/reports/{world.to_review.pk}/review/?page=2&at=lead_inspector")
    page.keyboard.press("t")
    sheet = page.locator("[data-words-of].has-words")
    expect(sheet).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    for _ in range(3):
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    expect(uses).to_contain_text("Use these 3 words as")
    page.keyboard.press("v")
    expect(page.locator(".fieldrow-now")).to_contain_text("of a page")
    found = Report.objects.get(pk=world.to_review.pk).as_draft().value("lead_inspector")
    assert (found.value, found.evidence.page, found.evidence.quote) == ("of a page", 2, "of a page")
    assert opened.problems == []


def test_a_finger_rests_on_a_word_and_moves_or_taps_the_last_one(world, open_page):
    opened = open_page(by=world.editor, width=390)
    page = opened.page
    page.clock.install()
    opened.goto(f"/reports/{world.to_review.pk}/review/?page=1")
    touch = page.context.new_cdp_session(page)

    def finger(kind: str, *at: tuple[float, float]) -> None:
        points = [{"x": x, "y": y} for x, y in at]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    start, last = middle(page, "Words"), middle(page, "page")
    finger("touchStart", start)
    expect(page.locator(".chosen rect")).to_have_count(1)
    finger("touchMove", last)
    finger("touchEnd")
    uses = page.locator("[data-word-uses]")
    expect(uses).to_contain_text("Use these 4 words as")
    assert scrolls_sideways(page) == []
    assert breaches(page) == []
    of = middle(page, "of")
    # However long it is on its way from one to the other, the finger does not rest.
    page.clock.pause_at(page.evaluate("Date.now()") + 1000)
    finger("touchStart", of)
    finger("touchEnd")
    page.clock.resume()
    expect(uses).to_contain_text("Use these 2 words as")
    page.get_by_role("button", name="Cancel").click()
    expect(page.locator(".chosen")).to_have_count(0)
    assert opened.problems == []


def items(world):
    return Report.objects.get(pk=world.to_review.pk).as_draft().items


def middle(page: Page, word: str) -> tuple[float, float]:
    """Where the first such word of the page stands in the window."""
    picture = page.locator("[data-words-of] img")
    picture.scroll_into_view_if_needed()
    address = page.locator("[data-words-of]").get_attribute("data-words-of")
    words = page.request.get(address).json()["words"]
    # The heading has none of the words that a test looks for, or has them first.
    _, x0, top, x1, bottom = next(each for each in words if each[0] == word and each[2] > words[0][4])
    box = picture.bounding_box()
    scale = box["width"] / float(picture.get_attribute("width"))
    return box["x"] + scale * (x0 + x1) / 2, box["y"] + scale * (top + bottom) / 2


def drag(page: Page, first: str, last: str) -> None:
    start, end = middle(page, first), middle(page, last)
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    page.mouse.move(*end)
    page.mouse.up()
