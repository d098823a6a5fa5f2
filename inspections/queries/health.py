"""How the product is: whether its database and folder answer, how much room is left, and how long reports wait."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.models import Count, Min
from django.utils import timezone

from inspections.intake.places import REPORTS, place
from inspections.models import Report

LEAST_FREE_BYTES: Final = 200 * 1024 * 1024
"""The largest zip that is taken by default has 1 GB, but a usual report 0.3 MB: with less, uploads begin to fail."""
LONGEST_WAIT_SECONDS: Final = 3600
"""Five hundred reports are read in under ten minutes by one worker: after an hour, none is at work."""


@dataclass(frozen=True)
class Condition:
    """One thing that has to hold; `said` is a sentence for the person who runs the product."""

    name: str
    holds: bool
    said: str


@dataclass(frozen=True)
class Waiting:
    """Reports by state, and how many seconds the longest of the queue has waited; None where none waits."""

    by_state: dict[str, int]
    longest: float | None


def conditions() -> tuple[Condition, ...]:
    """What has to hold for the product to do its work. Without a database nothing is said of the queue."""
    database = _database()
    stored = (_folder(), _room(), *_bucket())
    return (database, *stored, _queue()) if database.holds else (database, *stored)


def waiting(now: datetime) -> Waiting:
    rows = Report.objects.values("state").annotate(count=Count("pk"), since=Min("state_since"))
    found = {row["state"]: row for row in rows}
    counts = {state: found[state]["count"] if state in found else 0 for state in Report.State.values}
    queued = found.get(Report.State.QUEUED)
    return Waiting(counts, max(0.0, (now - queued["since"]).total_seconds()) if queued else None)


def free_bytes() -> int:
    return shutil.disk_usage(settings.DATA_DIR).free


def _database() -> Condition:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return Condition("database", holds=False, said="The database does not answer.")
    return Condition("database", holds=True, said="The database answers.")


def _folder() -> Condition:
    try:
        with tempfile.TemporaryFile(dir=Path(settings.DATA_DIR)) as file:
            file.write(b"written to see that it can be")
    except OSError as error:
        reason = error.strerror or "the reason is not known"
        return Condition("storage", holds=False, said=f"The data folder cannot be written to: {reason}.")
    return Condition("storage", holds=True, said="The data folder can be written to.")


def _bucket() -> tuple[Condition, ...]:
    """Where files are kept in folders, there is nothing to ask."""
    if not settings.BUCKET_PLACES:
        return ()
    problem = place(REPORTS).problem()
    said = problem or "The file storage answers."
    return (Condition("files", holds=problem is None, said=said),)


def _room() -> Condition:
    free = free_bytes()
    said = f"{free // 1024**2:,} MB are free for the data folder."
    return Condition("disk", holds=free >= LEAST_FREE_BYTES, said=said)


def _queue() -> Condition:
    longest = waiting(timezone.now()).longest
    if longest is None:
        return Condition("queue", holds=True, said="No report is waiting to be read.")
    minutes = round(longest / 60)
    said = f"The report that has waited longest to be read has waited {minutes} minutes."
    return Condition("queue", holds=longest < LONGEST_WAIT_SECONDS, said=said)
