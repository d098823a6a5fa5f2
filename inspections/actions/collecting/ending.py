"""The end of a run: what is listed no longer, how far the record is complete, and who hears of it."""

from __future__ import annotations

import datetime
from typing import Final

from django.db import transaction
from django.utils import timezone

from inspections.actions.collecting.alarms import raise_alarm, settle_alarms
from inspections.actions.collecting.lists import LACKING
from inspections.actions.collecting.telling import tell_editors
from inspections.actions.moving_ledger import move_on
from inspections.collecting.fetching import StopCollectingError
from inspections.models import CollectingAlarm, CollectingRun, ListedCouncil, ListedReport
from inspections.queries.listed import unheld_reports

State = CollectingRun.State

_SUSPICIOUS_SHARE: Final = 0.1
"""Where more than a tenth goes at once, it is the site that changed and not the reports."""
_SUSPICIOUS_NUMBER: Final = 20
"""Fewer than so many can go at once: where little is listed, a tenth of it is next to nothing."""


@transaction.atomic
def end_run(run: CollectingRun, *, stop: StopCollectingError | None) -> None:
    """Everything that follows, in one step: it is either all there or comes with the next try."""
    now = timezone.now()
    run.ended_at = now
    if stop is not None:
        run.state, run.why = State.STOPPED, stop.message
        if stop.for_the_day:
            run.stopped_until = timezone.localdate() + datetime.timedelta(days=1)
        raise_alarm(run, "stopped", f"Collecting stopped. {stop.message}")
    else:
        is_whole = _note_who_left(run) and _note_what_went(run)
        problems = ListedCouncil.objects.filter(listed_in=run).exclude(problem="").exists()
        lacking = CollectingAlarm.objects.filter(settled_at=None, last_in=run, key__startswith=LACKING).exists()
        run.state = State.PARTIAL if problems or lacking or not is_whole else State.COMPLETE
    run.save()
    if run.state == State.COMPLETE:
        settle_alarms(run)
        _move_ledger_on(run)
    tell_editors(run)


def _note_who_left(run: CollectingRun) -> bool:
    """Mark the councils that left the list; False where so many did that the list is not to be believed."""
    known = ListedCouncil.objects.filter(left_at=None)
    left = list(known.exclude(listed_in=run).select_related("authority"))
    if _is_suspicious(len(left), known.count()):
        raise_alarm(
            run, "many-left", f"{len(left)} councils have disappeared from the list, so the list is not trusted."
        )
        return False
    for row in left:
        row.left_at = run.ended_at
        row.save()
        words = f"{row.name} is no longer on the site’s list. None of its reports is marked as gone."
        raise_alarm(run, f"left:{row.urn}", words)
    return True


def _note_what_went(run: CollectingRun) -> bool:
    """Mark the reports that their council's page, read in this run, lists no longer; they are kept.

    Of a council that left the list no page was read, so that nothing is known of its reports.
    """
    asked = ListedReport.objects.filter(gone_at=None, council__asked_in=run, council__problem="")
    gone = list(asked.exclude(seen_in=run).select_related("council"))
    if _is_suspicious(len(gone), asked.count()):
        words = (
            f"{len(gone)} reports have disappeared from the site at once, so the site may have changed. None is "
            "marked as gone."
        )
        raise_alarm(run, "many-gone", words)
        return False
    for row in gone:
        row.gone_at = run.ended_at
        row.save()
        raise_alarm(run, f"gone:{row.pk}", f"{row.council.name}, “{row.words}”: no longer listed. It is kept.")
    return True


def _is_suspicious(gone: int, of: int) -> bool:
    return gone > _SUSPICIOUS_NUMBER and gone > of * _SUSPICIOUS_SHARE


def _move_ledger_on(run: CollectingRun) -> None:
    """To the day before this one, or before the first report that is listed and not held.

    A report that is not held within what is complete already is a contradiction for a person: nothing moves then.
    """
    until = timezone.localdate(run.asked_at) - datetime.timedelta(days=1)
    waiting: dict[str, list[datetime.date | None]] = {}
    everywhere: list[datetime.date | None] = []
    for each in unheld_reports():
        for framework in each.frameworks:
            waiting.setdefault(framework, []).append(each.row.day)
        if not each.frameworks:
            everywhere.append(each.row.day)
    for problem in move_on(until=until, waiting=waiting, everywhere=everywhere, at=run.asked_at):
        raise_alarm(run, f"ledger:{problem.framework}", problem.words)
