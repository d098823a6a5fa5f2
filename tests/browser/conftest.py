"""A real browser on a real server: pages as people get them, and every problem that the browser reports."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.world import World, make_world
from tests.chromium import PATIENCE

HEIGHT = 900


@dataclass
class Opened:
    """A page in the browser and the problems reported since it was opened."""

    page: Page
    home: str
    problems: list[str] = field(default_factory=list)

    def goto(self, path: str) -> None:
        self.page.goto(path, wait_until="load")

    def resize(self, width: int) -> None:
        self.page.set_viewport_size({"width": width, "height": HEIGHT})

    def change_scheme(self, scheme: str) -> None:
        """Switches the page to light or dark; what Plotly has drawn follows."""
        self.page.emulate_media(color_scheme=scheme)
        for figure in self.page.locator("[data-drawn]").all():
            expect(figure).to_have_attribute("data-drawn", re.compile(rf"\b{scheme}$"))


@pytest.fixture
def open_page(
    browser: Browser, live_server: LiveServer, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Opened]]:
    """A function that opens an empty page of a width in pixels, light or dark, signed in or not."""
    contexts = []
    # Whoever waits longer for the picture of a page is refused, as none of these is about.
    monkeypatch.setattr("inspections.intake.reader_process._WAIT_SECONDS", 600)

    def open_(*, width: int = 1440, scheme: str = "light", by: User | None = None) -> Opened:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": HEIGHT},
            color_scheme=scheme,
            reduced_motion="reduce",
            locale="en-GB",
        )
        contexts.append(context)
        if by is not None:
            context.add_cookies([{"name": "sessionid", "value": session_of(by), "url": live_server.url}])
        opened = Opened(context.new_page(), live_server.url)
        listen(opened)
        return opened

    yield open_
    for context in contexts:
        context.close()


@pytest.fixture(autouse=True)
def _answers(request: pytest.FixtureRequest) -> Iterator[None]:
    """Waits until the server has done what closed pages asked for: the tables are emptied next, and must not be in use.

    What is there before this goes after it.
    """
    if "live_server" in request.fixturenames:
        request.getfixturevalue("live_server")
    yield
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(timeout=PATIENCE / 1000)


def session_of(user: User) -> str:
    client = Client()
    client.force_login(user)
    return client.cookies["sessionid"].value


def listen(opened: Opened) -> None:
    """Collects errors from the console, the network and the page; violations of the CSP appear in the console."""
    page, note = opened.page, opened.problems.append
    page.on(
        "console", lambda message: note(f"console: {message.text}") if message.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: note(f"error: {error}"))
    page.on("request", lambda request: None if is_ours(request.url, opened.home) else note(f"asks {request.url}"))
    page.on("response", lambda got: note(f"{got.status} from {got.url}") if got.status >= 400 else None)


def is_ours(address: str, home: str) -> bool:
    return address.startswith((f"{home}/", "data:", "blob:"))


@pytest.fixture
def world(record: None, editor: User, live_server: LiveServer, settings, tmp_path: Path) -> World:
    """The record and a report in each state, with their files in a folder of this test."""
    settings.MEDIA_ROOT = tmp_path / "reports"
    settings.DATA_DIR = tmp_path
    return make_world(editor)
