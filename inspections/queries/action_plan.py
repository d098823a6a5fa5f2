"""The action plan as a paper prints it, late ones first; whoever calls this has asked the gate first."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.utils import timezone

from inspections.models import PlannedAction
from inspections.partial_dates import format_day, format_partial_date
from inspections.queries.followup import ReportFollowUp, council_follow_up
from inspections.reading.frameworks import frameworks
from inspections.reading.vocabulary import Kind


@dataclass(frozen=True)
class PlanLine:
    """An action in words; `due` has the date and how long that is, `progress` the state with its latest note.

    `recommendation` are the words that it is on, with their number and report.
    """

    title: str
    recommendation: str
    owner: str
    due: str
    progress: str


def plan_lines(authority: int, latest: str, others: Collection[str]) -> tuple[PlanLine, ...]:
    """All that is planned or done on the report with the key `latest`, then what is not done yet on the `others`."""
    found = {each.report.key: each for each in council_follow_up(authority).reports}
    chosen = [found[latest]] if latest in found else []
    chosen += [each for key, each in found.items() if key in others and key != latest]
    return tuple(line for each in chosen for line in _of_report(each, with_done=each.report.key == latest))


def _of_report(follow_up: ReportFollowUp, *, with_done: bool) -> Iterator[PlanLine]:
    today, own = timezone.localdate(), follow_up.report
    name = f"{frameworks()[own.framework].kind_name(Kind(own.kind))}, {format_partial_date(own.when)}"
    for action in sorted(follow_up.actions, key=lambda action: action.order(today)):
        if action.status == PlannedAction.Status.DROPPED or (action.is_done and not with_done):
            continue
        note = action.last_note
        said = f"\n{format_day(note.on)}: {note.text}" if note else ""
        number = f"{action.number}. " if action.number else ""
        yield PlanLine(
            title=action.title,
            recommendation=f"{number}{action.recommendation}\n{name}",
            owner=action.owner,
            due=f"{format_day(action.due.now)}\n{action.due.words(today)}",
            progress=f"{action.status.label}{said}",
        )
