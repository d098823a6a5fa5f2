"""The written statements that a council has still to send, as far as anybody said, with the day for each."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Final

from django.db.models import Exists, OuterRef

from inspections.followup.lateness import SOON_DAYS
from inspections.followup.statement import StatementDue
from inspections.models import Inspection, SentStatement
from inspections.partial_dates import format_partial_date
from inspections.queries.public_replies import statements_due
from inspections.reading.frameworks import frameworks

LATE_DAYS: Final = 28
"""Days after the date for which somebody is still reminded. What was due before was sent long ago, or left, by people
who never noted it here: nobody is written to about the statement of 2016.
"""
_LOOKED_BACK: Final = datetime.timedelta(days=400)
"""Longer than any statement takes, in working days or by a letter's own date."""


@dataclass(frozen=True)
class UnsentStatement:
    """`name` is that of the report: `ILACS, 15 July 2025`."""

    inspection: str
    name: str
    due: StatementDue
    is_late: bool


def lately_inspected(today: datetime.date) -> list[int]:
    """The councils with a report of which a statement may be due about now."""
    recent = Inspection.objects.filter(published__gte=today - _LOOKED_BACK)
    return list(recent.order_by("authority").values_list("authority", flat=True).distinct())


def unsent_statements(council: int, today: datetime.date) -> list[UnsentStatement]:
    """Those due within a fortnight, or late by no more than LATE_DAYS, of which nobody said that they were sent."""
    sent = SentStatement.objects.filter(authority=council, inspection=OuterRef("key"))
    rows = Inspection.objects.filter(~Exists(sent), authority=council, published__gte=today - _LOOKED_BACK)
    reports = {row.key: row for row in rows.order_by("published", "pk")}
    due = statements_due(reports)
    return [
        UnsentStatement(key, _name(row), due[key], is_late=due[key].day < today)
        for key, row in reports.items()
        if key in due and -LATE_DAYS <= (due[key].day - today).days <= SOON_DAYS
    ]


def _name(row: Inspection) -> str:
    return f"{frameworks()[row.framework].known_as}, {format_partial_date(row.stands_at)}"
