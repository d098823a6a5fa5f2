"""Tags for the components that take a body or any number of arguments; the others are used with {% include %}."""

import re
from collections.abc import Mapping
from typing import Any, Final

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from dashboard.web.stacked_tables import stacked

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
