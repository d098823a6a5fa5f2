"""Undoing a step of a review, and putting back what was taken out. Both are steps themselves."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from inspections.actions.draft_editing import edit_draft
from inspections.draft import Draft
from inspections.errors import InvalidValueError, WrongStateError
from inspections.history_reasons import PUT_BACK, UNDONE
from inspections.models import DraftStep, Report
from inspections.review.draft_patch import DraftPatch, changed_since, undone, with_put_back
from inspections.review.labels import value_label


@transaction.atomic
def undo_step(*, report: int, step: int, by: User) -> DraftPatch:
    """Bring back what a step changed, and nothing else; returns what that was. An undo is undone in the same way.

    Raises WrongStateError where somebody undid it already, InvalidValueError where its values changed since.
    """
    row = _step(report, step)
    if row.is_undone:
        raise WrongStateError("This step has already been undone. Reload the page.")
    patch = DraftPatch.from_plain(row.patch)

    def change(draft: Draft) -> Draft:
        key = changed_since(draft, patch)
        if key is not None:
            label = value_label(draft, key)
            raise InvalidValueError(f"{label} has been changed again since this step. Undo that first, or correct it.")
        return undone(draft, patch)

    edit_draft(report, by, change, why=UNDONE, undoes=row)
    return patch


@transaction.atomic
def put_back(*, report: int, step: int, key: str, by: User) -> None:
    """Put one value back that a step took out, where it stood."""
    row = _step(report, step)
    patch = DraftPatch.from_plain(row.patch)
    removed = next((each for each in patch.values if each.key == key and each.after is None and each.before), None)
    if removed is None or not row.took_out:
        raise InvalidValueError("Nothing like that was taken out. Reload the page.")

    def change(draft: Draft) -> Draft:
        if key in draft.by_key():
            raise InvalidValueError("This is already back in the list. Reload the page.")
        return with_put_back(draft, removed, patch.orders[removed.part][0])

    edit_draft(report, by, change, why=PUT_BACK)


def _step(report: int, step: int) -> DraftStep:
    # The report's row is locked first everywhere, so that two people never wait for each other.
    Report.objects.select_for_update().filter(pk=report).first()
    row = DraftStep.objects.filter(report=report, pk=step).first()
    if row is None:
        raise InvalidValueError("That step no longer exists. Reload the page.")
    return row
