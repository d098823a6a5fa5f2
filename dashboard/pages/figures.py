"""Figures from counts: rows of bars with their words, and the claims that their titles make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.charts.counts import BarRow
from dashboard.words import lower

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.params import When
    from dashboard.positions.tally import Tally


def row_of(label: str, tally: Tally, href: str = "") -> BarRow:
    return BarRow(label, dict(tally.counts), tally.judged, tally.population, href)


def source_of(when: When) -> str:
    return f"Inspection reports by Ofsted, {when.words}."


def best_and_worst(named: Sequence[tuple[str, Tally]]) -> str:
    """`Children in care was judged best, help and protection worst`: by the share that is good or better."""
    judged = [(name, tally) for name, tally in named if tally.judged]
    if not judged:
        return "Nothing was judged by this date"
    if len(judged) == 1:
        name, tally = judged[0]
        return f"{name} was good or better in {tally.good_or_better} of {tally.judged}"
    best = max(judged, key=lambda pair: pair[1].share)
    worst = min(judged, key=lambda pair: pair[1].share)
    if best[1].share == worst[1].share:
        return f"All {len(judged)} judgements were good or better equally often"
    return f"{best[0]} was judged best, {lower(worst[0])} worst"
