"""What stood on the record before a report took its place, every row whole: withdrawing gives it back as it was."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.contrib.auth.models import User
from django.db.models import Model

from inspections.history_reasons import WITHDRAWN
from inspections.models import Finding, Inspection, Judgement
from inspections.models.columns import fill_columns
from inspections.review.record_values import RecordValues, values_of

_OF_INSPECTION: Final = frozenset({"id", "key", "authority", "framework", "origin", "report", "imported"})
"""What publishing leaves alone, or what withdrawing sets itself."""
_OF_PARTS: Final = frozenset({"inspection"})


def take_snapshot(inspection: Inspection) -> dict[str, Any]:
    """The columns of an inspection as plain values, and the rows of its judgements and findings."""
    return _columns(inspection, _OF_INSPECTION) | {
        "judgements": [_columns(row, _OF_PARTS) for row in inspection.judgements.all()],
        "findings": [_columns(row, _OF_PARTS) for row in inspection.findings.all()],
    }


def snapshot_values(snapshot: Mapping[str, Any]) -> RecordValues:
    """What the record held then, as values."""
    inspection = Inspection()
    _fill(inspection, snapshot)
    return values_of(inspection, _rows(Judgement, snapshot), _rows(Finding, snapshot))


def restore_snapshot(inspection: Inspection, *, by: User, reason: str) -> None:
    """Bring back every row as it was; rows that the report brought go. The caller says why the report is withdrawn."""
    snapshot: Mapping[str, Any] = inspection.imported or {}
    _fill(inspection, snapshot)
    inspection.origin, inspection.report, inspection.imported = Inspection.Origin.IMPORT, None, None
    sign = _Signature(by, f"{WITHDRAWN}: {reason}"[:100])
    sign.on(inspection).save()
    inspection.mentions.all().delete()
    _restore_rows(inspection, inspection.judgements.all(), _rows(Judgement, snapshot), ("area",), sign)
    _restore_rows(inspection, inspection.findings.all(), _rows(Finding, snapshot), ("kind", "position"), sign)


@dataclass(frozen=True)
class _Signature:
    """Who brings rows back, and why: for their history."""

    by: User
    reason: str

    def on[Row: Model](self, row: Row) -> Row:
        row._history_user, row._change_reason = self.by, self.reason  # type: ignore[attr-defined]
        return row


def _restore_rows(
    inspection: Inspection, present: Any, before: list[Any], names: tuple[str, ...], sign: _Signature
) -> None:
    """`names` tell the rows of one inspection apart; a row that is still there keeps its number and its history."""

    def place(row: Any) -> tuple[Any, ...]:
        return tuple(getattr(row, name) for name in names)

    had = {place(row): row for row in present}
    held = {place(row) for row in before}
    for at, row in had.items():
        if at not in held:
            sign.on(row).delete()
    for row in before:
        still = had.get(place(row))
        row.pk = row.pk or (still.pk if still else None)
        if still is not None and still.pk != row.pk:
            sign.on(still).delete()
        row.inspection = inspection
        sign.on(row).save()


def _rows[Row: (Judgement, Finding)](model: type[Row], snapshot: Mapping[str, Any]) -> list[Row]:
    """The rows of a snapshot, unsaved; an earlier one has recommendations alone, or none, and no numbers of rows."""
    name = f"{model.__name__.lower()}s"
    rows = []
    for columns in snapshot.get(name, snapshot.get("recommendations", ()) if model is Finding else ()):
        row = model()
        _fill(row, columns)
        rows.append(row)
    return rows


def _columns(row: Model, without: frozenset[str]) -> dict[str, Any]:
    columns = [column for column in row._meta.concrete_fields if column.name not in without]
    return {column.name: _plain(column.value_from_object(row)) for column in columns}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value


def _fill(row: Model, columns: Mapping[str, Any]) -> None:
    known = {column.name: column for column in row._meta.concrete_fields}
    fill_columns(row, {name: known[name].to_python(value) for name, value in columns.items() if name in known})
