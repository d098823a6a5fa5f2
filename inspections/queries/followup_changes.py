"""What changed in a council's follow-up since a day, for its own people: every step, with who and when."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils import timezone

from inspections.models import CouncilReply, CouncilResponse, Evidence, PlannedAction, ProgressNote
from inspections.partial_dates import format_day
from inspections.queries.followup import note_line
from inspections.queries.followup_history import Step, note_step, person_name, step_between


@dataclass(frozen=True)
class Change:
    """A step of an action (`action` is its number) or of a recommendation (None); `title` names either."""

    step: Step
    title: str
    action: int | None


def changes_since(council: int, since: datetime.date) -> tuple[Change, ...]:
    """Newest first; five queries."""
    start = timezone.make_aware(datetime.datetime.combine(since, datetime.time()))
    found = [
        *_of_actions(council),
        *_notes(council, start),
        *_evidence(council),
        *_responses(council),
        *_replies(council),
    ]
    kept = [change for change in found if change.step.at >= start]
    return tuple(sorted(kept, key=lambda change: change.step.at, reverse=True))


def _of_actions(council: int) -> Iterator[Change]:
    rows = PlannedAction.history.filter(response__authority=council).select_related("history_user")
    for pk, own in groupby(rows.order_by("id", "history_date", "history_id"), key=lambda row: row.id):
        history = list(own)
        for before, after in zip([None, *history], history, strict=False):
            if step := step_between(before, after):
                yield Change(step, after.title, pk)


def _notes(council: int, start: datetime.datetime) -> Iterator[Change]:
    rows = ProgressNote.objects.filter(action__response__authority=council, at__gte=start)
    for row in rows.select_related("by", "action"):
        yield Change(note_step(note_line(row)), row.action.title, row.action_id)


def _evidence(council: int) -> Iterator[Change]:
    rows = Evidence.objects.filter(action__response__authority=council)
    for row in rows.select_related("added_by", "removed_by", "action"):
        title, pk = row.action.title, row.action_id
        named = f": {row.name}" if row.name else ", removed since"
        yield Change(Step(row.added_at, person_name(row.added_by), f"Evidence added{named}"), title, pk)
        if row.removed_at:
            yield Change(Step(row.removed_at, person_name(row.removed_by), "Evidence removed"), title, pk)


def _responses(council: int) -> Iterator[Change]:
    """Where the words of a response changed; a row without words is only the place of an action."""
    rows = CouncilResponse.history.filter(authority=council).select_related("history_user")
    for _, own in groupby(rows.order_by("id", "history_date", "history_id"), key=lambda row: row.id):
        said = ""
        for row in own:
            if row.text != said:
                words = "Response changed" if said else "Response written"
                yield Change(Step(row.history_date, person_name(row.history_user), words), row.item_text, None)
            said = row.text


def _replies(council: int) -> Iterator[Change]:
    people = ("asked_by", "decided_by", "ended_by")
    for row in CouncilReply.objects.filter(response__authority=council).select_related(*people):
        decided = "returned" if row.state == CouncilReply.State.RETURNED else "accepted and published"
        ended = CouncilReply.State(row.state).label
        for at, by, words in (
            (row.asked_at, row.asked_by, "asked for"),
            (row.decided_at, row.decided_by, decided),
            (row.ended_at, row.ended_by, ended),
        ):
            if at:
                yield Change(Step(at, person_name(by), f"Reply {words}"), row.answers, None)


def since_words(since: datetime.date, count: int) -> str:
    """`12 changes since 1 November 2026`"""
    told = "Nothing changed" if not count else f"{count} change{'' if count == 1 else 's'}"
    return f"{told} since {format_day(since)}"
