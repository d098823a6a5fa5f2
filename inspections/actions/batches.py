"""Publishing several reports together, and taking them back as one; a worker does it, a report a transaction.

The batch is proposed, its summary is shown, a person confirms it. A worker claims one report after the other on a
lease; one that is killed leaves a transaction that never was, and a lease that runs out.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from inspections.actions import publishing
from inspections.deferring import BATCHES, tell
from inspections.errors import InvalidValueError, RefusedError, WrongStateError
from inspections.leases import has_run_out
from inspections.models import Batch, BatchReport, Report
from inspections.people.rights import Right, may
from inspections.queries.collecting import needs_no_person
from inspections.review.blockers import WHOLE_REPORT
from inspections.roles import Role, role_of

_READY = (Report.Group.AGREES, Report.Group.ADDS)
_GAVE_UP = (
    "Publishing it failed three times without an answer. Publish it on its own, and tell the people who run "
    "this service."
)
_STOPPED = "The others were taken back before its turn came."
_COPY = (
    "Another file of the same inspection was published first, and this one says nothing new. It is in the "
    "queue under Repeat, and can be put aside."
)
_FOR_A_PERSON = (
    "Somebody is working on it, the site lists it differently, or reports are no longer published by themselves."
)
_CHANGED_SINCE = "Somebody has withdrawn it or published it again since. It was left as it is."
TAKEN_BACK_AS_ONE = "Published together with others, and taken back with them"


@dataclass(frozen=True)
class _Held:
    """A report of a batch that one worker holds."""

    item: BatchReport
    token: uuid.UUID


class _LostClaimError(Exception):
    """The claim no longer stands: what was done is to be undone."""


@transaction.atomic
def propose_batch(*, reports: Iterable[int], by: User) -> Batch:
    """A batch to be shown before anybody confirms it; what the person proposed before stays, to be confirmed.

    The same reports again are the same proposal; one whose reports are all in the new one is cancelled for it.

    Raises InvalidValueError where a report is not ready, or none is given.
    """
    wanted = set(reports)
    found = Report.objects.filter(pk__in=wanted, state=Report.State.TO_REVIEW, group__in=_READY).order_by("title", "pk")
    marks = dict(found.values_list("pk", "mark"))
    if not wanted:
        raise InvalidValueError("No report was chosen. Tick the reports to publish, then press the button.")
    if len(marks) < len(wanted):
        raise InvalidValueError("Some of these reports now need a person. Look at the list again, then choose.")
    for earlier in Batch.objects.filter(made_by=by, state=Batch.State.PROPOSED).select_for_update():
        before = dict(earlier.items.values_list("report", "mark"))
        if before == marks:
            return earlier
        if before.keys() <= marks.keys():
            _give_up(earlier)
    batch = Batch.objects.create(made_at=timezone.now(), made_by=by)
    BatchReport.objects.bulk_create(BatchReport(batch=batch, report_id=pk, mark=mark) for pk, mark in marks.items())
    return batch


@transaction.atomic
def give_up_batch(*, batch: int, by: User) -> None:
    """Take a proposal out of the publishers' queue. Raises WrongStateError where it was confirmed, or is not theirs."""
    row = Batch.objects.select_for_update().get(pk=batch)
    if row.state == Batch.State.GIVEN_UP:
        return
    if row.state != Batch.State.PROPOSED:
        raise WrongStateError("These reports were confirmed already. What is published can be taken back in one step.")
    if row.made_by_id != by.pk and not may(by, Right.PUBLISH):
        raise WrongStateError("Somebody else proposed this. A publisher can cancel it.")
    _give_up(row)


def _give_up(row: Batch) -> None:
    row.state = Batch.State.GIVEN_UP
    row.save()


@transaction.atomic
def confirm_batch(*, batch: int, by: User) -> None:
    """Let the worker publish it; a second press changes nothing.

    Raises WrongStateError where the proposal was cancelled, or proposed anew with other reports.
    """
    row = Batch.objects.select_for_update().get(pk=batch)
    if row.state == Batch.State.GIVEN_UP:
        raise WrongStateError("This proposal was cancelled, or made again with more reports. Nothing is published.")
    if row.state == Batch.State.PROPOSED:
        row.state, row.confirmed_at, row.made_by = Batch.State.PUBLISHING, timezone.now(), by
        row.save()
        tell(BATCHES)


@transaction.atomic
def take_batch_back(*, batch: int, by: User, why: str = "") -> None:
    """Let the worker take back what it published, and publish no more of it; everybody can read why.

    Raises WrongStateError where there is nothing to take back.
    """
    row = Batch.objects.select_for_update().get(pk=batch)
    if row.state not in (Batch.State.PUBLISHING, Batch.State.PUBLISHED):
        raise WrongStateError("These reports have already been taken back, or were never published.")
    row.items.filter(state=BatchReport.State.WAITING).update(
        state=BatchReport.State.LEFT, reason=_STOPPED, claim=None, lease_until=None
    )
    row.items.update(attempts=0)
    row.state, row.taken_back_at, row.taken_back_by = Batch.State.TAKING_BACK, timezone.now(), by
    row.why = (why or TAKEN_BACK_AS_ONE)[:200]
    row.finished_at = row.finished_at or timezone.now()
    row.save()
    tell(BATCHES)


