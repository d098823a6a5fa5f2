"""Undoing a change as a whole, as long as nothing depends on it; otherwise saying what does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from authorities.changes.rows import MODELS, Recorder, RowStep, kept_row, row_of, values_of
from authorities.models import Authority, RegisterChange


def steps_of(change: RegisterChange) -> list[RowStep]:
    return [RowStep.from_json(each) for each in change.steps]


def dependents(change: RegisterChange) -> list[str]:
    """A sentence for each thing that stands in the way of undoing it."""
    steps = steps_of(change)
    later = list(RegisterChange.objects.filter(undone_at=None, pk__gt=change.pk).order_by("pk"))
    found = [f"“{each.title}” was entered after it and changes the same things: undo that first." for each in later
             if _rows(steps) & _rows(steps_of(each))]  # fmt: skip
    if found:
        return found
    found = [sentence for step in steps for sentence in _changed_since(step)]
    return list(dict.fromkeys([*found, *_used_since(steps)]))


def undo_steps(steps: Sequence[RowStep], recorder: Recorder) -> None:
    """The last first, so that each finds the rows as it left them."""
    for step in reversed(steps):
        if step.before is not None:
            recorder.write(row_of(step.kind, step.before))
        elif (row := kept_row(step.kind, step.pk)) is not None:
            recorder.delete(row)
    for council in Authority.objects.filter(pk__in=_councils_of(steps)):
        recorder.write(council)


def _rows(steps: Iterable[RowStep]) -> set[tuple[str, int]]:
    """The rows of a change, and the councils to which they belong."""
    return {(step.kind, step.pk) for step in steps} | {("council", pk) for pk in _councils_of(steps)}


def _councils_of(steps: Iterable[RowStep]) -> set[int]:
    """The councils whose names, codes, neighbours or bodies a change wrote."""
    values = [step.after or step.before or {} for step in steps]
    return {each["authority_id"] for each in values if "authority_id" in each}


def _changed_since(step: RowStep) -> Iterator[str]:
    kept = kept_row(step.kind, step.pk)
    if (values_of(kept) if kept else None) != step.after:
        what = str(kept) if kept else str(row_of(step.kind, step.after or step.before or {}).pk)
        yield f"{what} has since been changed in another way: undo that first."


def _used_since(steps: Sequence[RowStep]) -> Iterator[str]:
    """What else points to a council that the change added: inspections, reports, neighbours of other councils."""
    own = {(step.kind, step.pk) for step in steps}
    kinds = {model: kind for kind, model in MODELS.items()}
    for step in steps:
        if step.kind != "council" or step.before is not None:
            continue
        for model, field in references_to_councils():
            pks = model._base_manager.filter(**{field: step.pk}).values_list("pk", flat=True)
            used = [pk for pk in pks if (kinds.get(model), pk) not in own]
            if used:
                meta = model._meta
                name = meta.verbose_name if len(used) == 1 else meta.verbose_name_plural
                yield f"{row_of('council', step.after or {})} has {len(used)} {name} on the record."


def references_to_councils() -> Iterator[tuple[Any, str]]:
    """Every column of the database that points to a council, but for the rows of history."""
    for relation in Authority._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and (relation.one_to_many or relation.one_to_one):
            model: Any = relation.related_model
            if not hasattr(model, "history_object") and not hasattr(model, "instance_type"):
                yield model, relation.field.name  # type: ignore[union-attr]
