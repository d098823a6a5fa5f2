"""The words of a recommendation that it has in common with another, marked for whoever reads both side by side."""

from __future__ import annotations

from itertools import groupby

from inspections.lineage.asks import ask_of, telling_words
from inspections.lineage.matters import MATTERS


def marked_in_common(text: str, other: str) -> tuple[tuple[str, bool], ...]:
    """The parts of a text, and of each whether the other names the same matter or has the same word."""
    plain, theirs = text.replace("’", "'"), ask_of(other).weights
    marked = [False] * len(text)
    spans = [span for matter in MATTERS if matter.key in theirs for span in matter.spans_in(plain)]
    spans += [(start, end) for start, end, stem in telling_words(plain) if f":{stem}" in theirs]
    for start, end in spans:
        marked[start:end] = [True] * (end - start)
    groups = groupby(zip(text, marked, strict=True), key=lambda pair: pair[1])
    return tuple(("".join(letter for letter, _ in letters), is_marked) for is_marked, letters in groups)
