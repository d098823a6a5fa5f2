"""The action plan on a report as a paper prints it, late ones first; whoever calls this has asked the gate first."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from inspections.partial_dates import format_day
from inspections.queries.followup import council_actions


@dataclass(frozen=True)
class PlanLine:
    """An action in words; `due` has the date and how long that is, `progress` the state with its latest note."""

    title: str
    recommendation: str
    owner: str
    due: str
    progress: str


def plan_lines(authority: int, inspection: str) -> tuple[PlanLine, ...]:
    today = timezone.localdate()
    lines = []
    for action in council_actions(authority, inspection):
        note = action.last_note
        said = f"\n{format_day(timezone.localtime(note.at).date())}: {note.text}" if note else ""
        number = f"{action.number}. " if action.number else ""
        lines.append(
            PlanLine(
                title=action.title,
                recommendation=f"{number}{action.recommendation}",
                owner=action.owner,
                due=f"{format_day(action.due.now)}\n{action.due.words(today)}",
                progress=f"{action.status.label}{said}",
            )
        )
    return tuple(lines)
