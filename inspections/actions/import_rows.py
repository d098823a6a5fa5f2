"""Writing what a table brings into the record, inspection by inspection, and taking it back out again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth.models import User
from simple_history.utils import bulk_create_with_history

from authorities.queries import all_authorities
from inspections.actions.addresses import give_addresses, retire
from inspections.actions.snapshots import take_snapshot
from inspections.draft import JUDGEMENT
from inspections.history_reasons import IMPORTED
from inspections.intake.outcome_table import ImportedInspection
from inspections.judgement import JudgementFacts
from inspections.models import ImportedRow, Inspection, Judgement
from inspections.models.columns import fill_columns
from inspections.review.import_changes import Columns, FactChange, Stand, judgement_columns
from inspections.roles import Role, role_of

_GONE = "It is no longer on the record."
_HAS_REPORT = "A report stands behind it now."
_CHANGED = "It has been changed since, and was left as it is."
_LONGEST_REASON = 100
"""As long as the column of the history."""


def add_inspections(outcomes: tuple[ImportedInspection, ...], by: User | None) -> list[Inspection]:
    """New inspections and their judgements in bulk, with their history, in the order of the outcomes."""
    made = _create(Inspection, _inspections(outcomes), by)
    each_of = zip(made, outcomes, strict=True)
    _create(Judgement, [_judgement(row, facts) for row, outcome in each_of for facts in outcome.judgements], by)
    return made


def change_facts(
    inspection: Inspection, changes: Iterable[FactChange], *, by: User, source: str
) -> list[dict[str, Any]]:
    """Write the facts; what was there before each, and what is there now, to be kept for taking it back.

    What only fills a gap came with the table; what takes another's place is a correction, and says which table it is.
    """
    kept = []
    for change in changes:
        reason = IMPORTED if change.stand is Stand.FILLS else f"As “{source}” has it"[:_LONGEST_REASON]
        _write(inspection, change.key, change.after, by=by, reason=reason)
        words = {"label": change.label, "old": change.old, "new": change.new}
        kept.append({"key": change.key, "before": change.before, "after": dict(change.after), **words})
    inspection.refresh_from_db()
    return json.loads(json.dumps(kept))  # type: ignore[no-any-return]


def as_it_stands(inspection: Inspection) -> dict[str, Any]:
    """The inspection and its parts as plain values, to tell later whether anybody changed it."""
    plain: dict[str, Any] = json.loads(json.dumps(take_snapshot(inspection)))
    return plain


def take_row_back(row: ImportedRow, *, by: User, why: str) -> str:
    """Bring back what the import changed, or take away what it added; why not, where that cannot be."""
    inspection = Inspection.objects.select_related("authority").filter(pk=row.number).first()
    if inspection is None:
        return _GONE
    if inspection.origin == Inspection.Origin.REPORT:
        return _HAS_REPORT
    if row.is_new:
        if as_it_stands(inspection) != row.after:
            return _CHANGED
        retire(inspection, by=by, why=why)
        return ""
    if any(_present(inspection, fact["key"], fact["after"]) != fact["after"] for fact in row.facts):
        return _CHANGED
    for fact in row.facts:
        _write(inspection, fact["key"], fact["before"], by=by, reason=f"Import taken back: {why}"[:_LONGEST_REASON])
    return ""


def _write(inspection: Inspection, key: str, columns: Columns | None, *, by: User, reason: str) -> None:
    row: Inspection | Judgement = inspection
    if key.startswith(JUDGEMENT):
        area = key.removeprefix(JUDGEMENT)
        row = inspection.judgements.filter(area=area).first() or Judgement(inspection=inspection)
    row._history_user, row._change_reason = by, reason  # type: ignore[union-attr]
    if columns is None:
        row.delete()
        return
    if isinstance(row, Judgement):
        row.facts = JudgementFacts.from_plain(columns)
    else:
        fields = {field.name: field for field in row._meta.concrete_fields}
        fill_columns(row, {name: fields[name].to_python(value) for name, value in columns.items()})
    row.save()


def _present(inspection: Inspection, key: str, names: Mapping[str, Any]) -> dict[str, Any] | None:
    """The columns of a fact as they are now."""
    if key.startswith(JUDGEMENT):
        row = inspection.judgements.filter(area=key.removeprefix(JUDGEMENT)).first()
        return judgement_columns(row.facts) if row else None
    values = {name: getattr(inspection, name) for name in names}
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in values.items()}


def _create[Row: (Inspection, Judgement)](model: type[Row], rows: list[Row], by: User | None) -> list[Row]:
    """What nobody imports is shipped."""
    made: list[Row] = bulk_create_with_history(
        rows,
        model,
        default_user=by,
        default_change_reason=IMPORTED,
        custom_historical_attrs={"history_role": role_of(by) if by else Role.SHIPPED},
    )
    return made


def _judgement(inspection: Inspection, facts: JudgementFacts) -> Judgement:
    row = Judgement(inspection=inspection)
    row.facts = facts
    return row


def _inspections(outcomes: tuple[ImportedInspection, ...]) -> list[Inspection]:
    """New rows with the addresses that they keep: those that they had where they were withdrawn before."""
    authorities = {authority.dfe_number: authority for authority in all_authorities()}
    rows = [_inspection(outcome) for outcome in outcomes]
    for row, outcome in zip(rows, outcomes, strict=True):
        row.authority = authorities[outcome.dfe_number]
    give_addresses(rows)
    return rows


def _inspection(outcome: ImportedInspection) -> Inspection:
    published = outcome.published
    return Inspection(
        framework=outcome.framework,
        kind=outcome.kind,
        start=outcome.start,
        end=outcome.end,
        published=published.day if published else None,
        published_precision=published.precision if published else "",
        published_source=outcome.published_source if published else "",
        lead_inspector=outcome.lead_inspector,
        recommendation_count=outcome.recommendations,
        theme=outcome.theme,
        source_text=outcome.source_text,
        origin=Inspection.Origin.IMPORT,
    )
