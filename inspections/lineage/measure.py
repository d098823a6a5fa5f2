"""How right the proposed links are, against pairs of reports whose links two people read independently.

Nothing here is fitted on the answers: the likeness and its limits stand in inspections.lineage.likeness.
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

from inspections.lineage.likeness import PROPOSED, RELATED, Kind, likeness

_NORMAL_QUANTILE: Final = 1.959964
"""Of a two-sided interval of 95%."""


@dataclass(frozen=True)
class Share:
    """`count` of `total`, with the lower end of Wilson's interval of 95%."""

    count: int
    total: int

    @property
    def value(self) -> float | None:
        """None where there is nothing to take a share of."""
        return self.count / self.total if self.total else None

    @property
    def lower_bound(self) -> float | None:
        if self.value is None:
            return None
        square = _NORMAL_QUANTILE**2
        middle = self.value + square / (2 * self.total)
        spread = self.value * (1 - self.value) / self.total + square / (4 * self.total**2)
        return max(0.0, (middle - _NORMAL_QUANTILE * math.sqrt(spread)) / (1 + square / self.total))

    def __str__(self) -> str:
        if self.value is None or self.lower_bound is None:
            return f"{self.count} of {self.total}"
        return f"{self.count} of {self.total} = {self.value:.3f}, 95% lower bound {self.lower_bound:.3f}"


@dataclass(frozen=True)
class ReadPair:
    """An earlier and a later recommendation of one council; `kind` is what people said they are, None for neither.

    `pair` names the two reports. What people disagreed about is none of these.
    """

    pair: str
    later: str
    earlier: str
    kind: Kind | None


@dataclass(frozen=True)
class Agreement:
    """What is linked from a likeness on, against what people linked."""

    name: str
    limit: float
    precision: Share
    recall: Share


@dataclass(frozen=True)
class Measured:
    """`asked_before` is what an editor is asked about; the public is shown none of it before an editor confirmed it.

    `any_link` is every proposal, asked before or related, against every link of either kind.
    """

    reports: int
    pairs: int
    asked_before: Agreement
    any_link: Agreement

    @classmethod
    def of(cls, pairs: Collection[ReadPair]) -> Self:
        scored = [(likeness(each.later, each.earlier), each.kind) for each in pairs]
        asked, both = {Kind.ASKED_BEFORE}, set(Kind)
        return cls(
            reports=len({each.pair for each in pairs}),
            pairs=len(pairs),
            asked_before=_agreement("asked before, proposed to an editor", PROPOSED, scored, asked),
            any_link=_agreement("any link, asked before or related", RELATED, scored, both),
        )


def _agreement(
    name: str, limit: float, scored: Iterable[tuple[float, Kind | None]], right: Collection[Kind]
) -> Agreement:
    found = [(score >= limit, kind in right) for score, kind in scored]
    hits = sum(proposed and is_right for proposed, is_right in found)
    return Agreement(
        name,
        limit,
        precision=Share(hits, sum(proposed for proposed, _ in found)),
        recall=Share(hits, sum(is_right for _, is_right in found)),
    )


def read_answers(path: Path) -> list[ReadPair]:
    """Every pair of recommendations of a file in the form of lineage.json; `unsure` ones are left out."""
    return [pair for reports in json.loads(path.read_text(encoding="utf-8")) for pair in _pairs(reports)]


def _pairs(reports: Mapping[str, Any]) -> Iterable[ReadPair]:
    for later in reports["later"].values():
        kinds = dict.fromkeys(later["related"], Kind.RELATED) | dict.fromkeys(later["repeated"], Kind.ASKED_BEFORE)
        for key, text in reports["earlier"].items():
            if key not in later["unsure"]:
                yield ReadPair(reports["pair"], later["text"], text, kinds.get(key))
