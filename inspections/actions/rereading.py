"""Reading again what was read before: asked for, read in the background, accepted or left by a person.

The reading in use is replaced only where a person takes the newer one over, and then no value that a person decided on
is touched.
"""

from __future__ import annotations

import dataclasses
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from inspections.actions import publishing
from inspections.actions.draft_editing import keep_change
from inspections.actions.readings import draft_of_reading
from inspections.actions.waiting import note_what_waits
from inspections.deferring import REREADINGS, tell
from inspections.errors import WrongStateError
from inspections.models import Report, Rereading
from inspections.read_difference import READING, ReadDifference
from inspections.reading.contract import READER_VERSION, Reading
from inspections.reading.vocabulary import ErrorCode
from inspections.review.rereading import kept_rows, merged_draft, read_differences

_READ_STATES = (Report.State.TO_REVIEW, Report.State.PUBLISHED, Report.State.WITHDRAWN, Report.State.REFUSED)

_STRAINED = frozenset((ErrorCode.GAVE_UP, ErrorCode.TOO_SLOW, ErrorCode.TOO_MUCH_MEMORY))
"""Why no answer came that another attempt may give."""


@transaction.atomic
def ask_for_rereading(*, by: User | None, every: bool = False) -> int:
    """Have every report read again that an older reader read, or `every` one; returns how many wait now."""
    reports = Report.objects.filter(state__in=_READ_STATES).exclude(reading__isnull=True)
    if not every:
        reports = reports.exclude(reader_version=READER_VERSION).exclude(rereading__reader_version=READER_VERSION)
    count = 0
    for pk in reports.order_by("pk").values_list("pk", flat=True):
        fresh = {"state": Rereading.State.WAITING, "asked_at": timezone.now(), "asked_by": by, "attempts": 0}
        Rereading.objects.update_or_create(report_id=pk, defaults=fresh | {"reading": None, "differences": []})
        count += 1
    if count:
        tell(REREADINGS)
    return count


def is_any_waiting() -> bool:
    return Rereading.objects.filter(state=Rereading.State.WAITING).exists()


@transaction.atomic
def next_waiting() -> Rereading | None:
    """The next report to read again, with one attempt more; None where none waits.

    One that the reader gives no answer for is tried as often as a new one, and then left as it was.
    """
    waiting = Rereading.objects.select_for_update().filter(state=Rereading.State.WAITING)
    waiting.filter(attempts__gte=settings.READING_MAX_ATTEMPTS).update(state=Rereading.State.LEFT)
    row = waiting.order_by("attempts", "report_id").first()
    if row is not None:
        row.attempts += 1
        row.save()
    return row


def put_off(*, rereading: int) -> None:
    """Its file cannot be had for now: no attempt is counted."""
    Rereading.objects.filter(pk=rereading, attempts__gt=0).update(attempts=F("attempts") - 1)


@transaction.atomic
def store_rereading(*, rereading: int, answer: dict[str, Any]) -> list[ReadDifference]:
    """Keep what the newer reader answered where it differs; the report itself stays as it is."""
    row = Rereading.objects.select_for_update().get(pk=rereading)
    report = Report.objects.get(pk=row.report_id)
    if report.state != Report.State.REFUSED and (answer.get("error") or {}).get("code") in _STRAINED:
        # A machine with too much to do, and no reading of what could be read before: it is tried again.
        return []
    found = _differences(report, answer)
    row.reader_version, row.read_at = str(answer.get("reader") or ""), timezone.now()
    row.state = Rereading.State.DIFFERS if found else Rereading.State.SAME
    row.reading = answer if found else None
    row.differences = [dataclasses.asdict(each) for each in found]
    row.save()
    return found


def _differences(report: Report, answer: dict[str, Any]) -> list[ReadDifference]:
    before, after = Reading.from_json(report.reading or {}), Reading.from_json(answer)
    if before.error or after.error:
        if before.error and after.error:
            return []
        then, now = (reading.error.message if reading.error else "Can be read" for reading in (before, after))
        return [ReadDifference(READING, "The file", then, now)]
    return read_differences(draft_of_reading(report, before), draft_of_reading(report, after), report.as_draft())


@transaction.atomic
def take_over(*, report: int, by: User) -> None:
    """Put the newer reading in the place of the one in use, with every decision of a person kept.

    Raises WrongStateError where there is nothing to take over, or where the report is published: what is on the record
    changes by a review only.
    """
    row = Report.objects.select_for_update().get(pk=report)
    newer = _open_rereading(report)
    after = Reading.from_json(newer.reading or {})
    if after.error:
        raise WrongStateError("The newer reader cannot read this file, so there is nothing to accept.")
    if row.state == Report.State.REFUSED:
        publishing.read_again(report=report, by=by)
    elif row.state == Report.State.TO_REVIEW:
        _replace_reading(row, newer, after, by)
    else:
        raise WrongStateError(
            f"This report is {row.get_state_display().lower()}. Start a review first: the record is changed only "
            "through a review."
        )
    _close(newer, Rereading.State.TAKEN)


def _replace_reading(row: Report, newer: Rereading, after: Reading, by: User) -> None:
    before, current = draft_of_reading(row, Reading.from_json(row.reading or {})), row.as_draft()
    merged = merged_draft(before, draft_of_reading(row, after), current)
    merged = dataclasses.replace(merged, judgements=tuple(kept_rows(current, merged)))
    keep_change(row, by, what="Reading", old=row.reader_version, new=newer.reader_version, why=None)
    row.reading, row.reader_version, row.read_at = newer.reading, newer.reader_version, newer.read_at
    row.pages = after.pages
    note_what_waits(row, merged)
    row.save()


@transaction.atomic
def leave(*, report: int) -> None:
    """Keep the reading in use; the next newer reader may ask again."""
    _close(_open_rereading(report), Rereading.State.LEFT)


def _open_rereading(report: int) -> Rereading:
    row = Rereading.objects.select_for_update().filter(report=report, state=Rereading.State.DIFFERS).first()
    if row is None:
        raise WrongStateError("There is nothing left to decide here any more. Reload the page.")
    return row


def _close(row: Rereading, state: Rereading.State) -> None:
    row.state, row.reading = state, None
    row.save()
