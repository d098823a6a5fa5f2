"""Which recommendations come back: in nearly the same words, or on the same theme; and in how many reports each theme.

Two recommendations have nearly the same words where they share at least half of the words that carry meaning, of all
that stand in either. They are on the same theme where inspections.search.themes finds one in both.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from inspections.queries.recommended import PublishedRecommendation
from inspections.search.themes import TAGS

NEARLY_THE_SAME: Final = 0.5
_WORD: Final = re.compile(r"[a-z]+")
_STOP_WORDS: Final = frozenset(
    """a an and are as at be been by can for from has have in into is it its of on or so that the their them they this
    those to too was were what when which who will with including ensure make sure all any each not""".split()  # noqa: SIM905
)
_TAGS: Final = frozenset(tag.key for tag in TAGS)


@dataclass(frozen=True)
class RecurringRecommendation:
    """A recommendation with the earlier one that it repeats, or else the themes it has in common with any."""

    item: PublishedRecommendation
    earlier: PublishedRecommendation | None
    themes: tuple[str, ...]

    @property
    def kind(self) -> str:
        """repeated, theme or new."""
        return "repeated" if self.earlier else "theme" if self.themes else "new"


@dataclass(frozen=True)
class Recurrence:
    """Every recommendation of the later report, and those of the earlier one that nothing in the later answers to."""

    items: tuple[RecurringRecommendation, ...]
    unanswered: tuple[PublishedRecommendation, ...]

    def count(self, word: str) -> int:
        return sum(item.kind == word for item in self.items)


def recurrence_between(
    before: Sequence[PublishedRecommendation], after: Sequence[PublishedRecommendation]
) -> Recurrence:
    items = tuple(_recurrence_of(item, before) for item in after)
    gone = tuple(item for item in before if _recurrence_of(item, after).kind == "new")
    return Recurrence(items, gone)


def recurring_themes(reports: Sequence[Sequence[PublishedRecommendation]]) -> Counter[str]:
    """In how many of the reports something of each theme is recommended; references to the framework are none.

    In the order in which the reports name them, so that equal ones stand in the same order on every page.
    """
    named = (dict.fromkeys(key for item in items for key in themes_in(item)) for items in reports)
    return Counter(key for keys in named for key in keys)


def themes_in(item: PublishedRecommendation) -> tuple[str, ...]:
    """Its themes without the reference to the national framework, which reports print only since March 2025."""
    return tuple(key for key in item.themes if key not in _TAGS)


def share_of_common_words(one: str, other: str) -> float:
    """The share of words that two texts have in common, of those that carry meaning: 0 to 1."""
    first, second = _meaningful_words(one), _meaningful_words(other)
    return len(first & second) / len(first | second) if first and second else 0.0


def _recurrence_of(item: PublishedRecommendation, others: Sequence[PublishedRecommendation]) -> RecurringRecommendation:
    nearest = max(others, key=lambda other: share_of_common_words(item.text, other.text), default=None)
    if nearest is not None and share_of_common_words(item.text, nearest.text) >= NEARLY_THE_SAME:
        return RecurringRecommendation(item, nearest, ())
    held = {key for other in others for key in themes_in(other)}
    return RecurringRecommendation(item, None, tuple(key for key in themes_in(item) if key in held))


@lru_cache(maxsize=2048)
def _meaningful_words(text: str) -> frozenset[str]:
    """In lower case and without a last s, so that plan and plans are one."""
    found = (word.rstrip("s") for word in _WORD.findall(text.lower()) if word not in _STOP_WORDS)
    return frozenset(word for word in found if len(word) > 1)
