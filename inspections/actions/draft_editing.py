"""Changing the draft of a report under review in one transaction, with what changed kept: who, when, why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from inspections.actions.waiting import note_what_waits
from inspections.draft import Decision, Draft, DraftValue
from inspections.errors import InvalidValueError, WrongStateError
from inspections.models import Change, Report
from inspections.review.comparison import plain_words
from inspections.review.labels import value_label, value_words
from inspections.review.record_values import ITEMS
from inspections.roles import role_of


@dataclass(frozen=True)
class _Changed:
    what: str
    old: str
    new: str
    decision: dict[str, str | None] | None = None


@transaction.atomic
def edit_draft(pk: int, by: User, change: Callable[[Draft], Draft], *, why: str | None) -> None:
    """Change the draft of a report under review, and keep what was changed; `why` is for everybody to read."""
    report = Report.objects.select_for_update().get(pk=pk)
    if report.state != Report.State.TO_REVIEW:
        raise WrongStateError("This report is no longer under review. Load the page again to see where it stands.")
    before = report.as_draft()
    after = change(before)
    note_what_waits(report, after)
    report.save_quietly()
    for each in (*_values_changed(before, after), *_decided(before, after)):
        keep_change(report, by, why=why, **vars(each))


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


def value_in(draft: Draft, key: str) -> DraftValue:
    """The value of that key; refused in a sentence where there is none."""
    value = draft.value(key)
    if value is None:
        raise InvalidValueError("This value is no longer part of the report. Load the page again.")
    return value


def _values_changed(before: Draft, after: Draft) -> Iterator[_Changed]:
    """One for every value that differs between two drafts, or that was settled; what was decided is told apart."""
    old, new = before.by_key(), after.by_key()
    decided = {each.key for each in after.decisions if each not in before.decisions}
    for key in [*old, *(k for k in new if k not in old)]:
        if old.get(key) != new.get(key) and key not in decided:
            label = value_label(after if key in new else before, key)
            yield _Changed(label, value_words(old.get(key)) or "", value_words(new.get(key)) or "")


def _decided(before: Draft, after: Draft) -> Iterator[_Changed]:
    """One for every decision between the report and the record: both values, and which was taken."""
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
    """A list of recommendations is told by whose it is; of values that are gone nothing is left to say."""
    if key == ITEMS:
        return "the report’s list" if value == draft else "the record’s list"
    return "not there" if value is None else plain_words(key, value)
