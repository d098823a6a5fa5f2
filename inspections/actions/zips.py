"""Unpacking a zip that was sent so that a server which stops at any entry goes on after it: each report is kept once.

The zip itself is kept first. Whoever sent it waits while it is unpacked and is told; where the server stopped before
that, a worker goes on behind the last entry that was dealt with, and the queue tells what became of the rest.
"""

from __future__ import annotations

import datetime
import logging
import shutil
from collections.abc import Iterator
from contextlib import suppress
from typing import IO, Final

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils import timezone

from inspections.actions.uploads import NO_ROOM, STORAGE_AWAY, ReceivedFile, clean_file_name, open_zip, receive, unpack
from inspections.intake.archives import ArchiveError, is_office_document, is_zip
from inspections.intake.places import ZIPS, place, spool_to
from inspections.leases import has_run_out
from inspections.models import ReceivedZip

log = logging.getLogger(__name__)

LEASES: Final = 4
"""As many leases of a reading as the largest file that is taken needs to be unpacked on a slow disk."""
_NAMED: Final = 100
"""So many files that were not taken are named; of a zip with more the first say what is wrong with it."""


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
        _keep(file, row.stored_name)
    except OSError as error:
        log.exception("a zip that was added could not be kept")
        problem = STORAGE_AWAY if isinstance(error, ConnectionError) else NO_ROOM
        return [ReceivedFile(row.name, None, created=False, problem=problem, will_pass=True)]
    row.save()
    received = list(_unpacked(row))
    _forget(row)
    return received


def go_on_with_a_zip() -> bool:
    """Unpack the rest of a zip that nobody unpacks any more; whether there was one."""
    now = timezone.now()
    row = _left(now).first()
    if row is None:
        return False
    mine = ReceivedZip.objects.filter(pk=row.pk, lease_until=row.lease_until, finished_at=None)
    if not mine.update(lease_until=_lease(now)):
        return True
    log.info("going on with %s after %s of %s files", row.name, row.done, row.entries)
    try:
        for _ in _unpacked(row):
            pass
    except ConnectionError:
        log.exception("a zip that was added cannot be had for now")
        return False
    except (ArchiveError, OSError):
        log.exception("the rest of a zip that was added could not be unpacked")
        row.problems = [
            *row.problems,
            [row.name, "The rest of this zip was lost when the server stopped. Add it again."],
        ]
    row.finished_at = timezone.now()
    row.save()
    _remove(row.stored_name)
    return True


def is_any_left() -> bool:
    """Whether there is a zip that nobody unpacks any more."""
    return _left(timezone.now()).exists()


def forget_strays(before: datetime.datetime) -> int:
    """Remove zips that nobody will unpack: their sender was never answered, or everything of them is kept."""
    wanted = {row.stored_name for row in ReceivedZip.objects.filter(finished_at=None)}
    kept, count = place(ZIPS), 0
    try:
        for name in set(kept.names()) - wanted:
            # Whoever takes it away at this moment does the same.
            with suppress(FileNotFoundError):
                if kept.get_modified_time(name) < before:
                    kept.delete(name)
                    count += 1
    except ConnectionError:
        log.exception("zips that nobody will unpack could not be looked for")
    return count


def _left(now: datetime.datetime) -> QuerySet[ReceivedZip]:
    return ReceivedZip.objects.filter(has_run_out(now, longest=_lease_length()), finished_at=None)


def _unpacked(row: ReceivedZip) -> Iterator[ReceivedFile]:
    """The entries that are not dealt with; how far it is is kept after each, as is that it is still in hand."""
    with place(ZIPS).open(row.stored_name) as file:
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


def _keep(file: IO[bytes], name: str) -> None:
    """Whole or not at all."""
    file.seek(0)
    with spool_to(place(ZIPS)) as spool:
        shutil.copyfileobj(file, spool.file)
        spool.keep_as(name)


def _lease(now: datetime.datetime) -> datetime.datetime:
    return now + _lease_length()


def _lease_length() -> datetime.timedelta:
    return LEASES * datetime.timedelta(seconds=settings.READING_LEASE_SECONDS)


def _forget(row: ReceivedZip) -> None:
    """Its reports are kept, and whoever sent it is told."""
    row.delete()
    _remove(row.stored_name)


def _remove(name: str) -> None:
    """What cannot be reached stays: it is of no use, and does no harm."""
    try:
        place(ZIPS).delete(name)
    except ConnectionError:
        log.exception("a zip that is dealt with could not be removed")
