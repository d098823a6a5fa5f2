"""Inspections and reports that were taken off the record: when, in which role, and why, as everybody may read it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from inspections.history_reasons import is_withdrawal, public_reason
from inspections.models import WithdrawnInspection
from inspections.queries.public_names import OF_HISTORY
from inspections.queries.review_decisions import ReviewDecisions
from inspections.roles import Role


@dataclass(frozen=True)
class Withdrawal:
    """`of_report` is false where it had none; `stays` where what was on record before the report stands again.

    `at` is not later than any change that came with it. `why` is None where nobody said, `by` where whoever
    withdrew it did not choose to be named.
    """

    at: datetime.datetime
    inspection: int
    of_report: bool
    stays: bool
    why: str | None
    role: Role
    by: str | None


def withdrawals(steps: Iterable[Any], review: ReviewDecisions) -> list[Withdrawal]:
    """Oldest first. `steps` are the history of inspections (with `by_name`), in which each withdrawal has left a row.

    One query where any inspection ever went, and those of reasons.
    """
    every = list(steps)
    went = {step.id for step in every if step.history_type == "-"}
    found = [*(_gone(went) if went else ()), *_back(every, review)]
    return sorted(found, key=lambda each: (each.at, each.inspection))


def _gone(numbers: set[int]) -> Iterator[Withdrawal]:
    rows = WithdrawnInspection.history.filter(history_type="+", number__in=numbers).order_by()
    for at, number, report, why, is_public, role, by in rows.values_list(
        "at", "number", "report", "why", "why_public", "history_role", OF_HISTORY
    ):
        reason = public_reason(why, is_public=is_public)
        of_report = report is not None
        yield Withdrawal(at, number, of_report=of_report, stays=False, why=reason, role=Role(role), by=by or None)


def _back(steps: Iterable[Any], review: ReviewDecisions) -> Iterator[Withdrawal]:
    for step in steps:
        if step.history_type == "~" and is_withdrawal(step.history_change_reason):
            at, why = step.history_date, review.withdrawal_reason(step.id, step.history_date)
            role, by = Role(step.history_role), step.by_name or None
            yield Withdrawal(at, step.id, of_report=True, stays=True, why=why, role=role, by=by)


@dataclass(frozen=True)
class OffTheRecord:
    """An inspection that is off the record now; `why` as above."""

    key: str
    dfe_number: str
    council: str
    framework: str
    kind: str
    on: datetime.date
    why: str | None


def off_the_record() -> Iterator[OffTheRecord]:
    """By their keys."""
    for row in WithdrawnInspection.objects.select_related("authority").order_by("key"):
        why = public_reason(row.why, is_public=row.why_public)
        about = (row.authority.dfe_number, row.authority.short_name, row.framework, row.kind)
        yield OffTheRecord(row.key, *about, timezone.localdate(row.at), why)
