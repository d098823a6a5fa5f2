"""Undoing a correction of the published record: the row is as its history keeps it from before, with who and why."""

from __future__ import annotations

from typing import Any, Final

from django.contrib.auth.models import User
from django.db import transaction

from inspections.actions.correcting import REASON_LETTERS, Signature, claims_of, refuse_twin, settle_correction
from inspections.errors import InvalidValueError, WrongStateError
from inspections.history_reasons import is_of_product
from inspections.models import Finding, Inspection, Judgement
from inspections.review.consistency import contradictions

_MODELS: Final[dict[str, Any]] = {model._meta.model_name or "": model for model in (Inspection, Judgement, Finding)}
_GONE: Final = "This inspection has no such change. Reload the page."


@transaction.atomic
def undo_correction(*, inspection: int, change: str, by: User) -> None:
    """Undo one change that a person made to the record; `change` is `judgement-81`, the kind and the row of history.

    Raises WrongStateError where the value changed again since, InvalidValueError where it cannot be as it was.
    """
    row = Inspection.objects.select_for_update().select_related("authority").get(pk=inspection)
    step = _step(inspection, change)
    history = type(step).objects.filter(id=step.id)
    if history.filter(history_id__gt=step.history_id).exists():
        raise WrongStateError("This has been changed again since, or is already undone. Undo the newest change first.")
    earlier = history.filter(history_id__lt=step.history_id).order_by("-history_id").first()
    before, council = contradictions(claims_of(row)), row.authority_id
    _bring_back(
        step, earlier, Signature(by, f"Undone: {step.history_change_reason or ''}".strip(" :")[:REASON_LETTERS])
    )
    row = Inspection.objects.select_related("authority", "report").get(pk=inspection)
    if isinstance(step, Inspection.history.model):
        refuse_twin(row)
    settle_correction(row, before=before, council=council)


def _step(inspection: int, change: str) -> Any:
    """The row of history, of what a person did on the record itself: a review is undone in the review."""
    name, _, number = change.partition("-")
    model = _MODELS.get(name)
    if model is None or not number.isdecimal() or len(number) > 18:
        raise InvalidValueError(_GONE)
    owner = "id" if model is Inspection else "inspection_id"
    found = model.history.filter(history_id=int(number), **{owner: inspection}).first()
    if found is None or found.history_user_id is None or is_of_product(found.history_change_reason):
        raise InvalidValueError(_GONE)
    return found


def _bring_back(step: Any, earlier: Any, sign: Signature) -> None:
    """What came goes; what went comes back as it was; of what changed the fields that did."""
    model = step.instance_type
    present = model.objects.filter(pk=step.id).first()
    was_there = earlier is not None and earlier.history_type != "-"
    if not was_there:
        if present is None or model is Inspection:
            raise InvalidValueError(_GONE)
        sign.on(present).delete()
        return
    row = present or earlier.instance
    for field in model._meta.concrete_fields:
        if present is not None and getattr(step, field.attname, None) != getattr(earlier, field.attname, None):
            setattr(row, field.attname, getattr(earlier, field.attname))
    sign.save(row)
