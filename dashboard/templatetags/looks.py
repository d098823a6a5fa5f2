"""Template tags for the looks: marks of grades, dates, the navigation, the state of a figure."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

from django import template
from django.http import HttpRequest, QueryDict
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from dashboard.charts import grades
from dashboard.charts.figure import Figure, Json
from dashboard.urls import app_name, page_urls
from dashboard.web.header import Header, HeaderEntry, HeaderLink, site_header

register = template.Library()

PUBLIC: Final = site_header(page_urls, app_name)
EDITING: Final = Header(
    (
        HeaderEntry("Reports", "inspections:reports"),
        HeaderEntry("Changes", "inspections:changes"),
        HeaderEntry("Public pages", "dashboard:national"),
    ),
    {"inspections:review": "inspections:reports"},
)

# What could end a script in HTML, as Django's json_script writes it.
_ESCAPES: Final = (("<", "\\u003C"), (">", "\\u003E"), ("&", "\\u0026"))


@dataclass(frozen=True)
class Navigation:
    label: str
    public: bool
    entries: tuple[HeaderLink, ...]


@register.simple_tag(takes_context=True)
def navigation(context: Mapping[str, Any]) -> Navigation:
    """Editors' entries on pages of theirs, else the public ones."""
    match = getattr(context.get("request"), "resolver_match", None)
    view = match.view_name if match else ""
    if view.startswith("inspections:"):
        return Navigation("Editing", False, EDITING.links(view))
    return Navigation("Main", True, PUBLIC.links(view))


# A page can have a thousand marks, of a dozen grades and absences.
@register.simple_tag
@cache
def mark(key: str) -> SafeString:
    """The letter alone, for dense places; the word is there for those who do not see the mark."""
    look = grades.LOOKS[key]
    html = '<span class="mark mark-{}" aria-hidden="true">{}</span><span class="vh">{}</span>'
    return format_html(html, look.css, look.letter, look.word)


@register.simple_tag
@cache
def letter(key: str) -> SafeString:
    """The letter for places where the word follows in the text."""
    look = grades.LOOKS[key]
    return format_html('<span class="mark mark-{}" aria-hidden="true">{}</span>', look.css, look.letter)


@register.simple_tag
@cache
def grade(key: str, words: str = "") -> SafeString:
    """The letter in its mark and the word beside it; `words` replaces the word, such as "Adequate, to 2013"."""
    word = words or grades.grade_word(key)
    return format_html('<span class="grade">{}{}</span>', letter(key), word)


@register.simple_tag
def marked(parts: Iterable[tuple[str, bool]]) -> SafeString:
    """The words of a passage, those looked for as marks; no white space comes between, because all of it shows."""
    html = (format_html("<mark>{}</mark>", text) if found else conditional_escape(text) for text, found in parts)
    return mark_safe("".join(html))  # noqa: S308


@register.filter
def word(key: str) -> str:
    return grades.grade_word(key)


@register.filter
def day(value: date | None) -> str:
    """`5 August 2016`; nothing for an unknown date, where the caller says why it is unknown."""
    return f"{value.day} {value:%B %Y}" if value else ""


@register.filter
def xlsx(href: str) -> str:
    """The address of the workbook beside a CSV: each table has both under one name."""
    return href.replace(".csv", ".xlsx", 1)


@dataclass(frozen=True)
class FigureState:
    """Which view of a figure the address asks for, and the addresses of both."""

    table: bool
    chart_href: str
    table_href: str


@register.simple_tag(takes_context=True)
def figure_state(context: Mapping[str, Any], figure: Figure) -> FigureState:
    request: HttpRequest = context["request"]
    shown = request.GET.get(figure.name) == "table"
    hrefs = (_address(request.GET, figure.name, value) for value in ("", "table"))
    return FigureState(shown, *hrefs)


def _address(query: QueryDict, name: str, value: str) -> str:
    """The same page with one parameter set or left out, at the figure."""
    changed = query.copy()
    changed.pop(name, None)
    if value:
        changed[name] = value
    return f"?{changed.urlencode()}#{name}"


@register.filter(is_safe=True)
def figure_data(payload: Json, name: str) -> SafeString:
    """As json_script, which takes 8 ms for a figure of 100 KB where replacing one character at a time takes 0.1."""
    text = json.dumps(payload, separators=(",", ":"))
    for character, escape in _ESCAPES:
        text = text.replace(character, escape)
    return format_html('<script id="{}" type="application/json">{}</script>', name, mark_safe(text))  # noqa: S308
