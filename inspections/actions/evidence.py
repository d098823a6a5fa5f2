"""Evidence that a council keeps with an action: links, and files that nobody else gets."""

from __future__ import annotations

import logging
from typing import IO
from uuid import uuid4

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from inspections.actions.responding import hold_council
from inspections.actions.uploads import clean_file_name
from inspections.errors import InvalidValueError, WrongStateError
from inspections.followup.evidence_files import begins_as_named, kind_of
from inspections.followup.written import line_of
from inspections.intake.evidence_store import is_kept, keep_evidence, remove_evidence
from inspections.intake.store import TooLargeError
from inspections.models import Evidence, PlannedAction

log = logging.getLogger(__name__)

_MIB = 1024 * 1024
_CHUNK = 64 * 1024
_IS_WEB = URLValidator(schemes=["http", "https"])
_LONGEST_LINK = 500
"""Characters, as the record holds."""


@transaction.atomic
def add_link(*, council: int, action: int, link: str, by: User, name: str = "") -> Evidence:
    """Keep the address of a page. Raises InvalidValueError for what is no address of the web."""
    row = _own_action(council, action)
    address = link.strip()
    try:
        _IS_WEB(address)
    except ValidationError as error:
        raise InvalidValueError("Enter the whole address, starting with https:// or http://.") from error
    if len(address) > _LONGEST_LINK:
        raise InvalidValueError(f"The link has {len(address)} characters. The limit is {_LONGEST_LINK}.")
    called = (
        line_of(name or address, "The name", longest=255, ask="Say what the link shows.") if name else address[:255]
    )
    return Evidence.objects.create(action=row, name=called, link=address, added_at=timezone.now(), added_by=by)


@transaction.atomic
def add_evidence_file(*, council: int, action: int, name: str, file: IO[bytes], by: User) -> Evidence:
    """Keep a file. Raises InvalidValueError, in words, for what is too large, empty or of another kind."""
    row, called = _own_action(council, action), clean_file_name(name)
    head = file.read(16)
    file.seek(0)
    _check_kind(called, head)
    _check_room(council)
    stored = uuid4().hex
    try:
        kept = keep_evidence(stored, iter(lambda: file.read(_CHUNK), b""), most=settings.EVIDENCE_MAX_MIB * _MIB)
    except TooLargeError as error:
        raise InvalidValueError(
            f"This file is larger than {settings.EVIDENCE_MAX_MIB} MB. Store it where you keep such files, and add "
            "a link to it here."
        ) from error
    except OSError as error:
        log.exception("evidence could not be kept")
        away = "its file storage cannot be reached at the moment. Add it again in a few minutes."
        full = "its disk is full or cannot be written to. Tell the people who run this service."
        why = away if isinstance(error, ConnectionError) else full
        raise InvalidValueError(f"The server could not keep this file: {why}") from error
    return Evidence.objects.create(
        action=row,
        name=called,
        stored=stored,
        size=kept.size,
        sha256=kept.sha256,
        added_at=timezone.now(),
        added_by=by,
    )


@transaction.atomic
def remove(*, council: int, evidence: int, by: User) -> Evidence:
    """Take a link or a file away for good, its name too, which may be somebody's; that it was there stays."""
    hold_council(council)
    row = Evidence.objects.get(pk=evidence, action__response__authority=council)
    if row.removed_at is not None:
        raise WrongStateError("This evidence has already been removed.")
    stored = row.stored
    row.name = row.link = row.stored = row.sha256 = ""
    row.size, row.removed_at, row.removed_by = None, timezone.now(), by
    row.save()
    if stored:
        transaction.on_commit(lambda: remove_evidence(stored))
    return row


def has_bytes(row: Evidence) -> bool:
    return bool(row.stored) and is_kept(row.stored)


def _own_action(council: int, action: int) -> PlannedAction:
    hold_council(council)
    return PlannedAction.objects.get(pk=action, response__authority=council)


def _check_kind(name: str, head: bytes) -> None:
    if not head:
        raise InvalidValueError("This file is empty.")
    if kind_of(name) is None:
        raise InvalidValueError(
            "Evidence has to be a PDF, a document (DOCX, ODT), a spreadsheet (XLSX, ODS, CSV), a text file (TXT) "
            "or a picture (PNG, JPG). Save it as one of these."
        )
    if not begins_as_named(name, head):
        raise InvalidValueError(
            f"This file is called {name}, but its contents are something else. Save it again under the right type."
        )


def _check_room(council: int) -> None:
    kept = Evidence.objects.filter(action__response__authority=council).aggregate(of=Sum("size"))["of"] or 0
    if kept >= settings.EVIDENCE_MAX_COUNCIL_MIB * _MIB:
        raise InvalidValueError(
            f"Your council's evidence takes {settings.EVIDENCE_MAX_COUNCIL_MIB:,} MB, which is the most that can "
            "be kept here. Remove what is out of date, or add a link instead."
        )
