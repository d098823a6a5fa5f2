"""What a newer reading of a file changes: in the draft, beside the record, and never in what a person decided."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from inspections.draft import JUDGEMENT, LISTS_LOOKED_AT, Draft, DraftItem, DraftJudgement, DraftValue
from inspections.finding import LISTS, FindingKind
from inspections.read_difference import ReadDifference
from inspections.review.comparison import plain_words, recorded_inspection_for
from inspections.review.labels import value_label, value_words
from inspections.review.record_values import RecordValues, recorded_values

NONE = "None"
NOT_LOOKED_AT = "Not looked at yet"


def read_differences(before: Draft, after: Draft, current: Draft) -> list[ReadDifference]:
    """Between the first drafts of two readings; `current` is what people have made of the earlier one."""
    inspection = recorded_inspection_for(current)
    record = recorded_values(inspection) if inspection else None
    found = [_difference(key, before, after, current, record) for key in _changed_keys(before, after, current)]
    changed = [key for key, kind in LISTS.items() if _texts(before, kind) != _texts(after, kind)]
    return found + [_list_difference(key, before, after, current, record) for key in changed]


def merged_draft(before: Draft, after: Draft, current: Draft) -> Draft:
    """The draft of the newer reading with every value that a person decided on, and the lists that a person edited.

    What a person said of the lists as they were read before is asked anew where they are read otherwise now.
    """
    kept = [value for value in current.values if _stays(value.key, before, after, current)]
    merged = dataclasses.replace(after, decisions=current.decisions)
    for value in kept:
        merged = merged.with_value(value)
    for gone in before.judgements:
        # A person took it out.
        if current.value(gone.key) is None:
            merged = merged.without(gone.key)
    lists = [(current if _is_edited(before, current, kind) else merged).items_of(kind) for kind in FindingKind]
    return dataclasses.replace(merged, items=tuple(item for items in lists for item in items))


def _changed_keys(before: Draft, after: Draft, current: Draft) -> list[str]:
    keys = dict.fromkeys([*(v.key for v in before.values), *(v.key for v in after.values)])
    asked_anew = {LISTS_LOOKED_AT} if _is_asked_anew(before, after, current) else set()
    return [key for key in keys if key in asked_anew or _as_read(before.value(key)) != _as_read(after.value(key))]


def _as_read(value: DraftValue | None) -> tuple[object, ...] | None:
    """What a person sees of a value: it, whether it is to check, and what is asked of the lists."""
    if value is None:
        return None
    return (value.value, value.settled, value.why if value.key == LISTS_LOOKED_AT else None)


def _stays(key: str, before: Draft, after: Draft, current: Draft) -> bool:
    """Whether a person decided on a value, and on what the newer reading has as well."""
    if key == LISTS_LOOKED_AT and _is_asked_anew(before, after, current):
        return False
    return _is_decided(current.value(key), before.value(key))


def _is_asked_anew(before: Draft, after: Draft, current: Draft) -> bool:
    """Whether a person said what is missing from the lists, and other items are read now, or other ones are doubted."""
    answer, question = current.value(LISTS_LOOKED_AT), after.value(LISTS_LOOKED_AT)
    if answer is None or not answer.settled:
        return False
    others = any(_items(before, kind) != _items(after, kind) for kind in FindingKind)
    return others or (question is not None and question.why != answer.why)


def _items(draft: Draft, kind: FindingKind) -> list[str]:
    return [item.facts.text for item in draft.items_of(kind)]


def _difference(key: str, before: Draft, after: Draft, current: Draft, record: RecordValues | None) -> ReadDifference:
    is_asked_anew = key == LISTS_LOOKED_AT and _is_asked_anew(before, after, current)
    return ReadDifference(
        key=key,
        label=value_label(after if after.value(key) else before, key),
        before=_words((current if is_asked_anew else before).value(key)),
        after=_words(after.value(key)),
        record=_record_words(key, record),
        kept=_stays(key, before, after, current),
    )


def _words(value: DraftValue | None) -> str:
    if value is not None and value.key == LISTS_LOOKED_AT and not value.settled:
        return f"{NOT_LOOKED_AT}: {value.why}"
    return f"{value_words(value) or NONE}{'' if value is None or value.settled else ', to check'}"


def _record_words(key: str, record: RecordValues | None) -> str | None:
    if record is None:
        return None
    facts = record.judgements.get(key.partition(":")[2])
    value = facts.grade if facts else record.facts.get(key)
    return plain_words(key, value) if value else None


def _is_decided(now: DraftValue | None, read: DraftValue | None) -> bool:
    """Whether a person changed, confirmed, added or took out the value."""
    if now is None:
        # Nobody can take out a fact: one that is not there is from before the reader told of it.
        return read is not None and read.key.startswith(JUDGEMENT)
    if read is None:
        return True
    return (now.value, now.settled, now.source) != (read.value, read.settled, read.source)


def _texts(draft: Draft, kind: FindingKind) -> list[tuple[str | None, ...]]:
    """What a person sees of each finding: its words, and whether it is to check."""
    items = draft.items_of(kind)
    return [(i.facts.text, i.facts.verdict, i.facts.words, "" if i.settled else "to check") for i in items]


def _is_edited(before: Draft, current: Draft, kind: FindingKind) -> bool:
    return [_plain(item) for item in before.items_of(kind)] != [_plain(item) for item in current.items_of(kind)]


def _plain(item: DraftItem) -> DraftItem:
    """Without the number of its row, which no person gave it."""
    return dataclasses.replace(item, row=None)


def _list_difference(
    key: str, before: Draft, after: Draft, current: Draft, record: RecordValues | None
) -> ReadDifference:
    kind = LISTS[key]
    old, new = _items(before, kind), _items(after, kind)
    held = record.items_of(kind) if record else ()
    return ReadDifference(
        key=key,
        label=value_label(after, key),
        before=_count_words(before, kind),
        after=_count_words(after, kind),
        record=str(len(held)) if held else None,
        kept=_is_edited(before, current, kind),
        gone=tuple(text for text in old if text not in new),
        added=tuple(text for text in new if text not in old),
    )


def _count_words(draft: Draft, kind: FindingKind) -> str:
    items = draft.items_of(kind)
    to_check = sum(not item.settled for item in items)
    return f"{len(items)}{f', {to_check} to check' if to_check else ''}"


def kept_rows(before: Draft, merged: Draft) -> Iterator[DraftJudgement]:
    """The judgements of a merged draft, each with the number of the row that it had on the record."""
    for judgement in merged.judgements:
        earlier = before.judgement(judgement.facts.area)
        yield dataclasses.replace(judgement, row=judgement.row or (earlier.row if earlier else None))