def is_anything_moving() -> bool:
    return Batch.objects.filter(state__in=_STEPS).exists()


def take_step() -> bool:
    """Publish, or take back, one report of the batch that has waited longest; False where there is nothing to do."""
    moving = Batch.objects.filter(state__in=_STEPS).select_related("made_by", "taken_back_by")
    batch = moving.order_by("confirmed_at", "pk").first()
    if batch is None:
        return False
    held = _claim_next(batch)
    if held is None:
        return _finish(batch)
    if held.item.attempts > settings.READING_MAX_ATTEMPTS:
        _settle(held, _STEPS[batch.state].otherwise, reason=_GAVE_UP)
        return True
    try:
        with transaction.atomic():
            _STEPS[batch.state].do(batch, held)
    except RefusedError as error:
        _settle(held, _STEPS[batch.state].otherwise, reason=_reason(error))
    except _LostClaimError:
        pass
    return True


def _reason(error: RefusedError) -> str:
    """Why it was left: what stands in the way of the report as a whole is why the rest of it is not settled either."""
    whole = [each.message for each in getattr(error, "blockers", ()) if each.key == WHOLE_REPORT]
    return whole[0] if whole else error.message


def _publish(batch: Batch, held: _Held) -> None:
    if Report.objects.filter(pk=held.item.report_id, group=Report.Group.COPY).exists():
        raise WrongStateError(_COPY)
    if role_of(batch.made_by) == Role.COLLECTING and not _is_still_for_no_person(held.item.report_id):
        raise WrongStateError(_FOR_A_PERSON)
    publishing.publish(report=held.item.report_id, by=batch.made_by, as_shown=held.item.mark)
    at = Report.objects.values_list("published_at", flat=True).get(pk=held.item.report_id)
    if not _settle(held, BatchReport.State.PUBLISHED, published_at=at):
        raise _LostClaimError


def _is_still_for_no_person(report: int) -> bool:
    """A batch takes minutes; what a person does meanwhile counts. The report is locked until it is published."""
    Report.objects.select_for_update().get(pk=report)
    return settings.COLLECT_PUBLISH != "nothing" and needs_no_person(report)


def _take_back(batch: Batch, held: _Held) -> None:
    """Back into the queue, as it was before; what a person did to it since is left alone."""
    report = Report.objects.select_for_update().get(pk=held.item.report_id)
    if report.state != Report.State.PUBLISHED or report.published_at != held.item.published_at:
        raise WrongStateError(_CHANGED_SINCE)
    by = batch.taken_back_by or batch.made_by
    publishing.withdraw(report=report.pk, by=by, why=batch.why)
    publishing.take_up(report=report.pk, by=by)
    if not _settle(held, BatchReport.State.TAKEN_BACK):
        raise _LostClaimError


@dataclass(frozen=True)
class _Step:
    """What is done with each report in a state, in which order; `otherwise` is said where it cannot be done."""

    of: BatchReport.State
    order: str
    do: Callable[[Batch, _Held], None]
    otherwise: BatchReport.State
    then: Batch.State


_STEPS: Mapping[str, _Step] = {
    Batch.State.PUBLISHING: _Step(
        BatchReport.State.WAITING, "pk", _publish, BatchReport.State.LEFT, Batch.State.PUBLISHED
    ),
    # The last that was published goes first, so that each finds the record as it left it.
    Batch.State.TAKING_BACK: _Step(
        BatchReport.State.PUBLISHED, "-pk", _take_back, BatchReport.State.KEPT, Batch.State.TAKEN_BACK
    ),
}


def _claim_next(batch: Batch) -> _Held | None:
    """None where no report is left, or others hold all of them."""
    step, now, token = _STEPS[batch.state], timezone.now(), uuid.uuid4()
    lease = datetime.timedelta(seconds=settings.READING_LEASE_SECONDS)
    free = batch.items.filter(Q(claim=None) | has_run_out(now, longest=lease), state=step.of)
    item = free.order_by(step.order).first()
    if item is None:
        return None
    item.attempts += 1
    taken = free.filter(pk=item.pk).update(claim=token, lease_until=now + lease, attempts=item.attempts)
    return _Held(item, token) if taken else _claim_next(batch)


def _settle(
    held: _Held, state: BatchReport.State, *, reason: str = "", published_at: datetime.datetime | None = None
) -> bool:
    """Say what became of it, if the claim still stands; whether it does."""
    values = {"published_at": published_at} if published_at else {}
    return bool(_claimed(held).update(state=state, reason=reason, claim=None, lease_until=None, **values))


def _claimed(held: _Held) -> QuerySet[BatchReport]:
    return BatchReport.objects.filter(pk=held.item.pk, claim=held.token)


def _finish(batch: Batch) -> bool:
    """The batch is done where nothing of it is left; False where another worker still holds the last."""
    step = _STEPS[batch.state]
    if batch.items.filter(state=step.of).exists():
        return False
    done = Batch.objects.filter(pk=batch.pk, state=batch.state)
    if step.then is Batch.State.PUBLISHED:
        return bool(done.update(state=step.then, finished_at=timezone.now()))
    return bool(done.update(state=step.then))
