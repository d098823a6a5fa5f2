"""The rows that a change writes, in words: what is added, what goes, what becomes what."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import DateField

from authorities.changes.rows import MODELS, RowStep
from authorities.models import Authority
from inspections.partial_dates import format_day

_LABELS: Final = {
    "council": "Council",
    "name": "Name in print",
    "code": "Code of the ONS",
    "succession": "Takes over",
    "neighbour": "Statistical neighbour",
    "body": "Body that runs services",
    "former_slug": "Address that leads on",
}
_NAMED: Final = {"valid_from": "first day", "valid_to": "last day", "slug": "address"}
_UNSAID: Final = frozenset({"id", "key", "until", "latitude", "longitude", "edition"})
"""Columns that nobody entered; their values follow from the others, or are the same for all."""


@dataclass(frozen=True)
class RowLine:
    """`what` is the kind of row and its council; `said` its values, or what each was and is now."""

    what: str
    verb: str
    said: tuple[str, ...]


def row_lines(steps: Iterable[RowStep]) -> tuple[RowLine, ...]:
    steps = list(steps)
    names = _council_names(steps)
    return tuple(_line(step, names) for step in steps)


def _council_names(steps: Iterable[RowStep]) -> dict[int, str]:
    """By primary key; also those that the change added and that are gone since."""
    own = {step.pk: (step.after or step.before or {})["short_name"] for step in steps if step.kind == "council"}
    return own | dict(Authority.objects.values_list("pk", "short_name"))


def _line(step: RowStep, names: Mapping[int, str]) -> RowLine:
    what = f"{_LABELS[step.kind]}: {_whose(step, names)}"
    if step.before is None:
        return RowLine(what, "is added", tuple(_said(step.kind, step.after or {}, names)))
    if step.after is None:
        return RowLine(what, "goes", tuple(_said(step.kind, step.before, names)))
    changed = [name for name, value in step.after.items() if step.before.get(name) != value]
    said = (
        f"{_label(step.kind, name)}: {_value(step.kind, name, step.before.get(name), names)}, "
        f"now {_value(step.kind, name, step.after[name], names)}"
        for name in changed
    )
    return RowLine(what, "changes", tuple(said))


def _whose(step: RowStep, names: Mapping[int, str]) -> str:
    values = step.after or step.before or {}
    if step.kind == "council":
        return str(values["short_name"])
    if step.kind == "succession":
        return f"{_name(values['successor_id'], names)} from {_name(values['predecessor_id'], names)}"
    return _name(values["authority_id"], names)


def _said(kind: str, values: Mapping[str, Any], names: Mapping[int, str]) -> Iterator[str]:
    for name, value in values.items():
        if (
            name not in _UNSAID
            and name not in ("authority_id", "predecessor_id", "successor_id")
            and value not in (None, "")
        ):
            yield f"{_label(kind, name)}: {_value(kind, name, value, names)}"


def _label(kind: str, name: str) -> str:
    if name in _NAMED:
        return _NAMED[name]
    field = MODELS[kind]._meta.get_field(name.removesuffix("_id"))
    return str(field.verbose_name)


def _value(kind: str, name: str, value: Any, names: Mapping[int, str]) -> str:
    if value in (None, ""):
        return "none"
    if name.endswith("_id"):
        return _name(value, names)
    column = MODELS[kind]._meta.get_field(name)
    if isinstance(column, DateField):
        return format_day(datetime.date.fromisoformat(value))
    choices = dict(column.flatchoices)
    return str(choices.get(value, value))


def _name(pk: int, names: Mapping[int, str]) -> str:
    return names.get(pk, "a council that is gone")
