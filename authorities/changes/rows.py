"""The rows that a change writes, each before and after it: what is saved, shown, and undone."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from django.contrib.auth.models import User
from django.db.models import Model

from authorities.models import (
    Authority,
    AuthorityCode,
    AuthorityName,
    DeliveryBody,
    FormerSlug,
    Neighbour,
    Succession,
)

type Values = Mapping[str, Any]

MODELS: Final[Mapping[str, Any]] = {
    "council": Authority,
    "name": AuthorityName,
    "code": AuthorityCode,
    "succession": Succession,
    "neighbour": Neighbour,
    "body": DeliveryBody,
    "former_slug": FormerSlug,
}
_KINDS: Final = {model: kind for kind, model in MODELS.items()}


@dataclass(frozen=True)
class RowStep:
    """A row before and after a change, as JSON holds it; `before` is None if it was added, `after` if it went."""

    kind: str
    pk: int
    before: Values | None
    after: Values | None

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @staticmethod
    def from_json(found: Mapping[str, Any]) -> RowStep:
        return RowStep(found["kind"], found["pk"], found["before"], found["after"])


def values_of(row: Model) -> dict[str, Any]:
    """Every column of a row, as JSON holds it."""
    return {each.attname: _plain(getattr(row, each.attname)) for each in row._meta.concrete_fields}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date | datetime.datetime) else value


def row_of(kind: str, values: Values) -> Model:
    """A row with these values; it is not saved."""
    model = MODELS[kind]
    columns = {each.attname: each for each in model._meta.concrete_fields}
    row: Model = model(**{name: columns[name].to_python(value) for name, value in values.items() if name in columns})
    return row


def kept_row(kind: str, pk: int) -> Model | None:
    """The row as the database has it now."""
    row: Model | None = MODELS[kind]._base_manager.filter(pk=pk).first()
    return row


@dataclass
class Recorder:
    """Saves rows with who and why in their history, and remembers each before and after."""

    by: User
    reason: str
    steps: list[RowStep] = field(default_factory=list)

    def save(self, row: Model) -> None:
        """Adds a row, or changes it; one that stays as it was is left alone."""
        kind, before = _KINDS[type(row)], None
        if row.pk is not None and (kept := kept_row(kind, row.pk)) is not None:
            before = values_of(kept)
            if before == values_of(row):
                return
        self.write(row)
        self.steps.append(RowStep(kind, row.pk, before, values_of(row)))

    def delete(self, row: Model) -> None:
        self.steps.append(RowStep(_KINDS[type(row)], row.pk, values_of(row), None))
        self._sign(row)
        row.delete()

    def write(self, row: Model) -> None:
        """Saves without a step. What has no history of its own shows in that of its council."""
        self._sign(row)
        row.save()

    def _sign(self, row: Any) -> None:
        row._history_user, row._change_reason = self.by, self.reason
