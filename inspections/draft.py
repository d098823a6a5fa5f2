"""A draft: what the editors make of a reading before it is published. Plain frozen values with their JSON.

Every value keeps what was read beside what it is now, so that a correction never overwrites the reading.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any, Final, Self

from inspections.finding import FindingFacts, FindingKind
from inspections.judgement import ENTERED, REPORT, JudgementFacts
from inspections.mention import Mention
from inspections.reading.contract import Evidence
from inspections.reading.vocabulary import Absence

FACTS = ("authority", "framework", "kind", "inspection_start", "inspection_end", "published", "lead_inspector")
LISTS_LOOKED_AT: Final = "lists"
"""The fact that a person looked for items that the reader may have missed; none where the reader missed nothing."""
OPTIONAL = frozenset({"inspection_start", "inspection_end", "lead_inspector", "windows", "theme", LISTS_LOOKED_AT})
JUDGEMENT = "judgement:"

_SOURCES: Final = {"read": REPORT, "entered": ENTERED, "record": "import"}
"""What the record calls the sources of a draft's judgement."""


@dataclass(frozen=True)
class DraftFact:
    """One fact of the inspection. `settled` where the reader was certain or a person has decided.

    `value` is a DfE number, a key, an ISO date or a name; None where there is none, and `absent` says why. `read` is
    what the reader found. `source` is read, entered, filename, site or record; `why` says what there is to check.
    """

    key: str
    value: str | None
    read: str | None
    source: str
    settled: bool
    why: str | None = None
    evidence: Evidence | None = None
    absent: Absence | None = None

    def decided(self, value: str | None, source: str) -> Self:
        """With the value that a person has settled on; none means that the report prints none."""
        absent = None if value else Absence.NOT_PRINTED
        return dataclasses.replace(self, value=value, source=source, settled=True, absent=absent)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        evidence = Evidence.from_json(data["evidence"]) if data["evidence"] else None
        # A draft of before the reason was kept has none: then it is not known.
        absent = Absence(data.get("absent") or Absence.UNKNOWN) if data["value"] is None else None
        return cls(**{**data, "evidence": evidence, "absent": absent})


@dataclass(frozen=True)
class DraftJudgement:
    """One judgement as it would be published, beside the grade that was read; `settled` and `why` as above.

    `row` is the number that its row had on the record when the report was withdrawn, so that it gets it back.
    """

    facts: JudgementFacts
    read: str | None
    settled: bool
    why: str | None = None
    row: int | None = None

    @property
    def key(self) -> str:
        return f"{JUDGEMENT}{self.facts.area}"

    @property
    def value(self) -> str | None:
        """The grade; a settled judgement without one is one that could not be read."""
        return self.facts.grade

    @property
    def evidence(self) -> Evidence | None:
        return self.facts.evidence

    @property
    def source(self) -> str:
        """Read, entered or record, as of a fact."""
        return next((ours for ours, theirs in _SOURCES.items() if theirs == self.facts.source), "record")

    def decided(self, value: str | None, source: str) -> Self:
        """With the grade that a person has settled on."""
        facts = dataclasses.replace(self.facts, grade=value, source=_SOURCES[source])
        return dataclasses.replace(self, facts=facts, settled=True)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(**{**data, "facts": JudgementFacts.from_plain(data["facts"])})


@dataclass(frozen=True)
class DraftItem:
    """One finding as it would be published, beside the text that was read; `row` as of a judgement.

    `key` begins with the kind as which it came in, and stays. `refiled` where a person changed anything but its text.
    """

    key: str
    facts: FindingFacts
    read: str | None
    source: str
    settled: bool
    row: int | None = None
    refiled: bool = False

    def to_json(self) -> dict[str, Any]:
        own = {name: value for name, value in vars(self).items() if name != "facts"}
        return self.facts.to_plain() | own

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        facts = FindingFacts.from_plain(data)
        own: dict[str, Any] = {name: data.get(name) for name in ("key", "read", "source", "settled", "row")}
        return cls(facts=facts, refiled=bool(data.get("refiled")), **own)


@dataclass(frozen=True)
class Remark:
    """Something that the reader wants a reviewer to know."""

    message: str
    page: int | None = None


class TakenFrom(StrEnum):
    """Whose value a decision between the draft and the record took."""

    RECORD = "record"
    REPORT = "report"
    FILE_NAME = "filename"
    SITE = "site"
    LIST = "list"
    """The report's list of findings as it stands after review; what was taken out of it leaves no trace."""
    TYPED = "typed"
    NOBODY = "nobody"


@dataclass(frozen=True)
class Decision:
    """What a person decided where the draft and the record disagree: `taken` of what the draft and the record had.

    It holds for these two values alone: where either changes, there is something to decide again. Values are plain, as
    those of a fact; None is none. Who decided, when and why is among the report's changes.
    """

    key: str
    draft: str | None
    record: str | None
    taken: str | None


type DraftValue = DraftFact | DraftJudgement


