"""A file comes in: kept once under its checksum, and queued for reading."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from inspections import store
from inspections.models import Report

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@dataclass(frozen=True)
class Received:
    """What became of one file: a new report, the one that has had these bytes before, or none and why."""

    name: str
    report: Report | None
    created: bool
    problem: str = ""


def receive(*, name: str, chunks: Iterable[bytes], by: User | None) -> Received:
    """Keep the bytes and queue them; the same bytes again lead to the report that has them."""
    name = clean_name(name)
    try:
        kept = store.keep(chunks, most=settings.UPLOAD_MAX_MIB * 1024 * 1024)
    except store.TooLargeError:
        problem = (
            f"This file is larger than {settings.UPLOAD_MAX_MIB} MB. Inspection reports are smaller: "
            "save it again with smaller pictures, or split off what is not the report."
        )
        return Received(name, None, created=False, problem=problem)
    return _queue(name, kept, by)


@transaction.atomic
def _queue(name: str, kept: store.Stored, by: User | None) -> Received:
    now = timezone.now()
    report, created = Report.objects.get_or_create(
        sha256=kept.sha256,
        defaults={"name": name, "size": kept.size, "uploaded_at": now, "uploaded_by": by, "state_since": now},
    )
    return Received(name, report, created)


def clean_name(name: str) -> str:
    """The last part of a file's name, printable and of a length that can be kept."""
    last = PurePosixPath(name.replace("\\", "/")).name
    return "".join(c for c in last if c.isprintable())[-255:] or "unnamed.pdf"
