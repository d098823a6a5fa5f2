"""Making a change of the register, and undoing one: each in one transaction, with who, when, why and the source."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from authorities.changes.applying import apply_change
from authorities.changes.reasons import history_reason, undone_reason
from authorities.changes.rows import Recorder, RowStep
from authorities.changes.rules import problems_of
from authorities.changes.undoing import dependents, steps_of, undo_steps
from authorities.changes.wanted import BodyChange, DetailsChange, Problem, Reorganisation, Wanted
from authorities.models import Authority, RegisterChange

_PRESSED_TWICE = datetime.timedelta(seconds=20)
"""Longer than a slow answer takes, and shorter than entering another change."""
_KINDS = {
    Reorganisation: RegisterChange.Kind.REORGANISATION,
    DetailsChange: RegisterChange.Kind.DETAILS,
    BodyChange: RegisterChange.Kind.BODY,
}


class CannotEnterError(Exception):
    """The change breaks a rule; `problems` says which."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(each.message for each in problems))
        self.problems = tuple(problems)


class CannotUndoError(Exception):
    """Something depends on the change; `reasons` are sentences."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = tuple(reasons)


@dataclass(frozen=True)
class Asked:
    """What is to be changed, by whom, why, where that is said, and what the change is called."""

    wanted: Wanted
    title: str
    by: User
    why: str
    source: str


def make_change[T](
    asked: Asked, *, look: Callable[[Sequence[RowStep]], T], keep: Callable[[T], bool]
) -> tuple[T, RegisterChange | None]:
    """Makes the change, looks at what follows, and keeps it only if that is what was wanted.

    `look` sees the database as the change leaves it; where `keep` says no to what it saw, nothing was written and the
    change is None. Raises CannotEnterError.
    """
    with transaction.atomic():
        _one_at_a_time()
        if problems := problems_of(asked.wanted):
            raise CannotEnterError(problems)
        change = RegisterChange.objects.create(
            kind=_KINDS[type(asked.wanted)],
            title=asked.title,
            why=asked.why,
            source=asked.source,
            made_at=timezone.now(),
            made_by=asked.by,
            steps=[],
        )
        recorder = Recorder(asked.by, history_reason(change))
        apply_change(asked.wanted, recorder)
        if not recorder.steps:
            raise CannotEnterError([Problem(None, "Nothing would change: the register already has all of this.")])
        change.steps = [step.to_json() for step in recorder.steps]
        change.save()
        seen = look(recorder.steps)
        if not keep(seen):
            transaction.set_rollback(True)
            return seen, None
    return seen, change


@transaction.atomic
def undo_change(*, change: int, by: User, why: str) -> RegisterChange:
    """The register as it was before. Raises CannotUndoError."""
    _one_at_a_time()
    found = RegisterChange.objects.get(pk=change)
    if found.undone_at is not None:
        raise CannotUndoError(["It has already been undone."])
    if reasons := dependents(found):
        raise CannotUndoError(reasons)
    undo_steps(steps_of(found), Recorder(by, undone_reason(found)))
    found.undone_at, found.undone_by, found.undone_why = timezone.now(), by, why
    found.save()
    return found


def _one_at_a_time() -> None:
    """Two people who change the register wait for each other, so that each sees what the other did."""
    list(Authority.objects.select_for_update().order_by("pk").values_list("pk", flat=True))


def made_a_moment_ago(*, by: User, why: str, source: str) -> RegisterChange | None:
    """What the same person saved with the same words just now, and did not undo: the button was pressed twice."""
    own = RegisterChange.objects.filter(made_by=by, why=why, source=source, undone_at=None)
    return own.filter(made_at__gte=timezone.now() - _PRESSED_TWICE).first()
