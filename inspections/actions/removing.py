"""Removing an upload for good: its row, its bytes, its pictures and whatever only it carried; that it was stays kept.

The row goes in one transaction with the note of it. Its bytes go afterwards, and again with the periodic work until
they are gone, so that a process that dies in between leaves nothing behind.
"""

from __future__ import annotations

import datetime
import logging
from typing import Final

from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from inspections.actions.forgetting import forget_what_it_carried
from inspections.errors import InvalidValueError, WrongStateError
from inspections.intake import store
from inspections.intake.reader_process import picture_folder, remove_pictures_of
from inspections.models import BatchReport, ListedReport, RemovedReport, Report
from inspections.models.batch import Batch
from inspections.roles import role_of

log = logging.getLogger(__name__)

LONGEST_REASON: Final = 500
"""Characters: as many as the field takes; more than anybody says without quoting what is to go."""
EXPIRED: Final = "It was refused, and nobody took it up."
_AT_ONCE: Final = 200
"""Rows that one turn of the periodic work removes: each is a transaction of its own."""


def remove_report(*, report: int, by: User, why: str) -> RemovedReport:
    """Remove it for good. Raises InvalidValueError without a reason, WrongStateError where it is published or read."""
    reason = " ".join(why.split())
    if not reason:
        raise InvalidValueError(
            "Say why it is being removed. The reason is all that stays, so do not name anybody in it."
        )
    if len(reason) > LONGEST_REASON:
        raise InvalidValueError(f"Say why it is being removed in at most {LONGEST_REASON} letters.")
    with transaction.atomic():
        row = _removable(report)
        now = timezone.now()
        for listed in ListedReport.objects.filter(report=row):
            # Or the next run would fetch it again.
            listed.report, listed.aside_why, listed.aside_at, listed.aside_by = None, f"Removed: {reason}", now, by
            listed._history_user = by  # type: ignore[attr-defined]
            listed.save()
        removed = _remove(row, RemovedReport.Kind.ASKED, by, reason)
    _erase(removed)
    return removed


def remove_expired(now: datetime.datetime | None = None) -> int:
    """Remove refused files that nobody took up for REFUSED_KEPT_DAYS; how many went.

    Those that somebody takes care of or noted something on stay, and those that were collected: the next run would
    fetch them again.
    """
    before = (now or timezone.now()) - datetime.timedelta(days=settings.REFUSED_KEPT_DAYS)
    count = 0
    for pk in list(expiring(before).values_list("pk", flat=True)[:_AT_ONCE]):
        with transaction.atomic():
            row = expiring(before).select_for_update(of=("self",)).filter(pk=pk).first()
            removed = None if row is None else _remove(row, RemovedReport.Kind.EXPIRED, None, EXPIRED)
        if removed is not None:
            _erase(removed)
            count += 1
    return count


def expiring(before: datetime.datetime) -> QuerySet[Report]:
    refused = Q(state=Report.State.REFUSED) | Q(state=Report.State.WITHDRAWN, draft__isnull=True) & ~Q(refusal_code="")
    return Report.objects.filter(
        refused, state_since__lt=before, assigned_to=None, note="", listed=None, withdrawn=None
    ).order_by("pk")


def erase_removed() -> int:
    """Erase the bytes of what was removed while a process died, or the disk refused; how many are gone now."""
    return sum(_erase(row) for row in list(RemovedReport.objects.filter(erased_at=None)))


def remove_stray_pictures() -> int:
    """Pictures and words of pages that this machine still has of files that another one removed; of how many files."""
    # Before the rows are asked for: whatever is drawn meanwhile has its row already.
    drawn = [folder.name for folder in picture_folder().glob("??/*") if folder.is_dir()]
    strays = set(drawn).difference(Report.objects.values_list("sha256", flat=True)) if drawn else set()
    for sha256 in strays:
        remove_pictures_of(sha256)
    return len(strays)


@transaction.atomic
def lift_removal(*, removed: int, by: User) -> RemovedReport:
    """Let the same bytes be added again. Raises WrongStateError where they may be already."""
    row = RemovedReport.objects.select_for_update().get(pk=removed)
    if row.lifted_at is not None or row.kind != RemovedReport.Kind.ASKED:
        raise WrongStateError("This file can already be added again.")
    row.lifted_at, row.lifted_by = timezone.now(), by
    row.save()
    return row


def _removable(report: int) -> Report:
    row = Report.objects.select_for_update().get(pk=report)
    if row.state == Report.State.PUBLISHED:
        raise WrongStateError("This report is published. Withdraw it first, giving a reason that everybody can read.")
    if row.state == Report.State.READING:
        raise WrongStateError("This report is being read. Wait until that has finished, then try again.")
    moving = (Batch.State.PUBLISHING, Batch.State.TAKING_BACK)
    if row.batches.filter(state=BatchReport.State.WAITING, batch__state__in=moving).exists():
        raise WrongStateError(
            "This report is being published with others. Wait until that has finished, then try again."
        )
    return row


def _remove(row: Report, kind: RemovedReport.Kind, by: User | None, why: str) -> RemovedReport:
    removed = RemovedReport(number=row.pk, sha256=row.sha256, size=row.size, kind=kind, at=timezone.now())
    removed.by, removed.role, removed.why = by, role_of(by), why
    removed.save()
    forget_what_it_carried(row)
    LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(Report), object_id=str(row.pk)).delete()
    number = row.pk
    row.delete()
    # With the row its history goes, which the row's own end would be written to.
    Report.history.filter(id=number).delete()
    return removed


@transaction.atomic
def _erase(removed: RemovedReport) -> bool:
    """Whether the bytes are gone. The row of the note is locked, as it is by whoever adds the same bytes meanwhile."""
    row = RemovedReport.objects.select_for_update().get(pk=removed.pk)
    if not Report.objects.filter(sha256=row.sha256).exists():
        try:
            store.remove_bytes(row.sha256)
            remove_pictures_of(row.sha256)
        except OSError:
            log.exception("the bytes of removed report %s could not be erased; it is tried again", row.number)
            return False
    row.erased_at = timezone.now()
    row.save()
    return True
