"""Changing the draft of a report under review in one transaction, with what changed kept: who, when, why, and how it
is undone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from inspections.actions.waiting import note_what_waits
from inspections.draft import Decision, Draft, DraftItem, DraftValue, item_key
from inspections.errors import ChangedError, InvalidValueError, WrongStateError
from inspections.finding import FINDING_WORDS, LISTS, FindingKind
from inspections.history_reasons import ACCEPTED
from inspections.mention import Mention
from inspections.models import Change, DraftStep, Report
from inspections.models.draft_step import STEP_PARTS
from inspections.review.comparison import plain_words
from inspections.review.draft_patch import patch_between, value_mark
from inspections.review.labels import value_label, value_words
from inspections.roles import role_of


@dataclass(frozen=True)
class _Changed:
    what: str
    old: str
    new: str
    decision: dict[str, str | None] | None = None


@dataclass(frozen=True)
class ShownValue:
    """A value and its mark (inspections.review.draft_patch.value_mark) when the person saw it."""

    key: str
    mark: str


@transaction.atomic
def edit_draft(
    pk: int,
    by: User,
    change: Callable[[Draft], Draft],
    *,
    why: str | None,
    shown: ShownValue | None = None,
    seen: tuple[ShownValue, ...] = (),
    takes_out: bool = False,
    undoes: DraftStep | None = None,
) -> None:
    """Change the draft of a report under review, and keep what was changed; `why` is for everybody to read.

    What changes nothing leaves nothing behind. Raises ChangedError, with who was quicker and what stands there now,
    where a value is no longer as the person saw it (`shown`, or `seen` where there are several).
    """
    report = Report.objects.select_for_update().get(pk=pk)
    if report.state != Report.State.TO_REVIEW:
        raise WrongStateError("This report is no longer under review. Reload the page to see what has happened to it.")
    before = report.as_draft()
    after = _changed(report, before, change, seen if shown is None else (shown, *seen), by)
    patch = patch_between(before, after)
    if patch.is_empty:
        return
    note_what_waits(report, after)
    report.save_quietly()
    changes = [*_values_changed(before, after), *_decided(before, after)]
    for each in changes:
        keep_change(report, by, why=why, **vars(each))
    DraftStep.objects.create(
        report=report,
        at=timezone.now(),
        by=by,
        what=_step_words(changes, why),
        patch=patch.to_plain(),
        took_out=takes_out,
        undoes=undoes,
    )


def _changed(
    report: Report, before: Draft, change: Callable[[Draft], Draft], seen: tuple[ShownValue, ...], by: User
) -> Draft:
    """The draft after the change; where the person saw another value than the one that stands there, they are told."""
    stale = next((each for each in seen if value_mark(before, each.key) != each.mark), None)
    try:
        after = change(before)
    except InvalidValueError:
        if stale is not None:
            raise _overtaken(report, before, stale.key, by) from None
        raise
    # Whoever gives what stands there already has lost nothing: mostly it is a second click.
    if stale is not None and after != before:
        raise _overtaken(report, before, stale.key, by)
    return after


def _overtaken(report: Report, draft: Draft, key: str, by: User) -> ChangedError:
    """In words: who was quicker, when, and what stands there now."""
    step = next((each for each in report.steps.select_related("by") if key in _keys(each.patch)), None)
    who, when = "Somebody", "meanwhile"
    if step is not None:
        who = "You" if step.by == by else step.by.get_full_name() or step.by.get_username()
        when = f"{'in another window ' if step.by == by else ''}at {timezone.localtime(step.at):%H:%M}"
    label, value = value_label(draft, key), draft.by_key().get(key)
    stands = f"{label} now has: {value_words(value) or 'nothing'}" if value else "It is no longer in the list"
    kept = "What you typed is below and has not been saved. Save again to replace that"
    return ChangedError(f"{who} changed this {when}. {stands}. {kept if value else 'What you typed is kept above'}.")


def _keys(patch: Mapping[str, Any]) -> set[str]:
    return {each["key"] for each in patch["values"]}


def _step_words(changes: list[_Changed], why: str | None) -> str:
    """ "Leadership: “Good”, now “Inadequate”", "Accepted: Leadership, “Good”": a paragraph each, in full."""
    if not changes:
        return "The order of the list"
    settled = "Accepted" if why == ACCEPTED else "Settled"
    return STEP_PARTS.join(
        f"{settled}: {each.what}, {_quoted(each.new)}"
        if each.old == each.new
        else f"{each.what}: {_quoted(each.old)}, now {_quoted(each.new)}"
        for each in changes
    )


def _quoted(text: str) -> str:
    return f"“{text}”" if text else "nothing"


def keep_change(
    report: Report, by: User, *, what: str, old: str, new: str, why: str | None, decision: Any = None
) -> None:
    """What a person did to a report: who, when, in which role, and why, which everybody can read."""
    Change.objects.create(
        report=report,
        at=timezone.now(),
        by=by,
        role=role_of(by),
        what=what,
        old=old,
        new=new,
        why=why or "",
        why_public=True,
        decision=decision,
    )


def fresh_item_key(report: int, draft: Draft, kind: FindingKind) -> str:
    """A key that no item of the report has or had: one that was taken out can still be put back."""
    patches = DraftStep.objects.filter(report=report).values_list("patch", flat=True)
    had = {key for patch in patches for key in _keys(patch)}
    numbers = [int(number) for prefix, _, number in (key.partition(":") for key in had) if prefix == kind]
    free = int(draft.next_item_key(kind).rpartition(":")[2])
    return item_key(kind, max([free, *(number + 1 for number in numbers)]))


def value_in(draft: Draft, key: str) -> DraftValue:
    """The value of that key; refused in a sentence where there is none."""
    value = draft.value(key)
    if value is None:
        raise InvalidValueError("This value is no longer part of the report. Reload the page.")
    return value


def _values_changed(before: Draft, after: Draft) -> Iterator[_Changed]:
    """One for every value that differs between two drafts, or that was settled; what was decided is told apart."""
    old, new = before.by_key(), after.by_key()
    decided = {each.key for each in after.decisions if each not in before.decisions}
    for key in [*old, *(k for k in new if k not in old)]:
        if old.get(key) != new.get(key) and key not in decided:
            label = value_label(after if key in new else before, key)
            was, now = (value_words(values.get(key)) or "" for values in (old, new))
            kinds = [_kind(values.get(key)) for values in (old, new)]
            if None not in kinds and kinds[0] != kinds[1]:
                yield _Changed(f"{value_label(before, key)}, what it is", kinds[0] or "", kinds[1] or "")
                if was == now:
                    continue
            yield _Changed(label, was, now)
    yield from _reordered(before, after)


def _kind(value: DraftValue | DraftItem | Mention | None) -> str | None:
    return FINDING_WORDS[FindingKind(value.facts.kind)].noun if isinstance(value, DraftItem) else None


def _reordered(before: Draft, after: Draft) -> Iterator[_Changed]:
    """One for each list in which the same items stand in another order."""
    for kind in FindingKind:
        was, now = ([item.key for item in draft.items_of(kind)] for draft in (before, after))
        both = set(was) & set(now)
        if [key for key in was if key in both] != [key for key in now if key in both]:
            old, new = ("\n".join(item.facts.text for item in draft.items_of(kind)) for draft in (before, after))
            yield _Changed(f"{FINDING_WORDS[kind].heading}, in order", old, new)


def _decided(before: Draft, after: Draft) -> Iterator[_Changed]:
    """One for every decision between the report and the record: both values, and which was taken; or for taking one
    back.
    """
    decided = {each.key for each in after.decisions}
    for each in before.decisions:
        if each.key not in decided:
            yield _Changed(f"{value_label(before, each.key)}, decided", _words(each.key, each.taken, each.draft), "")
    for each in after.decisions:
        if each in before.decisions:
            continue
        sides = f"{_draft_side(before, each)}; record: {_words(each.key, each.record, None)}"
        taken = _words(each.key, each.taken, each.draft)
        whose = asdict(each) | {"taken_from": after.taken_from(each).value}
        yield _Changed(f"{value_label(after, each.key)}, decided", sides, taken, whose)


def _draft_side(before: Draft, decision: Decision) -> str:
    """What the decision was against: what was typed is not what the report reads."""
    value = before.value(decision.key)
    if value is None:
        return f"Report: {_words(decision.key, decision.draft, decision.draft)}"
    side = "Report" if value.source == "read" else "Draft"
    return f"{side}: {_words(decision.key, value.value, value.value)}"


def _words(key: str, value: str | None, draft: str | None) -> str:
    """A list of findings is told by whose it is; of values that are gone nothing is left to say."""
    if key in LISTS:
        return "the report’s list" if value == draft else "the record’s list"
    return "not there" if value is None else plain_words(key, value)
