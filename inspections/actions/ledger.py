"""Every write of what the record lacks: the shipped tables, and what a person found out since."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from authorities.models import Authority
from inspections.errors import InvalidValueError
from inspections.ledger.rules import reconciliation_problem
from inspections.ledger.tables import EventRow, LedgerRow, MissingRow
from inspections.models import Event, KnownMissing, LedgerEntry


@transaction.atomic
def load_ledger(
    *, entries: Iterable[LedgerRow], missing: Iterable[MissingRow] = (), events: Iterable[EventRow] = ()
) -> None:
    """Bring the record in line with the shipped tables; what a person reconciled, changed or took out stays."""
    numbers = dict(Authority.objects.values_list("dfe_number", "pk"))
    for entry in entries:
        _bring_entry(entry)
    _bring_missing(missing, numbers)
    _bring_events(events, numbers)


@transaction.atomic
def reconcile(*, framework: str, complete_to: datetime.date | None, source: str, by: User, why: str) -> LedgerEntry:
    """Say to when a framework is complete, having looked at the source; None: it is not complete after all.

    Raises InvalidValueError where there is no reason, or the day cannot be so.
    """
    entry = LedgerEntry.objects.select_for_update().get(framework=framework)
    if problem := reconciliation_problem(entry, complete_to=complete_to, why=why):
        raise InvalidValueError(problem)
    entry.complete_to, entry.source, entry.why = complete_to, source.strip() or entry.source, why.strip()
    entry.reconciled_at, entry.reconciled_by = timezone.now(), by
    entry._change_reason = entry.why[:100]  # type: ignore[attr-defined]
    _save(entry, by)
    return entry


def _bring_entry(row: LedgerRow) -> None:
    entry = LedgerEntry.objects.filter(framework=row.framework).first() or LedgerEntry(framework=row.framework)
    # Collecting may have moved the day beyond the shipped one; a later table moves it on.
    collected = entry.collected_at is not None and row.complete_to is not None and entry.complete_to is not None
    if collected and entry.complete_to >= row.complete_to:  # type: ignore[operator]
        return
    if entry.reconciled_by_id is None:
        _bring(entry, {name: value for name, value in asdict(row).items() if name != "framework"})


def _bring_missing(rows: Iterable[MissingRow], numbers: dict[str, int]) -> None:
    """A row that was here and is gone was taken out by a person, and is not brought again."""
    for row in rows:
        values = asdict(row)
        names = {"authority_id": numbers[values.pop("dfe_number")]}
        names |= {name: values.pop(name) for name in ("framework", "start", "published")}
        before = KnownMissing.objects.filter(**names).first()
        if before is None and KnownMissing.history.filter(**names).exists():
            continue
        _bring(before or KnownMissing(**names), values)


def _bring_events(rows: Iterable[EventRow], numbers: dict[str, int]) -> None:
    """Hundreds of rows: those that are new in bulk, the others where they differ."""
    had = {(row.authority_id, row.kind, row.day, row.precision): row for row in Event.objects.all()}
    added = []
    for row in rows:
        names: dict[str, Any] = {"authority_id": numbers[row.dfe_number], "kind": row.kind}
        names |= {"day": row.when.day, "precision": row.when.precision}
        values = {"grade": row.grade or "", "named_by": row.named_by, "page": row.page, "reports": row.reports}
        before = had.get(tuple(names.values()))
        if before is None:
            added.append(Event(**names, **values))
        else:
            _bring(before, values)
    bulk_create_with_history(added, Event, default_change_reason="shipped")


def _bring(row: Any, values: dict[str, Any]) -> None:
    """Save the row with the shipped values where they differ; not where a person has changed it."""
    if row.pk and all(getattr(row, name) == value for name, value in values.items()):
        return
    if row.pk and row.history.filter(history_user__isnull=False).exists():
        return
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


def _save(row: Model, by: User) -> None:
    row._history_user = by  # type: ignore[attr-defined]
    row.save()
