"""Taking back a reason that everybody could read: the words go wherever they are kept; what they were for stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.apps import apps
from django.contrib.auth.models import User
from django.db import models, transaction
from django.utils import timezone

from inspections.actions.correcting import REASON_LETTERS
from inspections.errors import InvalidValueError
from inspections.history_reasons import WITH_WORDS, is_of_product
from inspections.models import Edition, Finding, Inspection, Judgement
from inspections.partial_dates import format_day

_FIELDS: Final = ("history_change_reason", "why", "aside_why")
"""Where a person's reason is kept: on rows of history, decisions, withdrawals and steps."""
_BEFORE: Final = ("", WITH_WORDS, "Undone: ", "Undone: Undone: ", "Import taken back: ", "Removed: ")
"""What the product puts before a person's reason where it says what was done."""
_NEVER_ALTERED: Final = (Edition,)
_JOURNAL: Final = "a public reason was taken back"


@dataclass(frozen=True)
class ReasonPlace:
    """A column that holds the reason, and in how many rows."""

    table: str
    rows: int


def places_of_reason(reason: str) -> list[ReasonPlace]:
    """Where the reason stands, as it was typed and in full."""
    found = [(model._meta.db_table, rows.count()) for model, _, _, rows in _rows_with(reason, "")]
    return [ReasonPlace(table, count) for table, count in found if count]


@transaction.atomic
def take_reason_back(*, reason: str, instead: str = "", by: User | None = None) -> int:
    """Put `instead`, or that the reason was taken back, in its place; how many rows held it.

    What editions hold of it stays: it is removed there afterwards, if a law demands that. Raises InvalidValueError
    where it stands nowhere, is one of the product's own, or `instead` is too long.
    """
    new = (
        " ".join(instead.split()) or f"The reason that stood here was taken back on {format_day(timezone.localdate())}."
    )
    if is_of_product(reason) or not reason.strip():
        raise InvalidValueError("Give the reason as a person typed it, in full.")
    if len(new) > REASON_LETTERS or is_of_product(new):
        raise InvalidValueError(f"Give other words, of {REASON_LETTERS} letters at most.")
    touched = _touched(reason)
    count: int = sum(rows.update(**{name: words}) for _, name, words, rows in _rows_with(reason, new))
    if not count:
        raise InvalidValueError("No reason is this, word for word.")
    _note(touched, by)
    return count


def _rows_with(reason: str, new: str) -> Iterator[tuple[type[models.Model], str, str, Any]]:
    """Each model and column, what is to stand there, and the rows that hold the reason."""
    for model in apps.get_models():
        if model._meta.app_label not in ("authorities", "inspections") or model in _NEVER_ALTERED:
            continue
        for field in model._meta.concrete_fields:
            for before in _BEFORE if field.name in _FIELDS else ():
                # A row of history holds the beginning of a long one.
                old, words = ((before + text)[: field.max_length] for text in (reason, new))
                yield model, field.name, words, model._default_manager.filter(**{field.name: old})


def _touched(reason: str) -> int | None:
    """An inspection on the record of which the reason says something, if it is of one."""
    owners = {Inspection.history.model: "id", Judgement.history.model: "inspection_id"}
    owners |= {Finding.history.model: "inspection_id"}
    for model, _, _, rows in _rows_with(reason, ""):
        if model in owners:
            numbers = rows.order_by().values(owners[model])
            found = Inspection.objects.filter(pk__in=numbers).values_list("pk", flat=True).first()
            if found is not None:
                return found
    return None


def _note(inspection: int | None, by: User | None) -> None:
    """A row of history more, by which every page, file and edition sees that something is otherwise."""
    rows = Inspection.objects.select_for_update().order_by("pk")
    row = rows.filter(pk=inspection).first() if inspection else rows.first()
    if row is not None:
        row._history_user, row._change_reason = by, _JOURNAL  # type: ignore[attr-defined]
        row.save()
