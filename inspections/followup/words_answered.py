"""Which recommendation a response answers: found by its words, and said where the words changed since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from inspections.lineage.items import found_again, item_key


class Standing(StrEnum):
    """How the words that were answered stand in the report now."""

    SAME = "same"
    MENDED = "mended"
    """A few letters are others: a slip was mended, or more of a sentence was read."""
    GONE = "gone"
    """The report has no such words now: withdrawn, rewritten, or one recommendation made into several."""


def places_of(answered: Iterable[str], texts: Iterable[str]) -> Mapping[str, tuple[str, Standing]]:
    """Where each of the words that were answered stands among the texts of a report now: its text there, and how.

    Words that stand as they were come first: no other words take their place. What is found nowhere has none.
    """
    now = {item_key(text): text for text in texts}
    wanted = list(dict.fromkeys(answered))
    placed = {text: (now[item_key(text)], Standing.SAME) for text in wanted if item_key(text) in now}
    taken = {item_key(text) for text, _ in placed.values()}
    free = [text for key, text in now.items() if key not in taken]
    mended = {text: found for text in wanted if text not in placed and (found := found_again(text, free))}
    for text, found in mended.items():
        # Two that were answered apart and read like one text now: neither is said to answer it.
        if list(mended.values()).count(found) == 1:
            placed[text] = (found, Standing.MENDED)
    return placed
