"""What stands on the record once a draft is published: a reading fills, confirms or contradicts, and never blanks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from inspections.draft import JUDGEMENT, Draft, DraftItem, DraftJudgement
from inspections.finding import ITEMS, LISTS, FindingKind
from inspections.judgement import ENTERED, REPORT, JudgementFacts
from inspections.partial_dates import parse_partial_date
from inspections.reading.frameworks import frameworks
from inspections.reading.vocabulary import Audience
from inspections.review.record_values import COMPARED, COUNT, RecordValues, list_value


class Standing(StrEnum):
    """How a value of a draft stands to the record's."""

    ABSENT = "absent"
    """Neither has one."""
    FILLS = "fills"
    """Only the draft has one, or it says more exactly what the record says."""
    CONFIRMS = "confirms"
    KEPT = "kept"
    """Only the record has one, or it says more exactly what the draft says."""
    CONTRADICTS = "contradicts"


@dataclass(frozen=True)
class Compared:
    """One value of a draft beside the record's, both plain; `decided` where they contradict and a person has chosen."""

    key: str
    draft: str | None
    record: str | None
    standing: Standing
    decided: bool = False
    taken: str | None = None

    @property
    def value(self) -> str | None:
        """What is published: where they contradict and nobody has chosen, what the draft has."""
        if self.decided:
            return self.taken
        return self.record if self.standing is Standing.KEPT else self.draft

    @property
    def from_record(self) -> bool:
        """Whether what is published is the record's own."""
        if self.decided:
            return self.taken is not None and self.taken == self.record
        return self.standing is Standing.KEPT


@dataclass(frozen=True)
class Merged:
    """A draft and the record as one. `compared` has every fact, the count of recommendations, each list and each area.

    `lists` has the findings of each kind; a kind is not in it where the record's own list stays.
    """

    compared: Mapping[str, Compared]
    judgements: Mapping[str, JudgementFacts]
    lists: Mapping[FindingKind, tuple[DraftItem, ...]]

    def fact(self, key: str) -> str | None:
        return self.compared[key].value


def merge(draft: Draft, record: RecordValues | None) -> Merged:
    """What is published; without a record the draft as it is."""
    compared = {key: _fact(draft, key, record) for key in COMPARED}
    compared |= {key: _list(draft, key, record) for key in LISTS}
    lists = {kind: draft.items_of(kind) for key, kind in LISTS.items() if not compared[key].from_record}
    compared[COUNT] = _count(draft, record, kept=compared[ITEMS].from_record)
    held: Mapping[str, JudgementFacts] = record.judgements if record else {}
    of_draft = {each.facts.area: each for each in draft.judgements}
    judgements: dict[str, JudgementFacts] = {}
    for area in [*of_draft, *(area for area in held if area not in of_draft)]:
        one = _compared(draft, f"{JUDGEMENT}{area}", _grade(of_draft.get(area)), _held_grade(held.get(area)))
        compared[one.key] = one
        merged = _judgement(of_draft.get(area), held.get(area), one)
        if merged:
            judgements[area] = merged
    return Merged(compared, judgements, lists)


def _fact(draft: Draft, key: str, record: RecordValues | None) -> Compared:
    return _compared(draft, key, draft.fact(key), record.facts[key] if record else None)


def _compared(draft: Draft, key: str, ours: str | None, theirs: str | None) -> Compared:
    standing = _standing(key, ours, theirs)
    # What only the record has is taken off it where a person said so, and in no other way. A count is no value of the
    # draft: what a person made of it is kept as a decision.
    may_be_decided = key == COUNT or standing is Standing.CONTRADICTS or (standing is Standing.KEPT and ours is None)
    decision = draft.decision(key, ours, theirs) if may_be_decided else None
    if decision is None:
        return Compared(key, ours, theirs, standing)
    return Compared(key, ours, theirs, standing, decided=True, taken=decision.taken)


def _standing(key: str, ours: str | None, theirs: str | None) -> Standing:
    if ours is None:
        return Standing.ABSENT if theirs is None else Standing.KEPT
    if theirs is None:
        return Standing.FILLS
    if _plain(ours) == _plain(theirs):
        return Standing.CONFIRMS
    return _of_dates(ours, theirs) if key == "published" else Standing.CONTRADICTS


def _of_dates(ours: str, theirs: str) -> Standing:
    """A day fills a month or a year that it lies in, and a month is kept out of a day's way."""
    days = {text: parse_partial_date(text) for text in (ours, theirs)}
    if ours.startswith(theirs) and days[theirs].precision != "day":
        return Standing.FILLS
    if theirs.startswith(ours) and days[ours].precision != "day":
        return Standing.KEPT
    return Standing.CONTRADICTS


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _list(draft: Draft, key: str, record: RecordValues | None) -> Compared:
    """The lists of one kind as a whole; their values stand for what is in them."""
    kind = LISTS[key]
    ours = list_value(each.facts for each in draft.items_of(kind))
    return _compared(draft, key, ours, list_value(record.items_of(kind)) if record else None)


def _count(draft: Draft, record: RecordValues | None, *, kept: bool) -> Compared:
    """How many recommendations there are to the body that the report is on.

    Where none is listed, or all are to others, that is not known from the draft: it is never none.
    """
    kind = FindingKind.RECOMMENDATION
    listed = record.items_of(kind) if record and kept else tuple(each.facts for each in draft.items_of(kind))
    framework = frameworks().get(draft.fact("framework") or "")
    audience = framework.audience if framework else Audience.AUTHORITY
    ours = sum(each.audience == audience for each in listed)
    return _compared(draft, COUNT, str(ours) if ours else None, record.count if record else None)


def _judgement(ours: DraftJudgement | None, theirs: JudgementFacts | None, compared: Compared) -> JudgementFacts | None:
    """The judgement that is published; None where the record's is taken off it."""
    if compared.from_record:
        return theirs
    if ours is None:
        return None if compared.decided else theirs
    own = ours.facts.source in (REPORT, ENTERED)
    if theirs is None or compared.standing is not Standing.CONFIRMS:
        return ours.facts
    return replace(ours.facts, source_text=ours.facts.source_text or theirs.source_text) if own else theirs


def _grade(judgement: DraftJudgement | None) -> str | None:
    return judgement.facts.grade if judgement else None


def _held_grade(facts: JudgementFacts | None) -> str | None:
    return facts.grade if facts else None
