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
from inspections.qualified_grade import LEGEND, MARK, qualification

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


@register.simple_tag
def mark(key: str) -> SafeString:
    """The letter alone, for dense places; the word is there for those who do not see the mark."""
    return _qualified(key, _mark(key))


@register.simple_tag
def letter(key: str) -> SafeString:
    """The letter for places where the word follows in the text."""
    return _letter(key)


@register.simple_tag
def grade(key: str, words: str = "") -> SafeString:
    """The letter in its mark and the word beside it; `words` replaces the word, such as "Adequate, to 2013"."""
    return _grade(key, words or grades.LOOKS[key].word, qualifier(key))


@register.simple_tag
def qualifier(key: str) -> SafeString:
    """What stands after a grade that is at second hand or not sure, with its words for those who do not see it."""
    return _qualifier(qualification(key))


# A page can have a thousand marks, of a dozen grades and absences. What is kept goes by the words that are shown:
# a grade with a mark is equal to the same one without.
@cache
def _mark(key: str) -> SafeString:
    look = grades.LOOKS[key]
    html = '<span class="mark mark-{}" aria-hidden="true">{}</span><span class="vh">{}</span>'
    return format_html(html, look.css, look.letter, look.word)


@cache
def _letter(key: str) -> SafeString:
    look = grades.LOOKS[key]
    return format_html('<span class="mark mark-{}" aria-hidden="true">{}</span>', look.css, look.letter)


@cache
def _grade(key: str, word: str, after: SafeString) -> SafeString:
    return format_html('<span class="grade">{}{}{}</span>', _letter(key), word, after)


@cache
def _qualifier(words: str) -> SafeString:
    if not words:
        return SafeString()
    html = '<span class="dagger" title="{}" aria-hidden="true">{}</span><span class="vh">, {}</span>'
    return format_html(html, words, MARK, words)


def _qualified(key: str, shown: SafeString) -> SafeString:
    """Letter and mark are one thing where they stand among others."""
    after = qualifier(key)
    return format_html('<span class="qualified">{}{}</span>', shown, after) if after else shown


@register.simple_block_tag
def with_legend(content: SafeString) -> SafeString:
    """The body, and below it what the mark of qualified grades means where any stands in it."""
    if MARK not in content:
        return content
    return format_html('{}<p class="legend small">{}</p>', content, LEGEND)


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
