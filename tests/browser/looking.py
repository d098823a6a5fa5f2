"""What to check on a page: violations of WCAG, errors in the browser, sideways scrolling."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

# WCAG 2.0 to 2.2, levels A and AA, and what axe calls best practice.
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
# What takes axe most of its time is measured by looking.js: the size of targets, and colours in each state of a page.
_COLOURS = ("color-contrast", "link-in-text-block")
_OURS = {name: {"enabled": False} for name in ("target-size", *_COLOURS)}
EVERY_RULE = {"runOnly": {"type": "tag", "values": RULES}, "rules": _OURS, "resultTypes": ["violations"]}

# Of pages that are Django's own, whose small links are its own doing.
DJANGO_RULES = EVERY_RULE | {"rules": {name: {"enabled": False} for name in _COLOURS}}

# What looking.js has to find as well.
COLOUR_RULES = {"runOnly": {"type": "rule", "values": _COLOURS}, "resultTypes": ["violations"]}

# Parts that Django's admin draws, with faults of its own that cannot be put right from here: fields in the rows of a
# table without labels, the search in a list of choices, the two lists of permissions.
DJANGO_ADMIN = (".inline-group", ".select2-container", ".selector")

_LOOKING: Final = Path(__file__).with_name("looking.js").read_text()


def whole(page: Page) -> None:
    """Until all of a page is there, its style and its scripts too: its first words can be read, and pressed, before."""
    page.wait_for_load_state("load")


def breaches(page: Page, *, except_for: Sequence[str] = (), rules: Mapping[str, Any] = EVERY_RULE) -> list[str]:
    """The violations that axe finds by the chosen rules, each with its place on the page; where it is by every rule,
    also words too faint and targets too small.
    """
    whole(page)
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE_SCRIPT)
    context = {"exclude": [[each] for each in except_for]} if except_for else None
    found = page.evaluate("([c, o]) => axe.run(c || document, o).then((r) => r.violations)", [context, rules])
    said = [
        f"{rule['id']}: {rule['help']}: {' '.join(map(str, node['target']))}: {node['html'][:120]}"
        for rule in found
        for node in rule["nodes"]
    ]
    return [*said, *faint_words(page), *_looked(page, "small")] if rules is EVERY_RULE else said


def faint_words(page: Page) -> list[str]:
    """Words with too little contrast, and links told by their colour alone, as the page is now: what axe finds by
    `COLOUR_RULES`, which takes it seconds. What fades from one colour to another is looked at when it has done so.
    """
    whole(page)
    page.evaluate(
        """document.getAnimations()
             .filter((each) => Number.isFinite(each.effect.getComputedTiming().endTime))
             .forEach((each) => each.finish())"""
    )
    return _looked(page, "faint")


def _looked(page: Page, what: str) -> list[str]:
    """What a function of looking.js says, which is brought once in each document."""
    if not page.evaluate("Boolean(window.Looking)"):
        page.evaluate(_LOOKING)
    return page.evaluate(f"Looking.{what}()")


CODE_TO_SCROLL = """[...document.querySelectorAll("main code")]
  .filter((each) => !each.closest("table"))
  .map((each) => [each, each.closest(".scroll")])
  .filter(([, box]) => box && box.scrollWidth > box.clientWidth + 1)
  .map(([each]) => each.innerText.slice(0, 40))"""


def scrolls_sideways(page: Page) -> list[str]:
    """How much wider than the window the page is, and which elements extend furthest; code that does not wrap."""
    whole(page)
    return [*_too_wide(page), *(f"code to scroll: {each}" for each in page.evaluate(CODE_TO_SCROLL))]


def _too_wide(page: Page) -> list[str]:
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if over <= 0:
        return []
    widest = page.evaluate(
        """[...document.body.querySelectorAll("*")]
             .filter((each) => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
             .map((each) => each.tagName.toLowerCase() + "." + each.className)
             .slice(0, 3).join(", ")"""
    )
    return [f"is {over} pixels too wide: {widest}"]
