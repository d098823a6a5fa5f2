"""What a newer reading of a file changes: in the draft, beside the record, and never in what a person decided."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from inspections.draft import Draft, DraftItem, DraftJudgement, DraftValue
from inspections.read_difference import ReadDifference
from inspections.review.comparison import plain_words, recorded_inspection_for
from inspections.review.labels import value_label, value_words
from inspections.review.record_values import ITEMS, RecordValues, recorded_values

NONE = "None"


def read_differences(before: Draft, after: Draft, current: Draft) -> list[ReadDifference]:
    """Between the first drafts of two readings; `current` is what people have made of the earlier one."""
    inspection = recorded_inspection_for(current)
    record = recorded_values(inspection) if inspection else None
    found = [_difference(key, before, after, current, record) for key in _changed_keys(before, after)]
    if _texts(before) != _texts(after):
        found.append(_list_difference(before, after, current, record))
    return found


def merged_draft(before: Draft, after: Draft, current: Draft) -> Draft:
    """The draft of the newer reading with every value that a person decided on, and the list that a person edited."""
    kept = [value for value in current.values if _is_decided(value, before.value(value.key))]
    merged = dataclasses.replace(after, decisions=current.decisions)
    for value in kept:
        merged = merged.with_value(value)
    for gone in before.judgements:
        # A person took it out.
        if current.value(gone.key) is None:
            merged = merged.without(gone.key)
    if _is_edited(before, current):
        merged = dataclasses.replace(merged, items=current.items)
    return merged


def _changed_keys(before: Draft, after: Draft) -> list[str]:
    keys = dict.fromkeys([*(v.key for v in before.values), *(v.key for v in after.values)])
    return [key for key in keys if _as_read(before.value(key)) != _as_read(after.value(key))]


def _as_read(value: DraftValue | None) -> tuple[object, ...] | None:
    """What a person sees of a value: it, and whether it is to check."""
    return (value.value, value.settled) if value else None


def _difference(key: str, before: Draft, after: Draft, current: Draft, record: RecordValues | None) -> ReadDifference:
    now = current.value(key)
    return ReadDifference(
        key=key,
        label=value_label(after if after.value(key) else before, key),
        before=_words(before.value(key)),
        after=_words(after.value(key)),
        record=_record_words(key, record),
        kept=_is_decided(now, before.value(key)),
    )


def _words(value: DraftValue | None) -> str:
    return f"{value_words(value) or NONE}{'' if value is None or value.settled else ', to check'}"


def _record_words(key: str, record: RecordValues | None) -> str | None:
    if record is None:
        return None
    facts = record.judgements.get(key.partition(":")[2])
    value = facts.grade if facts else record.facts.get(key)
    return plain_words(key, value) if value else None


def _is_decided(now: DraftValue | None, read: DraftValue | None) -> bool:
    """Whether a person changed, confirmed, added or took out the value."""
    if now is None or read is None:
        return now is not read
    return (now.value, now.settled, now.source) != (read.value, read.settled, read.source)


def _texts(draft: Draft) -> list[tuple[str, bool]]:
    return [(item.facts.text, item.settled) for item in draft.items]


def _is_edited(before: Draft, current: Draft) -> bool:
    return [_plain(item) for item in before.items] != [_plain(item) for item in current.items]


def _plain(item: DraftItem) -> DraftItem:
    """Without the number of its row, which no person gave it."""
    return dataclasses.replace(item, row=None)


def _list_difference(before: Draft, after: Draft, current: Draft, record: RecordValues | None) -> ReadDifference:
    old, new = ([item.facts.text for item in draft.items] for draft in (before, after))
    return ReadDifference(
        key=ITEMS,
        label=value_label(after, ITEMS),
        before=_count_words(before),
        after=_count_words(after),
        record=str(len(record.items)) if record and record.items else None,
        kept=_is_edited(before, current),
        gone=tuple(text for text in old if text not in new),
        added=tuple(text for text in new if text not in old),
    )


def _count_words(draft: Draft) -> str:
    to_check = len(draft.items_to_check())
    return f"{len(draft.items)}{f', {to_check} to check' if to_check else ''}"


def kept_rows(before: Draft, merged: Draft) -> Iterator[DraftJudgement]:
    """The judgements of a merged draft, each with the number of the row that it had on the record."""
    for judgement in merged.judgements:
        earlier = before.judgement(judgement.facts.area)
        yield dataclasses.replace(judgement, row=judgement.row or (earlier.row if earlier else None))
