"""What to check on a page: violations of WCAG, errors in the browser, sideways scrolling."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# WCAG 2.0 to 2.2, levels A and AA, and what axe calls best practice.
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
EVERY_RULE = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}

# All that can change when only colours do; the rest of the page is what it was.
COLOUR_RULES = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}

# Parts that Django's admin draws, with faults of its own that cannot be put right from here: fields in the rows of a
# table without labels, the search in a list of choices, the two lists of permissions.
DJANGO_ADMIN = [[".inline-group"], [".select2-container"], [".selector"]]


def breaches(
    page: Page, *, except_for: list[list[str]] | None = None, rules: dict[str, object] = EVERY_RULE
) -> list[str]:
    """The violations that axe finds by the chosen rules, each with its place on the page."""
    context = {"exclude": except_for} if except_for else None
    found = Axe().run(page, context=context, options=rules).response["violations"]
    return [
        f"{rule['id']}: {rule['help']}: {' '.join(map(str, node['target']))}: {node['html'][:120]}"
        for rule in found
        for node in rule["nodes"]
    ]


def scrolls_sideways(page: Page) -> list[str]:
    """How much wider than the window the page is, and which elements extend furthest."""
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
