"""What became of a report from its first reading on: read, changed in review, published.

That it was withdrawn is a correction (inspections.queries.corrections).
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils import timezone

from inspections.history_reasons import ACCEPTED, public_reason
from inspections.models import Change, Inspection, Report
from inspections.queries.public_names import OF_CHANGE
from inspections.queries.review_decisions import taken_words
from inspections.roles import Role


@dataclass(frozen=True)
class ReportStep:
    """`old` and `new` are None where nothing was changed.

    `taken` says whose value a decision took; None where none was taken. `role` is None of what nobody did,
    `by` of who did not choose to be named.
    """

    at: datetime.datetime
    what: str
    role: Role | None = None
    by: str | None = None
    old: str | None = None
    new: str | None = None
    why: str | None = None
    taken: str | None = None

    @property
    def is_accepted(self) -> bool:
        """Whether a person looked at the value and left it as it stood."""
        return self.why == ACCEPTED

    @property
    def on(self) -> datetime.date:
        """The day, here and not in the zone of the database."""
        return timezone.localtime(self.at).date()


def report_steps(inspection: Inspection) -> list[ReportStep]:
    """Oldest first; nothing of an inspection without a report. One query."""
    report = inspection.report
    if report is None:
        return []
    steps = []
    if report.read_at and report.reader_version:
        steps.append(ReportStep(report.read_at, f"Read from the report by reader {report.reader_version}"))
    rows = Change.objects.filter(report=report).order_by("at", "pk")
    for at, role, by, what, old, new, typed, is_public, decision in rows.values_list(
        "at", "role", OF_CHANGE, "what", "old", "new", "why", "why_public", "decision"
    ):
        why = public_reason(typed, is_public=is_public)
        if what != "State":
            taken = taken_words(decision) if decision else None
            steps.append(ReportStep(at, what, Role(role), by or None, old or None, new or None, why, taken))
        elif new == Report.State.PUBLISHED.label:
            steps.append(ReportStep(at, "Published", Role(role), by or None, why=why))
    return steps
