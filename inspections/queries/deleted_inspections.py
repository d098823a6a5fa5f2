"""Inspections that a person took off the record as a whole, or put back, each with the rows that went or came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from inspections.history_reasons import INSPECTION_PUT_BACK, of_product
from inspections.models import Finding, Inspection, Judgement, WithdrawnInspection

_OWNERS: Final[tuple[tuple[Any, str], ...]] = (
    (Inspection, "id"),
    (Judgement, "inspection_id"),
    (Finding, "inspection_id"),
)


@dataclass(frozen=True)
class WholeInspection:
    """`step` is the row of history that says so; `whole` that of the inspection, None where it is not kept.

    `parts` are the rows of history of its judgements and findings, in the order in which they were written.
    """

    step: Any
    whole: Any
    parts: tuple[Any, ...]

    @property
    def rows(self) -> tuple[Any, ...]:
        return self.parts if self.whole is None else (self.whole, *self.parts)


def deleted_inspections(steps: Iterable[Any]) -> Iterator[WholeInspection]:
    """Of rows of history of WithdrawnInspection, in their order; three queries."""
    chosen = list(steps)
    went = _rows([step.number for step in chosen], history_type="-")
    for step in chosen:
        with_it = [each for each in went if _number(each) == step.number and each.history_date >= step.history_date]
        whole = next((each for each in with_it if _is_whole(each)), None)
        until = whole.history_date if whole else step.history_date
        parts = (each for each in with_it if not _is_whole(each) and each.history_date <= until)
        yield WholeInspection(step, whole, tuple(parts))


def inspections_put_back(steps: Iterable[Any]) -> Iterator[WholeInspection]:
    """Of rows of history of inspections that were put back; three queries."""
    chosen = list(steps)
    came = _rows([step.id for step in chosen], history_type="+", history_change_reason=INSPECTION_PUT_BACK)
    for step in chosen:
        later = (each.history_date for each in came if _is_whole(each) and each.id == step.id)
        until = min((at for at in later if at > step.history_date), default=None)
        parts = (
            each
            for each in came
            if not _is_whole(each)
            and _number(each) == step.id
            and each.history_date >= step.history_date
            and (until is None or each.history_date < until)
        )
        yield WholeInspection(step, step, tuple(parts))


def deletion_to_undo(number: int) -> WholeInspection | None:
    """What a row of history of WithdrawnInspection took off the record, while nothing stands there again."""
    history = WithdrawnInspection.history.filter(history_id=number, history_type="+", report=None)
    by_hand = history.exclude(of_product())
    step = by_hand.filter(id__in=WithdrawnInspection.objects.order_by().values("pk")).first()
    return next(deleted_inspections([step])) if step else None


def _rows(numbers: list[int], **asked: Any) -> list[Any]:
    return [
        step
        for model, owner in _OWNERS
        for step in model.history.filter(**{f"{owner}__in": numbers}, **asked).order_by("history_id")
    ]


def _is_whole(step: Any) -> bool:
    return isinstance(step, Inspection.history.model)


def _number(step: Any) -> int:
    return int(getattr(step, "inspection_id", step.id))
