"""Unpacking a zip that was sent so that a server which stops at any entry goes on after it: each report is kept once.

The zip itself is kept first. Whoever sent it waits while it is unpacked and is told; where the server stopped before
that, a worker goes on behind the last entry that was dealt with, and the queue tells what became of the rest.
"""

from __future__ import annotations

import datetime
import logging
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

from django.conf import settings
from django.contrib.auth.models import User
from django.utils import timezone

from inspections.actions.uploads import NO_ROOM, ReceivedFile, clean_file_name, open_zip, receive, unpack
from inspections.intake.archives import ArchiveError, is_office_document, is_zip
from inspections.models import ReceivedZip

log = logging.getLogger(__name__)

LEASES: Final = 4
"""As many leases of a reading as the largest file that is taken needs to be unpacked on a slow disk."""
_NAMED: Final = 100
"""So many files that were not taken are named; of a zip with more the first say what is wrong with it."""


def kept_path(row: ReceivedZip) -> Path:
    return Path(settings.DATA_DIR) / "zips" / f"{row.token}.zip"


def receive_resumably(*, name: str, file: IO[bytes], by: User) -> list[ReceivedFile]:
    """As `receive`; a zip is kept until all of it is dealt with."""
    head = file.read(4)
    file.seek(0)
    if not is_zip(head) or is_office_document(file):
        return receive(name=name, file=file, by=by)
    try:
        archive = open_zip(file)
    except ArchiveError as error:
        return [ReceivedFile(clean_file_name(name), None, created=False, problem=error.message)]
    now = timezone.now()
    row = ReceivedZip(name=clean_file_name(name), by=by, at=now, entries=len(archive), lease_until=_lease(now))
    try:
        _keep(file, kept_path(row))
    except OSError:
        log.exception("a zip that was added could not be kept")
        return [ReceivedFile(row.name, None, created=False, problem=NO_ROOM, will_pass=True)]
    row.save()
    received = list(_unpacked(row))
    _forget(row)
    return received


def go_on_with_a_zip() -> bool:
    """Unpack the rest of a zip that nobody unpacks any more; whether there was one."""
    now = timezone.now()
    row = ReceivedZip.objects.filter(finished_at=None, lease_until__lt=now).first()
    if row is None:
        return False
    mine = ReceivedZip.objects.filter(pk=row.pk, lease_until=row.lease_until, finished_at=None)
    if not mine.update(lease_until=_lease(now)):
        return True
    log.info("going on with %s after %s of %s files", row.name, row.done, row.entries)
    try:
        for _ in _unpacked(row):
            pass
    except (ArchiveError, OSError):
        log.exception("the rest of a zip that was added could not be unpacked")
        row.problems = [
            *row.problems,
            [row.name, "The rest of this zip was lost when the server stopped. Add it again."],
        ]
    row.finished_at = timezone.now()
    row.save()
    kept_path(row).unlink(missing_ok=True)
    return True


def _unpacked(row: ReceivedZip) -> Iterator[ReceivedFile]:
    """The entries that are not dealt with; how far it is is kept after each, as is that it is still in hand."""
    with kept_path(row).open("rb") as file:
        archive = open_zip(file)
        rest = unpack(archive, name=row.name, by=row.by, folder=row.folder, after=row.done, unpacked=row.unpacked)
        for received, unpacked in rest:
            row.done, row.unpacked = row.done + 1, unpacked
            row.added += received.created
            row.known += received.report is not None and not received.created
            if received.problem and len(row.problems) < _NAMED:
                row.problems = [*row.problems, [received.name, received.problem]]
            row.lease_until = _lease(timezone.now())
            row.save()
            yield received


def _keep(file: IO[bytes], path: Path) -> None:
    """Whole or not at all: a copy that breaks off is removed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    file.seek(0)
    try:
        with path.open("xb") as copy:
            shutil.copyfileobj(file, copy)
            copy.flush()
            os.fsync(copy.fileno())
    except OSError:
        path.unlink(missing_ok=True)
        raise


def _lease(now: datetime.datetime) -> datetime.datetime:
    return now + LEASES * datetime.timedelta(seconds=settings.READING_LEASE_SECONDS)


def _forget(row: ReceivedZip) -> None:
    """Its reports are kept, and whoever sent it is told."""
    row.delete()
    kept_path(row).unlink(missing_ok=True)
