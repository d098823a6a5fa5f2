"""Tags for the components that take a body or any number of arguments; the others are used with {% include %}."""

import re
from collections.abc import Mapping
from typing import Any, Final

from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from dashboard.files.table import dated_address
from dashboard.shared.citing import cite_page
from dashboard.shared.latest_edition import changed_since
from dashboard.shared.record_cache import has_editions
from dashboard.web.stacked_tables import stacked
from inspections.queries.editions import has_council, latest_edition

register = template.Library()


@register.inclusion_tag("components/crumbs.html")
def crumbs(*above: str, here: str) -> dict[str, object]:
    """Breadcrumbs: `above` has the name and address of each page above this one, from the top."""
    return {"crumbs": tuple(zip(above[::2], above[1::2], strict=True)), "here": here}


@register.simple_block_tag
def page_head(content: SafeString, heading: str, name: str = "") -> SafeString:
    """The heading of a page; the body is its introduction, which may be blank, and `name` the id of the element."""
    return render_to_string("components/page_head.html", {"heading": heading, "lede": content.strip(), "id": name})


@register.simple_block_tag
def scrolling(content: SafeString, label: str, css: str = "") -> SafeString:
    """A table, given as the body, that scrolls sideways; `css` are further classes."""
    return render_to_string("components/scrolling.html", {"label": label, "css": css, "table": content})


@register.inclusion_tag("components/cite.html", takes_context=True)
def cite_this(context: Mapping[str, Any], heading: str, council: str = "") -> dict[str, object]:
    """How a page is cited as of the latest edition; nothing while there is none.

    With the DfE number of a `council`, that council is cited as the edition has it, if it does.
    Context: params, request.
    """
    latest = latest_edition() if has_editions() else None
    if latest is None:
        return {}
    if council and not has_council(latest, council):
        return {"latest": latest, "not_yet": True}
    request = context["request"]
    whole = request.build_absolute_uri
    place = ("edition_council", [latest.number, council]) if council else ("edition", [latest.number])
    return {
        "citation": cite_page(heading, latest, whole(reverse(f"dashboard:{place[0]}", args=place[1]))),
        "shown": whole(dated_address(context["params"], request.path)),
        "latest": latest,
        "changed": changed_since(latest),
    }


@register.filter
def numbered(loop: Mapping[str, int], label: str) -> str:
    """The label of an item of a loop, with its number if there are several."""
    return label if loop["first"] and loop["last"] else f"{label}, {loop['counter']}"


@register.filter
def punctuation(loop: Mapping[str, int]) -> str:
    """The punctuation after an item of a loop that ends a sentence: “a, b and c.”"""
    return {1: ".", 2: " and"}.get(loop["revcounter"], ",")


@register.simple_block_tag
def stacking(content: SafeString, label: str, css: str = "") -> SafeString:
    """A table, given as the body, whose rows stand below each other on a narrow screen, each cell after its column."""
    return render_to_string("components/scrolling.html", {"label": label, "css": css, "table": stacked(content)})


_NAMED: Final = re.compile(r'<(?:select|input)\b(?![^>]*type="hidden")[^>]*\bname="([^"]+)"')


@register.simple_block_tag(takes_context=True)
def folding(context: Mapping[str, Any], content: SafeString, label: str = "Filters") -> SafeString:
    """The fields of a filter, given as the body, folded on a phone: open where the address has a value for one."""
    given = context["request"].GET
    chosen = sum(bool(given.get(name, "").strip()) for name in dict.fromkeys(_NAMED.findall(content)))
    return render_to_string("components/folding.html", {"label": label, "chosen": chosen, "fields": content})
