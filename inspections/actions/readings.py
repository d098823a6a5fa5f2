"""A reading comes back from the worker: refused with its reason, or drafted for review."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from authorities.queries import NameMatch, match_name
from inspections.actions import queue
from inspections.actions.waiting import note_what_waits
from inspections.draft import Draft
from inspections.intake.filenames import suggested_publication
from inspections.models import Report
from inspections.queries.listed import site_day
from inspections.reading.contract import Reading
from inspections.review.first_draft import DraftContext, first_draft


@transaction.atomic
def store_reading(*, claim: queue.Claim, answer: dict[str, Any]) -> bool:
    """Keep what the reader answered and move the report on; False where the claim no longer stands."""
    report = queue.held_report(claim)
    if report is None:
        return False
    reading = Reading.from_json(answer)
    report.reading, report.read_at = answer, timezone.now()
    report.reader_version, report.pages = reading.reader, reading.pages
    if reading.error:
        queue.refuse_report(report, code=str(reading.error.code), message=reading.error.message)
    else:
        _set_draft(report, reading)
    report.save_quietly()
    return True


def draft_of_reading(report: Report, reading: Reading) -> Draft:
    """The first draft that a reading of the report's file makes, with the register as it is and the days of others."""
    return first_draft(
        reading, DraftContext(_match_council(reading), suggested_publication(report.name), site_day(report))
    )


def _set_draft(report: Report, reading: Reading) -> None:
    note_what_waits(report, draft_of_reading(report, reading))
    queue.release_report(report, Report.State.TO_REVIEW)


def _match_council(reading: Reading) -> NameMatch | None:
    """What the live register makes of the printed name, on the day of the inspection where that is known."""
    if reading.authority is None:
        return None
    day = reading.inspection_start or (reading.published if len(reading.published or "") == 10 else None)
    return match_name(reading.authority.printed, on=datetime.date.fromisoformat(day) if day else None)
