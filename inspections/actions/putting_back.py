"""Putting back what a person deleted among all records: an inspection with all that went with it, or a known gap."""

from __future__ import annotations

from typing import Any, Final

from django.contrib.auth.models import User
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import transaction

from inspections.actions.correcting import refuse_twin
from inspections.actions.indexing import index_inspection
from inspections.actions.proposing_links import propose_links
from inspections.actions.waiting import count_again
from inspections.errors import InvalidValueError, WrongStateError
from inspections.history_reasons import INSPECTION_PUT_BACK, PUT_BACK
from inspections.models import ImportedRow, Inspection, KnownMissing, WithdrawnInspection
from inspections.queries.deleted_inspections import WholeInspection, deletion_to_undo

_GONE: Final = "This has already been put back, or is on the record again. Reload the page."


def put_back(*, deletion: str, by: User) -> str:
    """Undo a deletion, `withdrawninspection-5` or `knownmissing-7`: the kind and the row of history that says so.

    Returns what came back. Raises WrongStateError where it is back already, InvalidValueError where it cannot be.
    """
    kind, _, number = deletion.partition("-")
    if kind not in _KINDS or not number.isdecimal() or len(number) > 18:
        raise InvalidValueError(_GONE)
    return str(_KINDS[kind](int(number), by))


@transaction.atomic
def _put_inspection_back(number: int, by: User) -> Inspection:
    """Every row with its number and its history, at the address where it was; links and decisions find it again."""
    deleted = deletion_to_undo(number)
    withdrawn = WithdrawnInspection.objects.select_for_update().filter(pk=deleted.step.id).first() if deleted else None
    if deleted is None or deleted.whole is None or withdrawn is None:
        raise WrongStateError(_GONE)
    inspection: Inspection = deleted.whole.instance
    refuse_twin(inspection)
    _save_as_it_was(deleted, by)
    for held in serializers.deserialize("python", withdrawn.discrepancies):
        held.save()
    ImportedRow.objects.filter(number=inspection.pk, inspection=None, state=ImportedRow.State.LOADED).update(
        inspection=inspection.pk
    )
    withdrawn._history_user, withdrawn._change_reason = by, INSPECTION_PUT_BACK  # type: ignore[attr-defined]
    withdrawn.delete()
    index_inspection(inspection)
    propose_links(authority=inspection.authority_id)
    count_again({inspection.authority_id})
    return inspection


def _save_as_it_was(deleted: WholeInspection, by: User) -> None:
    for step in deleted.rows:
        row = step.instance
        row._history_user, row._change_reason = by, INSPECTION_PUT_BACK
        row.save(force_insert=True)


@transaction.atomic
def _put_missing_back(number: int, by: User) -> KnownMissing:
    step = KnownMissing.history.filter(history_id=number, history_type="-").first()
    if step is None or KnownMissing.history.filter(id=step.id, history_id__gt=number).exists():
        raise WrongStateError(_GONE)
    row: Any = step.instance
    try:
        row.full_clean()
    except ValidationError as error:
        raise InvalidValueError(" ".join(error.messages)) from None
    row._history_user, row._change_reason = by, PUT_BACK
    row.save(force_insert=True)
    return row  # type: ignore[no-any-return]


_KINDS: Final = {"withdrawninspection": _put_inspection_back, "knownmissing": _put_missing_back}
