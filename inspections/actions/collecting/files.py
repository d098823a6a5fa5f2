"""The files of listed reports that are not here: each once into the queue, with the day and address of the site."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Final

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from inspections.actions.collecting.alarms import raise_alarm
from inspections.actions.uploads import ReceivedFile, receive_file
from inspections.collecting.fetching import FetchError, PoliteClient
from inspections.models import CollectingRun, ListedReport, Report
from inspections.partial_dates import format_day
from inspections.queries.collecting import FROM_THE_SITE

_LONGEST_PAUSE: Final = 30
"""Days between two tries of a file that never comes."""


def take_files(client: PoliteClient, run: CollectingRun) -> None:
    """As many as COLLECT_MAX_FILES allows in one run; the next goes on. Raises StopCollectingError."""
    taken = ListedReport.objects.filter(taken_in=run).count()
    for pk in _wanted(run):
        if taken >= settings.COLLECT_MAX_FILES:
            return
        row = ListedReport.objects.select_related("council").get(pk=pk)
        taken += _take(client, run, row)


def _wanted(run: CollectingRun) -> list[int]:
    """Listed now, not here, not set aside, and due to be tried; the newest first, for they are waited for."""
    here = ListedReport.objects.filter(report=None, gone_at=None, aside_why="", seen_in=run)
    due = here.filter(Q(next_try=None) | Q(next_try__lte=timezone.now()))
    return list(due.order_by("-day", "-pk").values_list("pk", flat=True))


def _take(client: PoliteClient, run: CollectingRun, row: ListedReport) -> int:
    """1 where a file was asked for. One that stands under two names is asked for once."""
    known = ListedReport.objects.filter(address=row.address).exclude(report=None).first()
    if known is not None and known.report is not None:
        _link(run, row, known.report)
        return 0
    try:
        received = client.file(row.address, lambda chunks: _receive(run, row, chunks))
    except FetchError as error:
        _note_failure(run, row, error.message)
    else:
        if received.problem:
            _note_failure(run, row, received.problem)
    return 1


def _receive(run: CollectingRun, row: ListedReport, chunks: Iterator[bytes]) -> ReceivedFile:
    """In the queue and linked in one step, so that whoever reads it knows the day of the site."""
    return receive_file(
        name=_file_name(row),
        chunks=chunks,
        by=None,
        folder=f"{FROM_THE_SITE}/{row.council.name}",
        with_report=lambda report: _link(run, row, report),
    )


@transaction.atomic
def _link(run: CollectingRun, row: ListedReport, report: Report) -> None:
    row.report, row.taken_in, row.problem, row.next_try = report, run, "", None
    row.save()


@transaction.atomic
def _note_failure(run: CollectingRun, row: ListedReport, why: str) -> None:
    """Tried again after a day, two, four, and so on; an alarm is raised the first time."""
    days = min(2**row.attempts, _LONGEST_PAUSE)
    next_try = timezone.now() + datetime.timedelta(days=days) - datetime.timedelta(hours=4)
    ListedReport.objects.filter(pk=row.pk).update(attempts=row.attempts + 1, next_try=next_try, problem=why)
    if not row.attempts:
        raise_alarm(run, f"file:{row.pk}", f"{row.council.name}, “{row.words}”: the file could not be fetched. {why}")


def _file_name(row: ListedReport) -> str:
    """As people would save it: council, what it is, the site's day, and the number of the file."""
    day = f" - {format_day(row.day)}" if row.day else ""
    number = row.address.rstrip("/").rpartition("/")[2][-20:]
    parts = (row.council.name, f"{row.what}{day} ({number})")
    return " - ".join(part.replace("/", " ").replace("\\", " ") for part in parts) + ".pdf"
