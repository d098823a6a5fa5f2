"""Headings for passages found by a search: which words they contain, in how many reports, and where.

That a passage contains a word is certain. What it is about is not, so the sentences never claim it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.claims.about import About
from dashboard.claims.words import count_noun, count_of_total, join_words
from inspections.partial_dates import format_day
from inspections.reading.letters import lower_first

# A quotation inside the quoted search words takes single marks.
_INNER: Final = re.compile(r'["“”]([^"“”]*)["“”]?')


@dataclass(frozen=True)
class SearchInWords:
    """A search in words: `noun` and `plural` name the kind of passage, `scope` any other filter: ` under ILACS`."""

    noun: str
    plural: str
    typed: str
    theme: str
    scope: str

    def words(self, *, plural: bool) -> str:
        """`contain “supervision”`; blank if nothing was searched for."""
        parts = [f"“{_INNER.sub(r'‘\1’', self.typed)}”"] if self.typed else []
        parts += [f"words of the theme {lower_first(self.theme)}"] if self.theme else []
        return f"{'contain' if plural else 'contains'} {join_words(parts)}" if parts else ""


def passages_heading(total: int, reports: int, search: SearchInWords, about: About) -> str:
    """`12 recommendations contain “supervision”, in 5 reports`"""
    until = "" if about.latest else f", published by {format_day(about.date)}"
    if not total:
        words = search.words(plural=False)
        none = f"no {search.noun}{search.scope} {words}{until}" if words else "what inspectors recommend"
        return about.headed(none)
    found = f"{total:,} {search.plural}" if total != 1 else f"1 {search.noun}"
    said = " ".join(filter(None, (found, search.words(plural=total != 1))))
    return about.headed(f"{said}, in {count_noun(reports, 'report')}{search.scope}{until}")


def passages_lede(with_words: int, inspections: int, when: str, chosen: str) -> str:
    """How many reports were searched, and the chosen filters in words."""
    if not inspections:
        return f"No inspection on the record: {when}."
    visits = "1 inspection or visit" if inspections == 1 else f"{inspections:,} inspections and visits"
    words = f"The record has the words of {f'{with_words:,}' if with_words else 'none'} of {visits}: {when}."
    return f"{words} {chosen}".strip()


def themes_by_year_title(labels: Sequence[str], count: int, total: int, about: About) -> str:
    """The theme whose words occur in most reports; all of them if several tie."""
    if not labels or not total:
        return about.headed(f"no theme stands out in {count_noun(total, 'report')}")
    names = join_words(label if at == 0 else lower_first(label) for at, label in enumerate(labels))
    each = " each" if len(labels) > 1 else ""
    are = "themes" if len(labels) > 1 else "theme"
    named = f"{names}: the {are} named in most reports, {count_of_total(count, total)}{each}"
    return named if not about.chosen else about.headed(named)
