"""The pictures of a council's own pages: its people are invited, plan, write and reply as they would."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import Final

from playwright.sync_api import Browser, Page

_PASSWORD: Final = "long-enough-for-a-picture"
_ACTIONS: Final = (
    ("A new cycle of audits, with moderation and families’ views", "Head of quality assurance", -60),
    ("One assessment by housing and children’s services together", "Head of service, edge of care", -29),
    ("Supervision recorded with actions and dates", "Assistant director, safeguarding", 32),
    ("Two young people at every corporate parenting board", "Participation lead", 122),
)
"""What is done about the first recommendations: words, owner, and days from today to the due date."""
_MOVES: Final = (2, 1, 1, 0)
"""How far each is moved on the board."""


def draw_council(browser: Browser, office: Page, shoot: Callable[[Page, str, int], None]) -> None:
    """`office` is a page of an administrator; `shoot` saves a page under a name, to a height."""
    page = browser.new_context(base_url=_home(office), viewport=office.viewport_size, locale="en-GB").new_page()
    _join(office, page)
    for number, action in enumerate(_ACTIONS):
        _plan(page, number, *action)
    for number, moves in enumerate(_MOVES):
        _move(page, number, moves)
    _say_why_it_is_later(page)
    page.goto("/follow-up/stoke-on-trent/")
    shoot(page, "follow-up", 800)
    page.goto("/follow-up/stoke-on-trent/?form=board")
    shoot(page, "follow-up-board", 900)
    _open_recommendation(page, 0)
    shoot(page, "answering", 1440)
    _reply(page, office)
    page.get_by_role("link", name="See its public page").click()
    shoot(page, "reply", 1140)


def _home(page: Page) -> str:
    found = re.match(r"https?://[^/]+", page.url)
    assert found
    return found.group()


def _join(office: Page, page: Page) -> None:
    office.goto("/people/")
    office.get_by_label("Role", exact=True).select_option("council")
    office.get_by_label("Council (for a council editor only)").select_option(label="Stoke-on-Trent")
    office.get_by_label("Their name (optional)").fill("Kim Lee")
    office.get_by_role("button", name="Create an invitation").click()
    page.goto(office.locator(".notice code").inner_text())
    page.get_by_label("Username").fill("kim")
    page.get_by_label("Password", exact=True).fill(_PASSWORD)
    page.get_by_label("Password again").fill(_PASSWORD)
    page.get_by_role("button", name="Create my account").click()


def _open_recommendation(page: Page, number: int) -> None:
    page.goto("/follow-up/stoke-on-trent/")
    page.get_by_role("link", name=f"Thing {number + 1} that").first.click()


def _plan(page: Page, number: int, title: str, owner: str, days: int) -> None:
    due = datetime.datetime.now(tz=datetime.UTC).date() + datetime.timedelta(days=days)
    _open_recommendation(page, number)
    page.get_by_role("textbox", name="Your council’s response").fill(
        "We agree. The plan went to the board in September."
    )
    page.get_by_role("button", name="Save the response").click()
    page.get_by_label("What will be done").fill(title)
    page.get_by_label("Owner").fill(owner)
    page.get_by_label("Due", exact=True).fill(f"{due:%d/%m/%Y}")
    page.get_by_role("button", name="Save the action").click()


def _move(page: Page, number: int, moves: int) -> None:
    page.goto("/follow-up/stoke-on-trent/")
    page.get_by_role("link", name=_ACTIONS[number][0]).click()
    page.get_by_label("What happened, with a number").fill("34 of 60 audits done; moderation starts next month.")
    page.get_by_role("button", name="Save the note").click()
    for _ in range(moves):
        page.get_by_role("button", name="Move to").click()


def _say_why_it_is_later(page: Page) -> None:
    later = datetime.datetime.now(tz=datetime.UTC).date() + datetime.timedelta(days=181)
    page.get_by_label("What happened, with a number").fill("The board moved its meeting.")
    page.get_by_label("New due date").fill(f"{later:%d/%m/%Y}")
    page.get_by_role("button", name="Save the note").click()


def _reply(page: Page, office: Page) -> None:
    page.get_by_label("The reply, as everybody will read it").fill(
        "34 of 60 cases are audited, and families are asked each time. The rest follows by the spring."
    )
    page.get_by_label("Signed as").fill("Director of children’s services")
    page.get_by_role("button", name="Ask to publish it").click()
    office.goto("/replies/")
    office.get_by_role("button", name="Accept and publish").click()
    page.reload()
