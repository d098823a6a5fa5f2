"""What a person takes along from page to page: the date with its basis, and the region.

A page that counts by a date reads them into its parameters. Any other page, such as that of an inspection, only hands
them on, so that whoever goes back is where they were.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from django.urls import get_script_prefix
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from dashboard.shared.params import Params, query_string

NAMES: Final = ("as_at", "basis", "cutoff", "region")
LONGEST: Final = 40
"""No date, basis or region is longer."""


def travelling(context: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """From the parameters of the page; of a page without any, from its address as it stands."""
    params = context.get("params")
    if isinstance(params, Params):
        return params.travels
    return handed_on(getattr(context.get("request"), "GET", {}))


def handed_on(given: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """What an address has of it, as it stands: whoever counts by it says what is wrong with it."""
    pairs = ((name, given.get(name, "").strip()) for name in NAMES)
    return tuple((name, value) for name, value in pairs if value and len(value) <= LONGEST)


def travelling_query(context: Mapping[str, Any]) -> str:
    """As a query string; blank for the latest of England."""
    found = dict(travelling(context))
    return query_string(found) if found else ""


def with_travelled_links(html: SafeString, query: str) -> SafeString:
    """The HTML, in which every link to a page that does not say otherwise takes the query along."""
    if not query:
        return html
    more = escape(query.removeprefix("?"))

    def led(found: re.Match[str]) -> str:
        path, given, place = found[1], found[2] or "", found[3] or ""
        if any(f"{name}=" in given for name in NAMES):
            return found[0]
        return f'href="{path}{given}{"&amp;" if given else "?"}{more}{place}"'

    return mark_safe(_pages(get_script_prefix()).sub(led, html))  # noqa: S308


@cache
def _pages(prefix: str) -> re.Pattern[str]:
    """Links to pages for people: to councils, inspections and their words, and back to the first page."""
    names = (
        r"councils/(?:[-\w]+/(?:asked/|questions/)?)?|inspections/\d+/|recommendations/[-\w]+/[-\w]+/|words/|method/"
    )
    return re.compile(rf'href="({re.escape(prefix)}(?:{names})?)(\?[^"#]+)?(#[^"]*)?"')
