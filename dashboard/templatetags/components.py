"""The components that take a body or any number of arguments; all others are included as they stand."""

from collections.abc import Mapping

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()


@register.inclusion_tag("components/crumbs.html")
def crumbs(*above: str, here: str) -> dict[str, object]:
    """`above` are the pages above this one, from the top: the name of each, then its address."""
    return {"crumbs": tuple(zip(above[::2], above[1::2], strict=True)), "here": here}


@register.simple_block_tag
def page_head(content: SafeString, heading: str, name: str = "") -> SafeString:
    """The body is the lede, blank where there is none; `name` is the id of the whole."""
    return render_to_string("components/page_head.html", {"heading": heading, "lede": content.strip(), "id": name})


@register.simple_block_tag
def scrolling(content: SafeString, label: str, css: str = "") -> SafeString:
    """The body is a table; `css` are further classes."""
    return render_to_string("components/scrolling.html", {"label": label, "css": css, "table": content})


@register.filter
def numbered(loop: Mapping[str, int], label: str) -> str:
    """The label of one of several that are alike, which its number tells apart."""
    return label if loop["first"] and loop["last"] else f"{label}, {loop['counter']}"


@register.filter
def punctuation(loop: Mapping[str, int]) -> str:
    """What stands after an item of the list that a sentence ends with: “a, b and c.”"""
    return {1: ".", 2: " and"}.get(loop["revcounter"], ",")
