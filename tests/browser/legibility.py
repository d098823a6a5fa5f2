"""What a person who enlarges text, spaces it out or sets own colours would miss: words that are cut, that lie over each
other or have gone, and shapes that have.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from playwright.sync_api import Page

SPACED: Final = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }"
"""The spacing of WCAG 1.4.12, which must lose nothing; paragraphs are 2em apart besides."""
_SPACED_PARAGRAPHS: Final = "p { margin-bottom: 2em !important; }"
_LOOKING: Final = Path(__file__).with_name("legibility.js").read_text()


def space_out(page: Page, *, on: bool) -> None:
    """A style sheet of the reader's own, which the content security policy does not concern."""
    rules = SPACED + _SPACED_PARAGRAPHS if on else ""
    page.evaluate(
        """(rules) => {
             const sheet = new CSSStyleSheet();
             sheet.replaceSync(rules);
             document.adoptedStyleSheets = [sheet];
           }""",
        rules,
    )


def enlarge(page: Page, *, times: int) -> None:
    """The size of text in the browser's own settings: everything that is measured in it grows, the window does not."""
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 16 * times, "fixed": 13 * times}})


def lost(page: Page) -> list[str]:
    """The words that are cut or lie over others, with the place of each."""
    return page.evaluate(f"{_LOOKING}\nlostWords()")


def unseen(page: Page) -> list[str]:
    """The marks of charts and the words in them that have the colour of the page, where it has chosen all colours."""
    return page.evaluate(f"{_LOOKING}\nunseenMarks()")
