"""Which recommendations come back in nearly the same words, and in how many reports each theme is named.

Two recommendations have nearly the same words if at least half of the meaningful words in either occur in both. A
recommendation names a theme if it contains one of its words, as listed in inspections.search.themes.
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
"""The share of meaningful words in common. Inspectors seldom repeat themselves word for word, so half is enough."""
_WORD: Final = re.compile(r"[a-z]+")
_STOP_WORDS: Final = frozenset(
    """a an and are as at be been by can for from has have in into is it its of on or so that the their them they this
    those to too was were what when which who will with including ensure make sure all any each not""".split()  # noqa: SIM905
)
_TAGS: Final = frozenset(tag.key for tag in TAGS)


@dataclass(frozen=True)
class RecurringRecommendation:
    """A recommendation with the earlier one in nearly the same words, or None.

    None does not mean that the request is new: it may have been made before in other words.
    """

    item: PublishedRecommendation
    earlier: PublishedRecommendation | None


def recurrence_between(
    before: Sequence[PublishedRecommendation], after: Sequence[PublishedRecommendation]
) -> tuple[RecurringRecommendation, ...]:
    """Every recommendation of the later report, each with its nearest earlier one if that is near enough."""
    return tuple(RecurringRecommendation(item, _nearly_the_same(item, before)) for item in after)


def recurring_themes(reports: Sequence[Sequence[PublishedRecommendation]]) -> Counter[str]:
    """How many of the reports name each theme in a recommendation.

    In the order in which the reports name them, so that ties come in the same order on every page.
    """
    named = (dict.fromkeys(key for item in items for key in themes_in(item)) for items in reports)
    return Counter(key for keys in named for key in keys)


def themes_in(item: PublishedRecommendation) -> tuple[str, ...]:
    """Its themes, without the references to the national framework that reports print only since March 2025."""
    return tuple(key for key in item.themes if key not in _TAGS)


def share_of_common_words(one: str, other: str) -> float:
    """The share of meaningful words in either text that occur in both, from 0 to 1."""
    first, second = _meaningful_words(one), _meaningful_words(other)
    return len(first & second) / len(first | second) if first and second else 0.0


def _nearly_the_same(
    item: PublishedRecommendation, others: Sequence[PublishedRecommendation]
) -> PublishedRecommendation | None:
    nearest = max(others, key=lambda other: share_of_common_words(item.text, other.text), default=None)
    if nearest is None or share_of_common_words(item.text, nearest.text) < NEARLY_THE_SAME:
        return None
    return nearest


@lru_cache(maxsize=2048)
def _meaningful_words(text: str) -> frozenset[str]:
    """The words in lower case without a final s, so that "plan" and "plans" are one."""
    found = (word.rstrip("s") for word in _WORD.findall(text.lower()) if word not in _STOP_WORDS)
    return frozenset(word for word in found if len(word) > 1)
