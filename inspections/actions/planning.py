"""The actions that a council plans: made, moved on the board, noted upon; a new due date never hides the first."""

from __future__ import annotations

import datetime
from typing import Final

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from inspections.actions.responding import hold_council, response_at, save_row
from inspections.errors import ChangedError, InvalidValueError
from inspections.followup.written import line_of, needed_text
from inspections.models import PlannedAction, ProgressNote

_STATUS = PlannedAction.Status
BOARD: Final = tuple(status for status in _STATUS if status != _STATUS.DROPPED)
"""The columns that an action moves between; what is dropped comes back to the first."""
_EARLIEST = datetime.date(2000, 1, 1)
_LATEST_YEARS = 20
"""Ahead: an action outlasts no more, while `2206` for `2026` is typed in a hurry."""


@transaction.atomic
def plan_action(
    *, council: int, place: tuple[str, str], title: str, owner: str, due: datetime.date, by: User
) -> PlannedAction:
    """Plan an action on a recommendation. Raises InvalidValueError."""
    action = PlannedAction(title=_title(title), owner=_owner(owner), first_due=_day(due), due=due)
    action.response = response_at(council=council, place=place, by=by)
    _save(action, by)
    return action


@transaction.atomic
def change_action(*, council: int, action: int, title: str, owner: str, by: User) -> PlannedAction:
    """Say it in other words, or give it to another owner; what stood before is in its history."""
    row = _own(council, action)
    row.title, row.owner = _title(title), _owner(owner)
    _save(row, by)
    return row


@transaction.atomic
def move_action(*, council: int, action: int, status: str, by: User, as_shown: str | None = None) -> PlannedAction:
    """Move it on the board, forth or back. Raises ChangedError where it is not where the person saw it.

    It is not dropped by this: that takes a reason (drop_action).
    """
    row = _own(council, action)
    if status not in BOARD:
        raise InvalidValueError("Choose which column of the board the action moves to.")
    if as_shown is not None and row.status != as_shown:
        raise ChangedError(
            f"Somebody has moved this action since you opened the page: it is now “{row.get_status_display()}”."
        )
    return _put(row, status, by)


@transaction.atomic
def drop_action(*, council: int, action: int, reason: str, by: User) -> PlannedAction:
    """Plan it no longer; it stays with all its notes, and the reason is one of them."""
    row = _own(council, action)
    why = needed_text(reason, "The reason", ask="Say why the action is no longer planned.")
    if row.status == _STATUS.DROPPED:
        raise ChangedError("This action is no longer planned already. Reload the page.")
    _note(row, why, by)
    return _put(row, _STATUS.DROPPED, by)


@transaction.atomic
def add_note(*, council: int, action: int, text: str, by: User, due: datetime.date | None = None) -> ProgressNote:
    """Note what happened; with a new due date, why. The date that it was first due on stays."""
    row = _own(council, action)
    moved = due is not None and due != row.due
    ask = "Say why the date has changed." if moved else "Write what happened."
    kept = needed_text(text, "The note", ask=ask)
    if due is None or not moved:
        return _note(row, kept, by)
    before, row.due = row.due, _day(due)
    _save(row, by)
    return _note(row, kept, by, before=before, after=due)


def _put(row: PlannedAction, status: str, by: User) -> PlannedAction:
    if row.status != status:
        row.status = status
        row.done_on = timezone.localdate() if status == _STATUS.DONE else None
        _save(row, by)
    return row


def _note(
    row: PlannedAction,
    text: str,
    by: User,
    *,
    before: datetime.date | None = None,
    after: datetime.date | None = None,
) -> ProgressNote:
    return ProgressNote.objects.create(
        action=row, text=text, due_before=before, due_after=after, at=timezone.now(), by=by
    )


def _own(council: int, action: int) -> PlannedAction:
    hold_council(council)
    return PlannedAction.objects.get(pk=action, response__authority=council)


def _title(title: str) -> str:
    return line_of(title, "The action", longest=200, ask="Say what will be done.")


def _owner(owner: str) -> str:
    return line_of(owner, "The owner", longest=120, ask="Say who will do it: a job title rather than a name.")


def _day(day: datetime.date) -> datetime.date:
    """Raises InvalidValueError for a day that can only be a slip."""
    if not day >= _EARLIEST or day.year > timezone.localdate().year + _LATEST_YEARS:
        raise InvalidValueError(
            f"This due date cannot be right: it is before {_EARLIEST.year} or more than {_LATEST_YEARS} years ahead. "
            "Write it as 31 January 2027 or 31/01/2027."
        )
    return day


def _save(row: PlannedAction, by: User) -> None:
    row.changed_at, row.changed_by = timezone.now(), by
    save_row(row, by)
