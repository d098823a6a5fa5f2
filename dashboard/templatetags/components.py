"""Tags for the components that take a body or any number of arguments; the others are used with {% include %}."""

from collections.abc import Mapping

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

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
