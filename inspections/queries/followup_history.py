"""What became of an action and of a reply, step by step, for the council's own people."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils import timezone

from inspections.models import CouncilReply, PlannedAction
from inspections.partial_dates import format_day
from inspections.queries.followup import NoteLine, note_line

_FIELDS = {"title": "action", "owner": "owner", "status": "status"}


@dataclass(frozen=True)
class Step:
    """One line of the history: what changed, from what to what, or a note."""

    at: datetime.datetime
    by: str
    words: str
    note: NoteLine | None = None


def action_history(action: PlannedAction) -> tuple[Step, ...]:
    """Newest first: every change of the row, and every note."""
    rows = list(action.history.select_related("history_user").order_by("history_date", "history_id"))
    pairs = zip([None, *rows], rows, strict=False)
    steps = [step for before, after in pairs if (step := step_between(before, after))]
    notes = [note_step(note_line(row)) for row in action.notes.select_related("by")]
    return tuple(sorted((*steps, *notes), key=lambda step: step.at, reverse=True))


def reply_history(response: int | None) -> tuple[CouncilReply, ...]:
    """Every request to publish, newest first, with who asked and who decided."""
    if response is None:
        return ()
    people = ("asked_by", "decided_by", "ended_by")
    return tuple(CouncilReply.objects.filter(response=response).select_related(*people).order_by("-pk"))


def replies_that_wait() -> list[CouncilReply]:
    """The oldest first."""
    return list(_with_people().filter(state=CouncilReply.State.ASKED).order_by("asked_at", "pk"))


def public_now() -> list[CouncilReply]:
    """The newest first."""
    return list(_with_people().filter(state=CouncilReply.State.PUBLIC).order_by("-decided_at", "-pk"))


def _with_people() -> QuerySet[CouncilReply]:
    return CouncilReply.objects.select_related("response__authority", "asked_by", "decided_by")


def person_name(user: User | None) -> str:
    return (user.get_full_name() or user.get_username()) if user else "whoever runs this installation"


def step_between(before: object, after: object) -> Step | None:
    """What changed from one row of an action's history to the next; None where no page shows it."""
    by, at = person_name(after.history_user), after.history_date  # type: ignore[attr-defined]
    if before is None:
        return Step(at, by, f"Planned, due on {format_day(after.first_due)}")  # type: ignore[attr-defined]
    changed = [
        f"{label} from “{_shown(before, name)}” to “{_shown(after, name)}”"
        for name, label in _FIELDS.items()
        if getattr(before, name) != getattr(after, name)
    ]
    return Step(at, by, f"Changed: {'; '.join(changed)}") if changed else None


def _shown(row: object, name: str) -> str:
    value = getattr(row, name)
    return PlannedAction.Status(value).label if name == "status" else str(value)


def note_step(note: NoteLine) -> Step:
    words = "Note"
    if note.due_before and note.due_after:
        words = f"New due date: {format_day(note.due_after)}, before {format_day(note.due_before)}"
    return Step(timezone.localtime(note.at), note.by, words, note)
