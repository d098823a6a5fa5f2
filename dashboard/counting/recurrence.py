"""Which recommendations come back in nearly the same words, and in how many reports each theme is named.

Two have nearly the same words where they share at least half of the words that carry meaning, of all that stand in
either. A theme is where one of its words stands, as inspections.search.themes has them.
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
"""Half of the words in common: what inspectors repeat is seldom repeated word for word."""
_WORD: Final = re.compile(r"[a-z]+")
_STOP_WORDS: Final = frozenset(
    """a an and are as at be been by can for from has have in into is it its of on or so that the their them they this
    those to too was were what when which who will with including ensure make sure all any each not""".split()  # noqa: SIM905
)
_TAGS: Final = frozenset(tag.key for tag in TAGS)


@dataclass(frozen=True)
class RecurringRecommendation:
    """A recommendation with the earlier one that has nearly its words; None where there is none.

    None says nothing of what it asks for: that may have been asked before in other words.
    """

    item: PublishedRecommendation
    earlier: PublishedRecommendation | None


def recurrence_between(
    before: Sequence[PublishedRecommendation], after: Sequence[PublishedRecommendation]
) -> tuple[RecurringRecommendation, ...]:
    """Every recommendation of the later report."""
    return tuple(RecurringRecommendation(item, _nearly_the_same(item, before)) for item in after)


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


def _nearly_the_same(
    item: PublishedRecommendation, others: Sequence[PublishedRecommendation]
) -> PublishedRecommendation | None:
    nearest = max(others, key=lambda other: share_of_common_words(item.text, other.text), default=None)
    return (
        nearest if nearest is not None and share_of_common_words(item.text, nearest.text) >= NEARLY_THE_SAME else None
    )


@lru_cache(maxsize=2048)
def _meaningful_words(text: str) -> frozenset[str]:
    """In lower case and without a last s, so that plan and plans are one."""
    found = (word.rstrip("s") for word in _WORD.findall(text.lower()) if word not in _STOP_WORDS)
    return frozenset(word for word in found if len(word) > 1)
