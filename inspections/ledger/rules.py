"""What a change of the ledger has to keep to, for the action and for the form that leads to it."""

from __future__ import annotations

import datetime

from django.utils import timezone

from inspections.models import LedgerEntry


def reconciliation_problem(entry: LedgerEntry, *, complete_to: datetime.date | None, why: str) -> str | None:
    """Why the entry cannot be changed so, in a sentence for the person who wants to; None where it can."""
    if not why.strip():
        return "Give a reason: the ledger is not changed without one."
    if complete_to and complete_to > timezone.localdate():
        return "Complete to: this date is in the future."
    if complete_to and (entry.complete_from is None or complete_to < entry.complete_from):
        return "Complete to: this is before the record of the framework starts."
    return None
