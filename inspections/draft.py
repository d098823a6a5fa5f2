"""A draft: what the editors make of a reading before it is published. Plain frozen values with their JSON.

Every value keeps what was read beside what it is now, so that a correction never overwrites the reading.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

FACTS = ("authority", "framework", "kind", "inspection_start", "inspection_end", "published", "lead_inspector")
JUDGEMENT = "judgement:"
ITEM = "recommendation:"


@dataclass(frozen=True)
class Evidence:
    """Where a value stands: the page (from 1), the box in points from its top left, the words and the rule."""

    page: int
    box: tuple[float, float, float, float]
    quote: str = ""
    rule: str = ""

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        x0, top, x1, bottom = data["box"]
        return cls(data["page"], (x0, top, x1, bottom), data.get("quote", ""), data.get("rule", ""))


@dataclass(frozen=True)
class Value:
    """One fact or judgement. `settled` where the reader was certain or a person has decided.

    `value` is a DfE number, a key, an ISO date, a name or a grade; blank where there is none. A settled judgement
    without a value is one that could not be read. `confidence` stays what the reader said; `source` is read,
    entered, filename or record.
    """

    key: str
    value: str
    read: str
    source: str
    settled: bool
    why: str = ""
    confidence: str = "certain"
    label: str = ""
    printed: str = ""
    evidence: Evidence | None = None

    @property
    def area(self) -> str:
        """The area of a judgement."""
        return self.key.removeprefix(JUDGEMENT)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        evidence = Evidence.from_json(data["evidence"]) if data.get("evidence") else None
        return cls(**{**data, "evidence": evidence})


@dataclass(frozen=True)
class Item:
    """One recommendation; boxes are (page, x0, top, x1, bottom)."""

    key: str
    text: str
    read: str
    source: str
    settled: bool
    number: str = ""
    section: str = ""
    audience: str = "authority"
    tag: str = ""
    page: int | None = None
    boxes: tuple[tuple[float, ...], ...] = ()

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(**{**data, "boxes": tuple(tuple(box) for box in data.get("boxes", ()))})


@dataclass(frozen=True)
class Remark:
    """Something that the reader wants a reviewer to know."""

    message: str
    page: int | None = None


@dataclass(frozen=True)
class Draft:
    """All values of one report, in the order in which people read them."""

    facts: tuple[Value, ...] = ()
    judgements: tuple[Value, ...] = ()
    items: tuple[Item, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def values(self) -> tuple[Value, ...]:
        return self.facts + self.judgements

    def value(self, key: str) -> Value | None:
        return next((v for v in self.values if v.key == key), None)

    def item(self, key: str) -> Item | None:
        return next((i for i in self.items if i.key == key), None)

    def by_key(self) -> dict[str, Value | Item]:
        """Every value and recommendation by its key, in order."""
        keyed: dict[str, Value | Item] = {v.key: v for v in self.values}
        return keyed | {i.key: i for i in self.items}

    def fact(self, key: str) -> str:
        """The present value of a fact; blank where there is none."""
        value = self.value(key)
        return value.value if value else ""

    def to_check(self) -> tuple[Value, ...]:
        """Values that a person must decide on before publishing."""
        return tuple(v for v in self.values if not v.settled)

    def items_to_check(self) -> tuple[Item, ...]:
        return tuple(i for i in self.items if not i.settled)

    def with_value(self, new: Value) -> Draft:
        """The draft with that value put in the place of the one with its key, or added at the end of its kind."""
        if new.key.startswith(JUDGEMENT):
            return dataclasses.replace(self, judgements=_put(self.judgements, new))
        return dataclasses.replace(self, facts=_put(self.facts, new))

    def with_item(self, new: Item) -> Draft:
        return dataclasses.replace(self, items=_put(self.items, new))

    def without(self, key: str) -> Draft:
        """The draft without a judgement or a recommendation."""
        return dataclasses.replace(
            self,
            judgements=tuple(v for v in self.judgements if v.key != key),
            items=tuple(i for i in self.items if i.key != key),
        )

    def next_item_key(self) -> str:
        numbers = [int(i.key.removeprefix(ITEM)) for i in self.items]
        return f"{ITEM}{max(numbers, default=0) + 1}"

    def to_json(self) -> dict[str, Any]:
        return dataclasses.asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            facts=tuple(Value.from_json(v) for v in data["facts"]),
            judgements=tuple(Value.from_json(v) for v in data["judgements"]),
            items=tuple(Item.from_json(i) for i in data["items"]),
            remarks=tuple(Remark(**r) for r in data["remarks"]),
        )


def _put[Keyed: (Value, Item)](values: tuple[Keyed, ...], new: Keyed) -> tuple[Keyed, ...]:
    return tuple(({v.key: v for v in values} | {new.key: new}).values())


def blank_draft(*, published: str = "") -> Draft:
    """A draft for a report that could not be read and is entered by hand: every fact still to be given."""
    values = dict.fromkeys(FACTS, "") | {"published": published}
    return Draft(
        facts=tuple(
            Value(
                key=key,
                value=value,
                read="",
                source="filename" if value else "entered",
                settled=key in OPTIONAL,
                why="" if key in OPTIONAL else "Nothing was read: enter it from the page.",
            )
            for key, value in values.items()
        )
    )


OPTIONAL = frozenset({"inspection_start", "inspection_end", "lead_inspector"})
