"""Publishing a draft to the record and taking it back. Each is one transaction: a report is never half published."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from authorities.models import Authority
from inspections.actions import queue
from inspections.actions.addresses import retire
from inspections.actions.draft_editing import keep_change
from inspections.actions.folding import fold_record_back
from inspections.actions.indexing import index_inspection
from inspections.actions.proposing_links import propose_links
from inspections.actions.recording import write_inspection
from inspections.actions.snapshots import restore_snapshot
from inspections.actions.waiting import count_again, note_what_waits
from inspections.draft_items import blank_draft
from inspections.errors import ChangedError, NotReadyError, WrongStateError
from inspections.intake.filenames import suggested_publication
from inspections.models import Inspection, Report
from inspections.review.blockers import blockers_of
from inspections.review.comparison import compare_with_record
from inspections.review.grouping import group_report

TAKEN_BACK = "Taken back after it was published, to be reviewed again"
_COPY = "Another file of the inspection is published already, and this one says nothing new"
_CHANGED = "The report or the record has changed since the summary was shown. Look at it again."


@transaction.atomic
def publish(*, report: int, by: User, as_shown: str | None = None) -> Inspection:
    """Put the draft on the record; an inspection that the record has from an import becomes this report's.

    What only the record has stays; where the two contradict, what was decided stands. `as_shown` is the report's mark
    when what would be published was shown.

    Raises NotReadyError with what stands in the way, WrongStateError where the report is not under review, ChangedError
    where it is no longer as shown.
    """
    row = _locked(report, Report.State.TO_REVIEW)
    draft = row.as_draft()
    # Two editors may be publishing two files of the same inspection: one report of a council at a time.
    Authority.objects.select_for_update().filter(dfe_number=draft.fact("authority")).first()
    compared = compare_with_record(draft)
    if in_the_way := blockers_of(compared):
        raise NotReadyError(in_the_way)
    if as_shown is not None and group_report(compared).mark != as_shown:
        raise ChangedError(_CHANGED)
    inspection = write_inspection(compared, row, by=by)
    index_inspection(inspection)
    propose_links(authority=inspection.authority_id)
    row.published_at, row.published_by = timezone.now(), by
    queue.release_report(row, Report.State.PUBLISHED)
    row.save()
    _keep_state_change(row, by, "To review", "Published", None)
    count_again({inspection.authority_id})
    return inspection


@transaction.atomic
def withdraw(*, report: int, by: User, why: str) -> None:
    """Take a published report back: what the import said returns, or the inspection goes and leaves its address.

    The draft keeps all. Everybody can read why.
    """
    row = _locked(report, Report.State.PUBLISHED)
    inspection = Inspection.objects.select_for_update().get(report=row)
    row.draft = fold_record_back(row.as_draft(), inspection).to_json()
    if inspection.imported is None:
        retire(inspection, by=by, why=why)
    else:
        restore_snapshot(inspection, by=by, reason=why)
        index_inspection(inspection)
    propose_links(authority=inspection.authority_id)
    _put_away(row, by, why)
    count_again({inspection.authority_id})


@transaction.atomic
def take_back(*, report: int, by: User, why: str = "") -> None:
    """Undo a publication: the record is as it was, and the report is under review again. Everybody can read why."""
    withdraw(report=report, by=by, why=why or TAKEN_BACK)
    take_up(report=report, by=by)


@transaction.atomic
def put_away(*, report: int, by: User, why: str | None = None) -> None:
    """Set aside a report that was refused or is under review; its bytes and its reading are kept."""
    _put_away(_locked(report, Report.State.TO_REVIEW, Report.State.REFUSED), by, why)


@transaction.atomic
def put_files_aside(*, reports: Iterable[int], by: User) -> list[int]:
    """Set aside several that were refused, or say only what is published; any other is left. Returns which went."""
    no_use = Q(state=Report.State.REFUSED) | Q(state=Report.State.TO_REVIEW, group=Report.Group.COPY)
    rows = list(Report.objects.select_for_update().filter(no_use, pk__in=set(reports)).order_by("pk"))
    for row in rows:
        _put_away(row, by, None if row.state == Report.State.REFUSED else _COPY)
    return [row.pk for row in rows]


@transaction.atomic
def put_back(*, reports: Iterable[int], by: User) -> int:
    """Bring several back that were set aside, as they were: a refused file with its reason, any other to its review.

    One that is not set aside any more is left as it is. Returns how many came.
    """
    found = Report.objects.select_for_update().filter(pk__in=set(reports), state=Report.State.WITHDRAWN)
    rows = list(found.order_by("pk"))
    for row in rows:
        if row.refusal_code and not row.draft:
            _keep_state_change(row, by, row.get_state_display(), "Refused", row.refusal_code)
            queue.release_report(row, Report.State.REFUSED)
            row.save()
        else:
            take_up(report=row.pk, by=by)
    return len(rows)


@transaction.atomic
def take_up(*, report: int, by: User) -> None:
    """Bring back a withdrawn report: to its review if it was read, otherwise to the queue."""
    row = _locked(report, Report.State.WITHDRAWN)
    _keep_state_change(row, by, row.get_state_display(), "To review" if row.draft else "Queued", None)
    row.refusal, row.refusal_code, row.attempts = "", "", 0
    if row.draft:
        note_what_waits(row, row.as_draft())
    queue.release_report(row, Report.State.TO_REVIEW if row.draft else Report.State.QUEUED)
    row.save()


@transaction.atomic
def read_again(*, report: int, by: User) -> None:
    """Put a refused report back into the queue."""
    row = _locked(report, Report.State.REFUSED)
    _keep_state_change(row, by, "Refused", "Queued", row.refusal_code)
    row.refusal, row.refusal_code, row.attempts = "", "", 0
    queue.release_report(row, Report.State.QUEUED)
    row.save()


@transaction.atomic
def enter_by_hand(*, report: int, by: User) -> None:
    """Open a refused report for review with every value still to be entered."""
    row = _locked(report, Report.State.REFUSED)
    suggested = suggested_publication(row.name)
    draft = blank_draft(published=suggested.isoformat() if suggested else None)
    _keep_state_change(row, by, "Refused", "To review", "entered by hand")
    note_what_waits(row, draft)
    row.refusal, row.refusal_code = "", ""
    queue.release_report(row, Report.State.TO_REVIEW)
    row.save()


def _locked(pk: int, *states: Report.State) -> Report:
    row = Report.objects.select_for_update().get(pk=pk)
    if row.state not in states:
        raise WrongStateError(f"This report is {row.get_state_display().lower()} now. Reload the page.")
    return row


def _put_away(row: Report, by: User, why: str | None) -> None:
    _keep_state_change(row, by, row.get_state_display(), "Withdrawn", why)
    row.published_at = row.published_by = None
    queue.release_report(row, Report.State.WITHDRAWN)
    row.save()


def _keep_state_change(row: Report, by: User, old: str, new: str, why: str | None) -> None:
    keep_change(row, by, what="State", old=old, new=new, why=why)
