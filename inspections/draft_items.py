"""The findings of a reading as items of a draft, in its first draft and in one from before they were all kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from inspections.draft import Draft, DraftItem, item_key
from inspections.finding import FindingKind, findings_read
from inspections.reading.contract import Reading


def items_read(reading: Reading) -> Iterator[DraftItem]:
    """Every finding, numbered within its kind."""
    numbers: Counter[str] = Counter()
    for read in findings_read(reading):
        numbers[read.facts.kind] += 1
        key = item_key(FindingKind(read.facts.kind), numbers[read.facts.kind])
        yield DraftItem(key=key, facts=read.facts, read=read.facts.text, source="read", settled=read.certain)


def with_every_kind(draft: Draft, reading: Reading) -> Draft:
    """A draft from when recommendations alone were kept, with the other findings of its reading.

    Nobody has seen those yet, so that nothing of what a person decided is touched.
    """
    others = [item for item in items_read(reading) if item.facts.kind != FindingKind.RECOMMENDATION]
    return replace(draft, items=(*draft.items, *others), every_kind=True)
