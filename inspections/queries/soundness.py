"""Whether what is kept is still what was kept: files against their checksums, evidence against its pages."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from django.conf import settings
from django.db import connection
from django.db.models import F

from inspections.intake.archives import Archive, ArchiveError
from inspections.intake.places import EVIDENCE, REPORTS, ZIPS, chunks_of, place
from inspections.intake.store import open_stored, stored_name, stored_size
from inspections.models import Evidence, Judgement, ReceivedZip, Report
from inspections.queries.edition_soundness import edition_troubles


@dataclass(frozen=True)
class Trouble:
    """Something that is not as it was kept.

    `code` is one of: missing, cut, changed, stray, page, database, council, edition.
    """

    code: str
    said: str


def troubles() -> Iterator[Trouble]:
    """Everything that is wrong; reads each stored file once and changes nothing."""
    yield from _of_the_database()
    yield from _of_the_files()
    yield from _of_the_zips()
    yield from _of_the_evidence()
    yield from _of_the_councils()
    for said in edition_troubles():
        yield Trouble("edition", said)


def file_trouble(report: Report) -> Trouble | None:
    """Whether the file of a report is there in its whole length; its bytes are not read."""
    size = stored_size(report.sha256)
    if size is None:
        return Trouble("missing", f"The file of report {report.pk} ({report.name}) is missing.")
    if size != report.size:
        said = f"The file of report {report.pk} ({report.name}) has {size:,} bytes, not {report.size:,}."
        return Trouble("cut", said)
    return None


def _of_the_database() -> Iterator[Trouble]:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            yield from (Trouble("database", f"SQLite says: {said}.") for (said,) in cursor.fetchall() if said != "ok")


def _of_the_files() -> Iterator[Trouble]:
    known = set()
    for report in Report.objects.only("pk", "sha256", "name", "size").order_by("pk").iterator():
        known.add(stored_name(report.sha256))
        trouble = file_trouble(report)
        if trouble:
            yield trouble
        elif _checksum(report.sha256) != report.sha256:
            yield Trouble(
                "changed", f"The bytes of report {report.pk} ({report.name}) are not those that were uploaded."
            )
    for name in place(REPORTS).names():
        if name not in known:
            yield Trouble("stray", f"No report has the file {name.rpartition('/')[2]}.")


def _of_the_zips() -> Iterator[Trouble]:
    """Those of which something is still to be taken."""
    for row in ReceivedZip.objects.filter(finished_at=None):
        told = f"The zip {row.name}, of which {row.entries - row.done} files are not taken yet"
        try:
            with place(ZIPS).open(row.stored_name) as file:
                Archive(file, most_entries=settings.UPLOAD_MAX_FILES)
        except FileNotFoundError:
            if ReceivedZip.objects.filter(pk=row.pk, finished_at=None).exists():
                yield Trouble("missing", f"{told}, is missing.")
        except ArchiveError as error:
            yield Trouble("cut", f"{told}, cannot be opened. {error.message}")


def _of_the_evidence() -> Iterator[Trouble]:
    beyond = Judgement.objects.filter(page__gt=F("inspection__report__pages"))
    columns = ("inspection_id", "page", "inspection__report_id", "inspection__report__pages")
    for inspection, page, report, pages in beyond.values_list(*columns):
        said = f"Evidence of inspection {inspection} is on page {page} of report {report}, which has {pages} pages."
        yield Trouble("page", said)


def _of_the_councils() -> Iterator[Trouble]:
    """Evidence that councils keep with their actions. Its names are theirs alone: only numbers are said."""
    kept, known = place(EVIDENCE), set()
    for row in Evidence.objects.exclude(stored="").order_by("pk").iterator():
        known.add(row.stored)
        if not kept.exists(row.stored):
            yield Trouble("council", f"The file of evidence {row.pk} of a council's action is missing.")
        elif kept.size(row.stored) != row.size or (row.sha256 and _digest(kept.open(row.stored)) != row.sha256):
            yield Trouble("council", f"The bytes of evidence {row.pk} of a council's action are not those kept.")
    strays = set(kept.names()) - known
    if strays:
        yield Trouble("council", f"No evidence of a council has these files: {len(strays)}.")


def _checksum(sha256: str) -> str:
    """Of the bytes that are kept under that one."""
    return _digest(open_stored(sha256))


def _digest(opened: IO[bytes]) -> str:
    digest = hashlib.sha256()
    with opened as file:
        for chunk in chunks_of(file):
            digest.update(chunk)
    return digest.hexdigest()
