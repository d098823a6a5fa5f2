"""The queue is the reports table itself: a worker claims a row on a short lease, renews it, and hands back a reading.

A worker that is killed leaves a lease that expires; the report then goes back into the queue, three times at most.
"""

from __future__ import annotations

import datetime
import uuid
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from inspections.deferring import REPORT, tell
from inspections.leases import has_run_out
from inspections.models import Report

GAVE_UP = (
    "Reading this file failed three times without an answer. Open it to check that it is complete, save it again "
    "as a PDF and add that, or enter the judgements by hand."
)

AWAY_SECONDS = 10
"""How long a storage of files that cannot be reached is left alone."""


@dataclass(frozen=True)
class Claim:
    """A report that one worker holds."""

    report: int
    sha256: str
    token: uuid.UUID


def claim_next_report() -> Claim | None:
    """Claim the report that has waited longest; None where none is waiting, or another worker got there first."""
    return _claim(Report.objects.filter(state=Report.State.QUEUED).order_by("state_since", "pk").first())


def claim_report(pk: int) -> Claim | None:
    """Claim this very report; None where it does not wait."""
    return _claim(Report.objects.filter(pk=pk, state=Report.State.QUEUED).first())


def _claim(waiting: Report | None) -> Claim | None:
    if waiting is None:
        return None
    token, now = uuid.uuid4(), timezone.now()
    taken = Report.objects.filter(pk=waiting.pk, state=Report.State.QUEUED).update(
        state=Report.State.READING,
        state_since=now,
        claim=token,
        lease_until=_lease(now),
        attempts=waiting.attempts + 1,
    )
    return Claim(waiting.pk, waiting.sha256, token) if taken else None


def renew_lease(claim: Claim) -> bool:
    """Extend the lease; False where the claim no longer stands."""
    return bool(_claimed(claim).update(lease_until=_lease(timezone.now())))


@transaction.atomic
def hand_back(claim: Claim) -> None:
    """The reader died on this report: back into the queue, or refused after the last attempt."""
    held = held_report(claim)
    if held is not None:
        _requeue_or_refuse(held)


@transaction.atomic
def hand_back_unread(claim: Claim) -> None:
    """Its file cannot be had for now, which is not its fault: it waits in its place, and no attempt is counted."""
    held = held_report(claim)
    if held is not None:
        since = held.uploaded_at if held.attempts <= 1 else timezone.now()
        release_report(held, Report.State.QUEUED, after=AWAY_SECONDS)
        held.state_since, held.attempts = since, held.attempts - 1
        held.save_quietly()


@transaction.atomic
def requeue_expired() -> int:
    """Put reports whose lease has expired back into the queue, or refuse them after the last attempt.

    Returns how many there were.
    """
    ended = has_run_out(timezone.now(), longest=_lease_length())
    expired = Report.objects.select_for_update().filter(ended, state=Report.State.READING)
    count = 0
    for report in expired:
        count += 1
        _requeue_or_refuse(report)
    return count


def refuse_report(report: Report, *, code: str, message: str) -> None:
    """Mark a report as refused; the caller saves it."""
    report.refusal_code, report.refusal = code, message
    release_report(report, Report.State.REFUSED)


def held_report(claim: Claim) -> Report | None:
    """The claimed report, locked, if the claim still stands; call it inside a transaction."""
    return _claimed(claim).select_for_update().first()


def _requeue_or_refuse(report: Report) -> None:
    if report.attempts >= settings.READING_MAX_ATTEMPTS:
        refuse_report(report, code="gave_up", message=GAVE_UP)
    else:
        release_report(report, Report.State.QUEUED)
    report.save_quietly()


def _claimed(claim: Claim) -> QuerySet[Report]:
    return Report.objects.filter(pk=claim.report, claim=claim.token, state=Report.State.READING)


def release_report(report: Report, state: Report.State, *, after: int = 0) -> None:
    """Move a report to a state in which no worker holds it; the caller saves it, in the same transaction.

    Where it waits again, it is read again at once, or `after` so many seconds.
    """
    report.state, report.state_since = state, timezone.now()
    report.claim = report.lease_until = None
    if state == Report.State.QUEUED:
        tell(REPORT, after=after, report=report.pk)


def _lease(now: datetime.datetime) -> datetime.datetime:
    return now + _lease_length()


def _lease_length() -> datetime.timedelta:
    return datetime.timedelta(seconds=settings.READING_LEASE_SECONDS)
