"""One real browser for a whole run: Debian's Chromium, without windows."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from checks.browser import chromium_without_windows

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A page lives for about a second here: to make its scripts fast, and to draw it in a further process, takes more
    # time than it saves.
    "--in-process-gpu",
    "--js-flags=--no-opt --no-maglev",
]
PATIENCE: Final = 120_000
"""Milliseconds for whatever a test waits for, be it an element, a page or a file: a machine that does much else takes
ten times as long as Playwright's five seconds, and where all is well nobody waits longer for it.
"""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = chromium_without_windows()
    if program is None:
        pytest.skip("no Chromium was found (on Debian: apt install chromium-headless-shell; CHROMIUM names another)")
    # Playwright keeps an event loop in this thread; Django would take our own queries for a mistake.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS, timeout=PATIENCE)
        browser.on("context", lambda context: context.set_default_timeout(PATIENCE))
        yield browser
        browser.close()
