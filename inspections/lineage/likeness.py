"""How like two asks are, and from which likeness on a link is proposed to an editor.

docs/decisions/0018 says how the numbers were chosen; `manage.py measure_lineage` measures them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from inspections.lineage.asks import Ask, ask_of
from inspections.lineage.matters import FINGERPRINT, NEAR

PROPOSED: Final = 0.48
"""From here on "asked before" is proposed: five in six are right in the pairs of reports that people read."""
RELATED: Final = 0.30
"""From here on a link is proposed as related: the same matter, a different request."""
_OTHER_ASPECT: Final = 0.8
"""Where one asks for speed and the other for quality, say."""
_OTHER_ASK: Final = 0.5
"""Where what one asks for is at most the purpose of the other: "to ensure that children who go missing are safe"."""
_NARROWER: Final = 0.75
"""Where one asks for assessments and the other for assessments of children who are privately fostered."""
_WORDS_THAT_MEET: Final = 2
"""Of matters that nobody wrote down yet the words say that two asks meet."""
_SAME_WORDS: Final = 0.2
"""What the words that both ask for add to it, of the field or not."""
VERSION: Final = f"4-{FINGERPRINT}"
"""Of the likeness with its words: 2 adds the words that two asks have in common to the matters of 1, 3 asks that they
meet in what is asked for, 4 tells an ask from the same narrowed down to other children or other work.
"""


class Kind(StrEnum):
    """What an earlier recommendation is to a later one. `RELATED`: on the same matter, but a different request."""

    ASKED_BEFORE = "asked_before"
    RELATED = "related"


@dataclass(frozen=True)
class Proposal:
    """The later recommendation at `later` of its report, and the earlier at `earlier` of the other, both from 0."""

    later: int
    earlier: int
    kind: Kind
    score: float


def likeness(one: str, other: str) -> float:
    """From 0 (nothing in common) to 1: the cosine of what the two ask for, less where their aspects differ, and more
    where they ask for it in the same words.
    """
    first, second = ask_of(one), ask_of(other)
    lengths = _common(first, first) * _common(second, second)
    if not lengths:
        return 0.0
    cosine = min(1.0, _common(first, second) / math.sqrt(lengths))
    differ = first.aspects and second.aspects and not first.aspects & second.aspects
    both = len(first.head) + len(second.head)
    same = 2 * len(first.head & second.head) / both if both else 0.0
    found = min(1.0, cosine * (_OTHER_ASPECT if differ else 1) + _SAME_WORDS * same)
    if _narrower(first, second) or _narrower(second, first):
        found *= _NARROWER
    return found if _meet(first, second) else found * _OTHER_ASK


def _narrower(one: Ask, other: Ask) -> bool:
    """Whether one narrows a general matter down to particular ones of which the other names none."""
    named = set(other.matters)
    close = {key for pair in NEAR for key in pair if named & set(pair)}
    return bool(one.narrows) and not set(one.narrows) & (named | close)


def _meet(one: Ask, other: Ask) -> bool:
    """Whether both ask for the same or a near matter, and not one for what the other only gives as its purpose."""
    if one.asked & other.asked or len(one.head & other.head) >= _WORDS_THAT_MEET:
        return True
    return any(_across(one, other, *pair) for pair in NEAR)


def _across(one: Ask, other: Ask, first: str, second: str) -> bool:
    a, b = one.asked, other.asked
    return (first in a and second in b) or (second in a and first in b)


def proposals(later: Sequence[str], earlier: Sequence[str]) -> tuple[Proposal, ...]:
    """The links between the recommendations of two reports, the likeliest first."""
    scored = [
        (likeness(text, before), at, at_before)
        for at, text in enumerate(later)
        for at_before, before in enumerate(earlier)
    ]
    found = [
        Proposal(at, at_before, Kind.ASKED_BEFORE if score >= PROPOSED else Kind.RELATED, score)
        for score, at, at_before in scored
        if score >= RELATED
    ]
    return tuple(sorted(found, key=lambda each: (-each.score, each.later, each.earlier)))


def common_matters(one: str, other: str) -> tuple[str, ...]:
    """The keys of the matters that both name."""
    named = set(ask_of(other).matters)
    return tuple(key for key in ask_of(one).matters if key in named)


def _common(one: Ask, other: Ask) -> float:
    same = sum(weight * other.weights[key] for key, weight in one.weights.items() if key in other.weights)
    near = sum(share * _crossed(one, other, *pair) for pair, share in NEAR.items())
    return same + near


def _crossed(one: Ask, other: Ask, first: str, second: str) -> float:
    a, b = one.weights, other.weights
    return a.get(first, 0) * b.get(second, 0) + a.get(second, 0) * b.get(first, 0)
