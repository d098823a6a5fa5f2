"""`python -m tests.browser.pictures`: draws the pictures of editors' and councils' pages in docs/images again.

The product runs in a temporary folder, with the shipped record and two reports that are made for it: no words of a real
report are in a picture.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from playwright.sync_api import Page, sync_playwright

from checks.browser import chromium
from tests.browser.council_pictures import draw_council
from tests.browser.product import SECONDS, serving, sign_in
from tests.reading.pages import HELP, IN_CARE, LEADERS, LEAVERS, OVERALL, Sheet, ilacs_cover, pdf

IMAGES: Final = Path(__file__).resolve().parents[2] / "docs" / "images"
_WIDTH: Final = 1280
_RI: Final = ["Requires improvement", "to be good"]


def main() -> int:
    program = chromium()
    if program is None:
        print("No Chromium was found (on Debian: apt install chromium; CHROMIUM names another).")
        return 1
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder), _reports()) as product,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=program, args=["--headless", "--no-sandbox"])
        viewport = {"width": _WIDTH, "height": 900}
        page = browser.new_context(base_url=product.home, viewport=viewport, locale="en-GB").new_page()  # type: ignore[arg-type]
        sign_in(page, Path(folder))
        for name, high, draw in _PICTURES:
            draw(page)
            _shoot(page, name, high)
        draw_council(browser, page, _shoot)
        browser.close()
    return 0


def _shoot(page: Page, name: str, high: int) -> None:
    page.evaluate("scrollTo(0, 0)")
    clip = {"x": 0, "y": 0, "width": _WIDTH, "height": high}
    page.screenshot(path=IMAGES / f"{name}.png", full_page=True, clip=clip)  # type: ignore[arg-type]
    print(f"docs/images/{name}.png")


def _queue(page: Page) -> None:
    page.goto("/reports/")


def _review(page: Page) -> None:
    page.goto("/reports/1/review/?at=judgement:help_and_protection")
    page.locator("[data-sheet] img").wait_for()


def _words(page: Page) -> None:
    """An item chosen on the second page, with what it may become."""
    page.goto("/reports/1/review/?page=2&at=recommendation:2")
    page.keyboard.press("t")
    page.locator(".has-words").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+End")
    page.keyboard.press("Enter")
    page.locator("[data-word-uses]").wait_for()


def _together(page: Page) -> None:
    """The summary of what would be published together."""
    page.goto("/reports/")
    page.get_by_role("button", name="Publish 1 that agrees with the record").click()
    page.wait_for_url("**/together/**")


def _correct(page: Page) -> None:
    page.get_by_role("button", name="Publish 1 report now").click()
    until = time.monotonic() + SECONDS
    page.goto("/reports/1/review/")
    while not page.get_by_role("link", name="Correct what is published").count():
        if time.monotonic() > until:
            raise TimeoutError
        page.wait_for_timeout(500)
        page.reload()
    page.get_by_role("link", name="Correct what is published").click()
    page.locator("#v-judgement-leadership summary").click()


def _changes(page: Page) -> None:
    form = page.locator("#v-judgement-leadership form")
    form.locator("select").select_option(label="Good")
    form.get_by_label("Why").fill("The table on page 1 says so")
    form.get_by_role("button", name="Save the correction").click()
    page.goto("/reports/changes/")


_PICTURES: Final[tuple[tuple[str, int, Callable[[Page], None]], ...]] = (
    ("queue", 900, _queue),
    ("review", 1180, _review),
    ("words", 900, _words),
    ("together", 700, _together),
    ("correct", 900, _correct),
    ("changes", 700, _changes),
)
"""The name of each, how high it is, and the page; each begins where the one before ended."""


def _reports() -> dict[str, bytes]:
    """By the name of the file: one that agrees with the shipped record, and one that the record does not hold."""
    grades = [(LEADERS, _RI), (HELP, _RI), (IN_CARE, ["Good"]), (LEAVERS, _RI)]
    agrees = {"council": "Stoke-on-Trent", "dates": "12 to 23 May 2025", "inspector": "Lead inspector: John Roughton"}
    return {
        "stoke-on-trent - 15 july 2025.pdf": pdf(ilacs_cover([*grades, (OVERALL, _RI)], **agrees), _list_page(6)),
        "barnet - 20 july 2026.pdf": pdf(ilacs_cover(grades, dates="8 to 19 June 2026"), _list_page(3)),
    }


def _list_page(count: int) -> Sheet:
    sheet = Sheet().line("What needs to improve?", size=14).gap()
    for number in range(1, count + 1):
        sheet.line(f"• Thing {number} that this report, which was made for a picture, asks for.").gap(4)
    return sheet.gap().line("The words of this page were made for a picture.").line("No inspectorate wrote them.")


if __name__ == "__main__":
    sys.exit(main())
