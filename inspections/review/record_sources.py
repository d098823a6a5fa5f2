"""Where a value of the record is from: the table it came in, what that says of it, or the person who entered it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from inspections.draft import JUDGEMENT
from inspections.finding import LISTS
from inspections.history_reasons import IMPORTED, PUBLISHED, is_withdrawal
from inspections.judgement import ENTERED
from inspections.models import Inspection, Judgement
from inspections.partial_dates import format_day
from inspections.reading.letters import upper_first
from inspections.review.record_values import COUNT

_COLUMNS = {
    "kind": "kind",
    "inspection_start": "start",
    "inspection_end": "end",
    "published": "published",
    "lead_inspector": "lead_inspector",
    "windows": "windows",
    "theme": "theme",
    COUNT: "recommendation_count",
}


@dataclass(frozen=True)
class RecordSource:
    """In words, and whether a person gave the value."""

    words: str
    by_person: bool = False


def record_source(inspection: Inspection, key: str) -> RecordSource:
    """Where the record has the value of that key from."""
    if key in LISTS:
        return RecordSource("Entered by an editor", by_person=True)
    if not key.startswith(JUDGEMENT):
        return _with_history(inspection, _COLUMNS[key], inspection.source_text)
    row = next(row for row in inspection.judgements.all() if row.area == key.removeprefix(JUDGEMENT))
    if row.source not in (Judgement.Source.IMPORT, ENTERED):
        words = row.get_source_display()
        return RecordSource(f"{upper_first(words)}{f': {row.source_text}' if row.source_text else ''}")
    found = _with_history(row, "grade", row.source_text)
    # A row from before histories were kept still says that a person entered it.
    return found if found.by_person or row.source != ENTERED else RecordSource("Entered by an editor", by_person=True)


def _with_history(row: Inspection | Judgement, column: str, source_text: str) -> RecordSource:
    """Since when, and by whom, as the history of the row has it."""
    since = _since(row, column)
    day = format_day(timezone.localtime(since.history_date).date()) if since else ""
    if since and since.history_user_id and since.history_change_reason != IMPORTED:
        person = since.history_user.get_full_name() or since.history_user.get_username()
        return RecordSource(f"Entered by {person} on {day}", by_person=True)
    words = f"Table of outcomes, imported {day}" if day else "Table of outcomes"
    return RecordSource(f"{words}: {source_text}" if source_text else words)


def _since(row: Inspection | Judgement, column: str) -> Any:
    """The row of history in which the value came to be what it is; None where there is none."""
    value, found = getattr(row, column), None
    for past in row.history.order_by("-history_date", "-history_id"):
        if past.history_change_reason == PUBLISHED or is_withdrawal(past.history_change_reason):
            continue
        if getattr(past, column) != value:
            break
        found = past
    return found
