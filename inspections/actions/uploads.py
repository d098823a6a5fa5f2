"""Receiving a file: it is kept once under its checksum, and queued for reading."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePosixPath
from typing import IO

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from inspections.deferring import REPORT, tell
from inspections.intake import store
from inspections.intake.archives import Archive, ArchiveEntry, ArchiveError, EntryError, is_office_document, is_zip
from inspections.models import RemovedReport, Report

log = logging.getLogger(__name__)

NO_ROOM = (
    "The server could not keep this file: its disk is full or cannot be written to. Tell the people who run this "
    "service, and add the file again afterwards."
)
REMOVED = (
    "This exact file was removed for good and cannot be added again. An administrator can see why under “Removed”, "
    "and can allow it again."
)
STORAGE_AWAY = (
    "The server could not keep this file: its file storage cannot be reached at the moment. Add the file again in "
    "a few minutes."
)
_LONGEST_FOLDER = 300
"""As long as the field of the record."""
_CHUNK = 64 * 1024
_MIB = 1024 * 1024


@dataclass(frozen=True)
class ReceivedFile:
    """What became of one file: a new report, the one that has these bytes already, or neither and why."""

    name: str
    report: Report | None
    created: bool
    problem: str | None = None
    will_pass: bool = False
    """Whether the problem is the server's and not the file's, so that the same file may be taken later."""


def receive(*, name: str, file: IO[bytes], by: User | None, folder: str = "") -> list[ReceivedFile]:
    """Keep and queue a file, or each report of a zip; a document of an office program is one file."""
    head = file.read(4)
    file.seek(0)
    if is_zip(head) and not is_office_document(file):
        return receive_zip(name=name, file=file, by=by, folder=folder)
    return [receive_file(name=name, chunks=iter(lambda: file.read(_CHUNK), b""), by=by, folder=folder)]


def receive_file(
    *,
    name: str,
    chunks: Iterable[bytes],
    by: User | None,
    folder: str = "",
    with_report: Callable[[Report], None] | None = None,
) -> ReceivedFile:
    """Keep the bytes and queue them; the same bytes again lead to the report that has them already.

    `with_report` is called in the same transaction, before anybody else sees the report.
    """
    name = clean_file_name(name)
    try:
        kept = store.store_bytes(chunks, most=settings.UPLOAD_MAX_MIB * _MIB)
    except store.TooLargeError:
        problem = (
            f"This file is larger than {settings.UPLOAD_MAX_MIB} MB. Inspection reports are smaller than that: "
            "save it again with smaller pictures, or split off anything that is not the report."
        )
        return ReceivedFile(name, None, created=False, problem=problem)
    except ConnectionError:
        log.exception("a file that was added could not be kept")
        return ReceivedFile(name, None, created=False, problem=STORAGE_AWAY, will_pass=True)
    except OSError:
        # A disk that is full or cannot be written to is a matter for whoever runs this: the reason is in the log.
        log.exception("a file that was added could not be kept")
        return ReceivedFile(name, None, created=False, problem=NO_ROOM, will_pass=True)
    return _queue_report(name, clean_folder(folder), kept, by, with_report)


def receive_zip(*, name: str, file: IO[bytes], by: User | None, folder: str = "") -> list[ReceivedFile]:
    """Keep and queue each report in a zip like a file of its own; a bad one does not stop the rest."""
    try:
        archive = open_zip(file)
    except ArchiveError as error:
        return [ReceivedFile(clean_file_name(name), None, created=False, problem=error.message)]
    return [received for received, _ in unpack(archive, name=name, by=by, folder=folder)]


def open_zip(file: IO[bytes]) -> Archive:
    """Raises ArchiveError where it is larger than is taken, is damaged, or holds too many files."""
    if file.seek(0, io.SEEK_END) > settings.UPLOAD_MAX_ZIP_MIB * _MIB:
        raise ArchiveError(
            f"This zip is larger than {settings.UPLOAD_MAX_ZIP_MIB:,} MB. Split it into several smaller ones."
        )
    return Archive(file, most_entries=settings.UPLOAD_MAX_FILES)


def unpack(
    archive: Archive, *, name: str, by: User | None, folder: str, after: int = 0, unpacked: int = 0
) -> Iterator[tuple[ReceivedFile, int]]:
    """Each report of a zip behind the number `after`, and how many bytes all of them have until then.

    There is a limit to all of them together, so that a zip cannot fill the disk.
    """
    for entry, chunks in islice(archive.entries(), after, None):
        if unpacked >= settings.UPLOAD_MAX_ZIP_MIB * _MIB:
            problem = f"The zip unpacks to more than {settings.UPLOAD_MAX_ZIP_MIB:,} MB. Add the rest in another zip."
            yield ReceivedFile(clean_file_name(entry.name), None, created=False, problem=problem), unpacked
            continue
        received = _receive_entry(entry, chunks, by, f"{folder}/{name}")
        unpacked += 0 if entry.problem else _size(received)
        yield received, unpacked


def _receive_entry(entry: ArchiveEntry, chunks: Iterable[bytes], by: User | None, zip_name: str) -> ReceivedFile:
    if entry.problem:
        return ReceivedFile(clean_file_name(entry.name), None, created=False, problem=entry.problem)
    within = PurePosixPath(entry.name.replace("\\", "/")).parent
    try:
        return receive_file(name=entry.name, chunks=chunks, by=by, folder=f"{zip_name}/{within}")
    except EntryError as error:
        return ReceivedFile(clean_file_name(entry.name), None, created=False, problem=error.message)


def _size(received: ReceivedFile) -> int:
    """How much of its zip's allowance an entry used; one that was cut off used as much as a file may."""
    return received.report.size if received.report else settings.UPLOAD_MAX_MIB * _MIB


@transaction.atomic
def _queue_report(
    name: str, folder: str, kept: store.StoredFile, by: User | None, with_report: Callable[[Report], None] | None
) -> ReceivedFile:
    now = timezone.now()
    new = {"name": name, "folder": folder, "size": kept.size, "uploaded_at": now, "uploaded_by": by, "state_since": now}
    # Locked, so that whoever erases the bytes of before is done, or has not begun.
    removed = list(RemovedReport.objects.select_for_update().filter(sha256=kept.sha256))
    if any(row.kind == RemovedReport.Kind.ASKED and row.lifted_at is None for row in removed):
        store.remove_bytes(kept.sha256)
        return ReceivedFile(name, None, created=False, problem=REMOVED)
    if removed and store.stored_size(kept.sha256) is None:
        return ReceivedFile(name, None, created=False, problem=NO_ROOM, will_pass=True)
    report, created = Report.objects.get_or_create(sha256=kept.sha256, defaults=new)
    if created:
        tell(REPORT, report=report.pk)
    if with_report is not None:
        with_report(report)
    return ReceivedFile(name, report, created)


def clean_file_name(name: str) -> str:
    """The last part of a file's name, printable and short enough to be kept."""
    last = PurePosixPath(name.replace("\\", "/")).name
    return "".join(c for c in last if c.isprintable())[-255:] or "unnamed.pdf"


def clean_folder(name: str) -> str:
    """The folders above a file, printable and short enough to be kept; where a path leads back up is left out."""
    printable = "".join(c for c in name.replace("\\", "/") if c.isprintable())
    return "/".join(part for part in printable.split("/") if part.strip(". "))[:_LONGEST_FOLDER]
