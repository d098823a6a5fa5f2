"""A table for narrow screens: each cell gets the name of its column, so that rows can stand below each other.

Roles are written out, because a table that is laid out otherwise is none to every screen reader.
"""

import re
from dataclasses import dataclass

from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe

_HEAD = re.compile(r"<thead\b.*?</thead>", re.DOTALL)
_HEADING = re.compile(r"<th\b([^>]*)>(.*?)</th>", re.DOTALL)
_UNSEEN = re.compile(r'<span class="vh">.*?</span>', re.DOTALL)
_BLANK = re.compile(r"<td\b([^>]*)>\s+</td>")
_TAG = re.compile(r"<(table|thead|tbody|tfoot|tr|th|td)\b([^>]*)>")
_SPAN = re.compile(r'colspan="(\d+)"')
_ROLES = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tfoot": "rowgroup", "tr": "row", "td": "cell"}


@dataclass
class _Reader:
    """Goes through the tags of one table, and knows in which column it is."""

    labels: list[str]
    at: int = 0

    def named(self, tag: re.Match[str]) -> str:
        name, attributes = tag[1], tag[2]
        if name == "tr":
            self.at = 0
        if name == "th":
            self.at += _span(attributes)
            role = "columnheader" if 'scope="col"' in attributes else "rowheader"
            return f'<th role="{role}"{attributes}>'
        if name != "td":
            return f'<{name} role="{_ROLES[name]}"{attributes}>'
        first, self.at = self.at, self.at + _span(attributes)
        # A cell across more columns than two judged together says what stands for all of them.
        label = " and ".join(filter(None, self.labels[first : self.at])) if self.at - first <= 2 else ""
        return f'<td role="cell" data-col="{label}"{attributes}>'


def stacked(table: str) -> SafeString:
    """The HTML of one table with roles, and in `data-col` of each cell the words that people see above its column.

    A cell of white space becomes an empty one, which a narrow screen leaves out.
    """
    head = _HEAD.search(table)
    labels = [label for found in _HEADING.finditer(head[0]) for label in _labels(found)] if head else []
    named = _TAG.sub(_Reader(labels).named, _BLANK.sub(r"<td\1></td>", table))
    return mark_safe(named)  # noqa: S308


def _labels(heading: re.Match[str]) -> list[str]:
    """The words of a heading, for each of the columns that it spans."""
    words = " ".join(strip_tags(_UNSEEN.sub(" ", heading[2]).replace("<br>", " ")).split())
    return _span(heading[1]) * [words.replace('"', "&quot;")]


def _span(attributes: str) -> int:
    found = _SPAN.search(attributes)
    return int(found[1]) if found else 1
