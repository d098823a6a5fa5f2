"""The steps of a review on its page: the last one with its undo, all of them, and what was taken out."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.contrib.auth.models import User

from inspections.draft import JUDGEMENT, Draft
from inspections.finding import FINDING_WORDS, FindingKind
from inspections.mention import MENTION, Mention
from inspections.models import DraftStep
from inspections.models.draft_step import STEP_PARTS
from inspections.reading.letters import cut_words, upper_first
from inspections.review.draft_patch import DraftPatch, PatchedValue
from inspections.review.file_list import format_moment
from inspections.review.labels import area_words, grade_label, mention_words

_LINE: Final = 160
"""Letters of what the line above the values says of the last step; the list below says all of it."""


@dataclass(frozen=True)
class ShownStep:
    """A step in words. `undone` where it was taken back since; `again` where it took another one back itself.

    `what` fits the line beside the values; `told` says all of it, a paragraph for each value.
    """

    pk: int
    what: str
    told: tuple[str, ...]
    who: str
    at: str
    undone: bool
    again: bool

    @property
    def may_be_undone(self) -> bool:
        return not self.undone


@dataclass(frozen=True)
class TakenOut:
    """A judgement or an item that was taken out, and the step that did."""

    step: int
    key: str
    part: str
    label: str
    words: str
    who: str
    at: str


@dataclass(frozen=True)
class ReviewSteps:
    """`last` is the newest step, `undo` the one that undoing undoes, `redo` what was undone last; newest first."""

    every: tuple[ShownStep, ...]
    taken_out: tuple[TakenOut, ...]
    last: ShownStep | None
    undo: ShownStep | None
    redo: ShownStep | None

    @property
    def version(self) -> int:
        """Goes up with every step: by it a page knows that somebody else took one."""
        return self.every[0].pk if self.every else 0

    @property
    def judgements_out(self) -> tuple[TakenOut, ...]:
        return tuple(each for each in self.taken_out if each.part == "judgements")

    @property
    def items_out(self) -> tuple[TakenOut, ...]:
        return tuple(each for each in self.taken_out if each.part == "items")

    @property
    def mentions_out(self) -> tuple[TakenOut, ...]:
        return tuple(each for each in self.taken_out if each.part == "mentions")


def review_steps(steps: Sequence[DraftStep], draft: Draft, *, to: User, now: datetime.datetime) -> ReviewSteps:
    """As the person `to` reads them."""
    undoes = {step.pk: step.undoes_id for step in steps}
    shown = tuple(_shown(step, undoes, to, now) for step in steps)
    last = shown[0] if shown else None
    return ReviewSteps(
        every=shown,
        taken_out=tuple(_taken_out(steps, draft, to, now)),
        last=last,
        undo=next((each for each in shown if not each.undone and not each.again), None),
        redo=last if last and last.again and not last.undone else None,
    )


def person_words(person: User, *, to: User) -> str:
    return "You" if person == to else person.get_full_name() or person.get_username()


def _shown(step: DraftStep, undoes: dict[int, int | None], to: User, now: datetime.datetime) -> ShownStep:
    told = tuple(step.what.split(STEP_PARTS))
    more = f" and {len(told) - 1} more" if len(told) > 1 else ""
    return ShownStep(
        pk=step.pk,
        what=f"{cut_words(told[0], _LINE)}{more}",
        told=told,
        who=person_words(step.by, to=to),
        at=format_moment(step.at, now),
        undone=step.is_undone,
        again=_takes_back(step.pk, undoes),
    )


def _takes_back(pk: int, undoes: dict[int, int | None]) -> bool:
    """Whether a step takes one back; taking that back again is doing it once more."""
    back, other = False, undoes.get(pk)
    while other is not None:
        back, other = not back, undoes.get(other)
    return back


def _taken_out(steps: Sequence[DraftStep], draft: Draft, to: User, now: datetime.datetime) -> list[TakenOut]:
    there, found = set(draft.by_key()), []
    for step in steps:
        for value in DraftPatch.from_plain(step.patch).values if step.took_out else ():
            if value.key in there or value.before is None or value.after is not None:
                continue
            there.add(value.key)
            label, words = _label(draft, value)
            who = person_words(step.by, to=to)
            found.append(TakenOut(step.pk, value.key, value.part, label, words, who, format_moment(step.at, now)))
    return found


def _label(draft: Draft, value: PatchedValue) -> tuple[str, str]:
    plain = value.before or {}
    if value.key.startswith(JUDGEMENT):
        area = value.key.removeprefix(JUDGEMENT)
        return area_words(draft.fact("framework"), area), grade_label(plain["facts"].get("grade"))
    if value.key.startswith(MENTION):
        return upper_first(mention_words(Mention.from_json(plain))), f"“{plain.get('words')}”"
    kind = FindingKind(plain.get("kind") or FindingKind.RECOMMENDATION)
    return upper_first(FINDING_WORDS[kind].noun), str(plain.get("text") or "")