@dataclass(frozen=True)
class Draft:
    """All values of one report, in the order in which people read them.

    `every_kind` is false of a draft from when recommendations alone were kept of a reading's findings.
    """

    facts: tuple[DraftFact, ...] = ()
    judgements: tuple[DraftJudgement, ...] = ()
    items: tuple[DraftItem, ...] = ()
    remarks: tuple[Remark, ...] = ()
    decisions: tuple[Decision, ...] = ()
    mentions: tuple[Mention, ...] = ()
    every_kind: bool = True

    @property
    def values(self) -> tuple[DraftValue, ...]:
        return (*self.facts, *self.judgements)

    def value(self, key: str) -> DraftValue | None:
        return next((v for v in self.values if v.key == key), None)

    def judgement(self, area: str) -> DraftJudgement | None:
        return next((j for j in self.judgements if j.facts.area == area), None)

    def items_of(self, kind: FindingKind) -> tuple[DraftItem, ...]:
        """The findings of one kind, in their order."""
        return tuple(item for item in self.items if item.facts.kind == kind)

    def item(self, key: str) -> DraftItem | None:
        return next((i for i in self.items if i.key == key), None)

    def by_key(self) -> dict[str, DraftValue | DraftItem | Mention]:
        """Every value, finding and mention by its key, in order."""
        return {each.key: each for each in (*self.values, *self.items, *self.mentions)}

    def fact(self, key: str) -> str | None:
        """The present value of a fact; None where there is none."""
        return next((fact.value for fact in self.facts if fact.key == key), None)

    def to_check(self) -> tuple[DraftValue, ...]:
        """Values that a person must decide on before publishing."""
        return tuple(v for v in self.values if not v.settled)

    def items_to_check(self) -> tuple[DraftItem, ...]:
        return tuple(i for i in self.items if not i.settled)

    def with_value(self, new: DraftValue) -> Draft:
        """The draft with that value put in the place of the one with its key, or added at the end of its kind."""
        if isinstance(new, DraftJudgement):
            return dataclasses.replace(self, judgements=_put(self.judgements, new))
        return dataclasses.replace(self, facts=_put(self.facts, new))

    def with_item(self, new: DraftItem) -> Draft:
        return dataclasses.replace(self, items=_put(self.items, new))

    def decision(self, key: str, draft: str | None, record: str | None) -> Decision | None:
        """What was decided between these two values."""
        found = (each for each in self.decisions if (each.key, each.draft, each.record) == (key, draft, record))
        return next(found, None)

    def taken_from(self, decision: Decision) -> TakenFrom:
        """Whose value that decision took, as the draft stands after it; what was typed is never the report's."""
        if decision.taken is None:
            return TakenFrom.NOBODY
        if decision.taken == decision.record:
            return TakenFrom.RECORD
        value = self.value(decision.key)
        if value is None:
            return TakenFrom.LIST if decision.taken == decision.draft else TakenFrom.TYPED
        sources = {"read": TakenFrom.REPORT, "filename": TakenFrom.FILE_NAME, "site": TakenFrom.SITE}
        return sources.get(value.source, TakenFrom.TYPED) if value.value == decision.taken else TakenFrom.TYPED

    def with_decision(self, new: Decision) -> Draft:
        """The draft with that decision in the place of an earlier one on the same value."""
        others = tuple(each for each in self.decisions if each.key != new.key)
        return dataclasses.replace(self, decisions=(*others, new))

    def without(self, key: str) -> Draft:
        """The draft without a judgement, a finding or a mention."""
        return dataclasses.replace(
            self,
            judgements=tuple(j for j in self.judgements if j.key != key),
            items=tuple(i for i in self.items if i.key != key),
            mentions=tuple(m for m in self.mentions if m.key != key),
        )

    def next_item_key(self, kind: FindingKind = FindingKind.RECOMMENDATION) -> str:
        keys = (item.key.partition(":") for item in self.items)
        numbers = [int(number) for prefix, _, number in keys if prefix == kind]
        return item_key(kind, max(numbers, default=0) + 1)

    def to_json(self) -> dict[str, Any]:
        judgements = [{**vars(each), "facts": each.facts.to_plain()} for each in self.judgements]
        items = [each.to_json() for each in self.items]
        return dataclasses.asdict(self) | {"judgements": judgements, "items": items}

    @cached_property
    def plain(self) -> Mapping[str, Any]:
        """As JSON holds it, for whoever only reads it: a page asks for each of its values."""
        plain: dict[str, Any] = json.loads(json.dumps(self.to_json()))
        return plain

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            facts=tuple(DraftFact.from_json(each) for each in data["facts"]),
            judgements=tuple(DraftJudgement.from_json(each) for each in data["judgements"]),
            items=tuple(DraftItem.from_json(each) for each in data["items"]),
            remarks=tuple(Remark(**each) for each in data["remarks"]),
            decisions=tuple(Decision(**each) for each in data.get("decisions", ())),
            mentions=tuple(Mention.from_json(each) for each in data.get("mentions", ())),
            every_kind=bool(data.get("every_kind")),
        )


def item_key(kind: FindingKind, number: int) -> str:
    return f"{kind.value}:{number}"


def is_item_key(key: str) -> bool:
    """Whether the key is that of a finding."""
    prefix, colon, _ = key.partition(":")
    return bool(colon) and prefix in list(FindingKind)


def _put[Keyed: (DraftFact, DraftJudgement, DraftItem)](values: tuple[Keyed, ...], new: Keyed) -> tuple[Keyed, ...]:
    return tuple(({v.key: v for v in values} | {new.key: new}).values())
