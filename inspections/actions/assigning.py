"""Who takes care of a report, and a note for whoever opens it next; each is kept among the report's changes."""

from __future__ import annotations

from typing import Final

from django.contrib.auth.models import User
from django.db import transaction

from inspections.actions.draft_editing import keep_change
from inspections.errors import ChangedError, InvalidValueError
from inspections.models import Report
from inspections.queries.care import people_who_review
from inspections.search.marking import without_controls

NOTE_LETTERS: Final = 2000
"""A page of typing: more is a paper of its own."""


@transaction.atomic
def take_care(*, report: int, to: int | None, note: str, shown_note: str, by: User) -> None:
    """Give the report to a person, or to nobody, and write the note.

    Raises ChangedError where somebody wrote another note meanwhile, InvalidValueError where the person may not review.
    """
    row = Report.objects.select_for_update().get(pk=report)
    note = (without_controls(note) or "").replace("\r\n", "\n").strip()
    person = next((each for each in people_who_review() if each.pk == to), None)
    if to is not None and person is None:
        raise InvalidValueError("Choose somebody from the list.")
    if len(note) > NOTE_LETTERS:
        raise InvalidValueError(f"The note is too long: {NOTE_LETTERS} letters at most, it has {len(note)}.")
    if note not in (row.note, shown_note) and row.note != shown_note:
        raise ChangedError(
            f"The note has been changed since you opened the page: “{row.note}”. Yours is below and has not been saved."
        )
    if to != row.assigned_to_id:
        keep_change(row, by, what="Who is dealing with it", old=_name(row.assigned_to), new=_name(person), why=None)
        row.assigned_to = person
    if note not in (row.note, shown_note):
        keep_change(row, by, what="Note", old=row.note, new=note, why=None)
        row.note = note
    row.save_quietly()


def _name(person: User | None) -> str:
    return (person.get_full_name() or person.get_username()) if person else ""
