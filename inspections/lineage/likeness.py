"""How like two asks are, and from which likeness on a link is proposed to an editor, or shown as “reads like”.

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

PROPOSED: Final = 0.46
"""From here on "asked before" is proposed: five in six are right in the pairs of reports that people read."""
RELATED: Final = 0.30
"""From here on a link is proposed as related: the same matter, another ask."""
READS_LIKE: Final = 0.75
"""From here on the public sees a proposal that nobody has confirmed: none was wrong in the pairs that people read."""
_OTHER_ASPECT: Final = 0.8
"""Where one asks for speed and the other for quality, say."""
VERSION: Final = f"1-{FINGERPRINT}"
"""Of the likeness with its words: 1 weighs matters and words as inspections.lineage.asks does."""


class Kind(StrEnum):
    """What an earlier recommendation is to a later one. `RELATED`: on the same matter, but another ask."""

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
    """From 0 (nothing in common) to 1: the cosine of what the two ask for; less where their aspects differ."""
    first, second = ask_of(one), ask_of(other)
    lengths = _common(first, first) * _common(second, second)
    if not lengths:
        return 0.0
    cosine = min(1.0, _common(first, second) / math.sqrt(lengths))
    differ = first.aspects and second.aspects and not first.aspects & second.aspects
    return cosine * (_OTHER_ASPECT if differ else 1)


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
