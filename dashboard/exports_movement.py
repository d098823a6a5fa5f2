"""The sheets of the movement page: every step, and every time that a council was inadequate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.charts.figure import Raw, Sheet
from dashboard.exports import WHEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.params import When
    from dashboard.positions.spells import Spell
    from dashboard.positions.steps import Movement
    from inspections.queries.record import PublishedInspection

ABOUT = ("dfe_number", "council", "area")


def steps_sheet(movement: Movement, when: When) -> Sheet:
    """One row a step: both grades, both inspections, and how many grades it went up."""
    ends = ("framework", "kind", "published", "grade")
    header = (*WHEN, *ABOUT, *(f"{end}_before" for end in ends), *(f"{end}_after" for end in ends), "grades_up")
    rows: list[tuple[Raw, ...]] = [
        (
            *_when(when),
            step.council.dfe_number,
            step.council.name,
            step.area,
            *_end(step.before, step.grades[0]),
            *_end(step.after, step.grades[1]),
            step.rise,
        )
        for step in movement.steps
    ]
    return Sheet(f"movement-{movement.area}-{when.date}.csv", header, tuple(rows))


def spells_sheet(spells: Sequence[Spell], when: When) -> Sheet:
    """One row a spell; `end` tells whether it got better, goes on, or is followed no longer, and why.

    `visits` are the monitoring visits on the record, which need not be all that there were.
    """
    header = (*WHEN, *ABOUT, "inadequate_since", "framework", "reports", "until", "days", "end", "visits")
    rows: list[tuple[Raw, ...]] = [
        (
            *_when(when),
            spell.council.dfe_number,
            spell.council.name,
            spell.area,
            spell.first.published.isoformat(),
            spell.first.framework,
            spell.reports,
            spell.until.isoformat(),
            spell.days,
            spell.end.value,
            spell.visits,
        )
        for spell in spells
    ]
    return Sheet(f"inadequate-{when.date}.csv", header, tuple(rows))


def _when(when: When) -> tuple[Raw, ...]:
    return when.date.isoformat(), when.as_at.basis.value, when.as_at.published_until.isoformat()


def _end(inspection: PublishedInspection, grade: str) -> tuple[Raw, ...]:
    return inspection.framework, inspection.kind, inspection.published.isoformat(), grade
