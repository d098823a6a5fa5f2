"""What one step changed of a draft, value by value, so that it can be undone without touching what came after it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

from inspections.draft import JUDGEMENT, Draft

type Plain = dict[str, Any]
type Parts = dict[str, dict[str, Plain]]

_NOT_OF_PEOPLE: Final = frozenset({"remarks"})
"""What the reader noticed: no step changes it."""


@dataclass(frozen=True)
class PatchedValue:
    """A value before and after a step, as plain values; None where it was not there. `part` is a field of the draft."""

    part: str
    key: str
    before: Plain | None
    after: Plain | None


@dataclass(frozen=True)
class DraftPatch:
    """`orders` has the keys of each part whose order or members changed, before and after."""

    values: tuple[PatchedValue, ...]
    orders: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(each.key for each in self.values)

    @property
    def is_empty(self) -> bool:
        return not self.values and not self.orders

    def to_plain(self) -> Plain:
        return {
            "values": [vars(each) for each in self.values],
            "orders": {part: [list(before), list(after)] for part, (before, after) in self.orders.items()},
        }

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Self:
        orders = {part: (tuple(before), tuple(after)) for part, (before, after) in plain["orders"].items()}
        return cls(tuple(PatchedValue(**each) for each in plain["values"]), orders)


def patch_between(before: Draft, after: Draft) -> DraftPatch:
    """What it takes to come from one draft to the other."""
    old, new = _parts(before), _parts(after)
    values, orders = [], {}
    for part in old:
        for key in dict.fromkeys((*old[part], *new[part])):
            was, now = old[part].get(key), new[part].get(key)
            if was != now:
                values.append(PatchedValue(part, key, was, now))
        if list(old[part]) != list(new[part]):
            orders[part] = (tuple(old[part]), tuple(new[part]))
    return DraftPatch(tuple(values), orders)


def changed_since(draft: Draft, patch: DraftPatch) -> str | None:
    """The key of a value that is no longer as the step left it, so that undoing would take away something later."""
    parts = _parts(draft)
    for each in patch.values:
        now = parts[each.part].get(each.key)
        if (now is None) != (each.after is None):
            return each.key
        # Fields that a value got in a later version are no change of a person's.
        if now is not None and any(now.get(name) != value for name, value in (each.after or {}).items()):
            return each.key
    return None


def undone(draft: Draft, patch: DraftPatch) -> Draft:
    """The draft with what the step changed as it was before; everything else stays."""
    parts = _parts(draft)
    for each in patch.values:
        if each.before is None:
            parts[each.part].pop(each.key, None)
        else:
            parts[each.part][each.key] = each.before
    for part, (before, _) in patch.orders.items():
        parts[part] = _in_order(parts[part], before)
    return _draft(draft, parts)


def with_put_back(draft: Draft, removed: PatchedValue, order: tuple[str, ...]) -> Draft:
    """The draft with a value that was taken out, where it stood in that order."""
    parts = _parts(draft)
    values = parts[removed.part]
    keys = list(values)
    keys.insert(_place(keys, removed.key, order), removed.key)
    values[removed.key] = removed.before or {}
    parts[removed.part] = {key: values[key] for key in keys}
    return _draft(draft, parts)


def _place(keys: list[str], key: str, order: tuple[str, ...]) -> int:
    """Behind the nearest one before it that is still there, else before the nearest behind it, else by number."""
    at = order.index(key)
    for before in reversed(order[:at]):
        if before in keys:
            return keys.index(before) + 1
    for behind in order[at + 1 :]:
        if behind in keys:
            return keys.index(behind)
    return next((place for place, other in enumerate(keys) if _number(other) > _number(key)), len(keys))


def _number(key: str) -> int:
    digits = key.rpartition(":")[2]
    return int(digits) if digits.isdecimal() else 0


def value_mark(draft: Draft, key: str) -> str:
    """Stands for a value as a page showed it, and what was decided about it; blank for one that is not there."""
    found = {part: value for part, values in _parts_of_people(draft.plain) for value in values if _key(value) == key}
    if not found:
        return ""
    return hashlib.sha256(json.dumps(found, sort_keys=True).encode()).hexdigest()[:12]


def _parts(draft: Draft) -> Parts:
    """The values of a draft by part and key, as JSON holds them."""
    plain = json.loads(json.dumps(draft.plain))
    return {part: {_key(value): value for value in values} for part, values in _parts_of_people(plain)}


def _parts_of_people(plain: Mapping[str, Any]) -> Iterator[tuple[str, list[Plain]]]:
    return ((part, each) for part, each in plain.items() if isinstance(each, list) and part not in _NOT_OF_PEOPLE)


def _key(value: Mapping[str, Any]) -> str:
    return str(value["key"]) if "key" in value else f"{JUDGEMENT}{value['facts']['area']}"


def _draft(draft: Draft, parts: Parts) -> Draft:
    return Draft.from_json({**draft.plain} | {part: list(values.values()) for part, values in parts.items()})


def _in_order(values: dict[str, Plain], order: tuple[str, ...]) -> dict[str, Plain]:
    """In that order; what it does not name keeps its place after the one that it follows now, and is last otherwise."""
    keys = [key for key in order if key in values]
    previous: str | None = None
    for key in values:
        if key not in order:
            keys.insert(keys.index(previous) + 1 if previous is not None else len(keys), key)
        previous = key
    return {key: values[key] for key in keys}
