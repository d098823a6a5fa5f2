"""Putting the record right where another source has it otherwise, and noting what was kept all the same."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import groupby, pairwise
from operator import attrgetter
from typing import Any

from django.db import transaction

from inspections.actions.snapshots import take_snapshot
from inspections.ledger.corrections import (
    EVERY_AREA,
    CorrectionRow,
    corrected_fact,
    corrected_import,
    corrected_judgement,
)
from inspections.ledger.shipped import start_of_day
from inspections.models import Discrepancy, Inspection, Judgement
from inspections.roles import Role

_DAYS = ("start", "end", "published")


@transaction.atomic
def apply_corrections(rows: Iterable[CorrectionRow]) -> None:
    """Decide each correction once: apply it, or note that the record was kept.

    A value that a person has changed, or that is another than the one corrected, is left alone.
    """
    by_inspection = attrgetter("inspection")
    for key, found in groupby(sorted(rows, key=by_inspection), key=by_inspection):
        inspection = Inspection.objects.filter(key=key).first()
        if inspection is not None:
            _decide(inspection, list(found))


def _decide(inspection: Inspection, rows: list[CorrectionRow]) -> None:
    decided = set(Discrepancy.objects.filter(inspection=inspection).values_list("area", "field", "theirs"))
    fresh = [row for row in rows if (row.area, row.field, row.new) not in decided]
    for row in fresh:
        if not row.is_applied:
            _note(inspection, row, Discrepancy.Decision.KEPT)
    applied = [row for row in fresh if row.is_applied]
    _correct_inspection(inspection, applied)
    for row in applied:
        if row.area:
            _correct_judgements(inspection, row)


def _correct_inspection(inspection: Inspection, rows: list[CorrectionRow]) -> None:
    """The facts of one inspection are saved together: its two days on site cannot stand alone.

    What an import said is put right as well, so that withdrawing the report before it brings back no slip.
    """
    facts, applied = take_snapshot(inspection), []
    for row in rows:
        if row.area or _changed_by_a_person(inspection, row.columns):
            continue
        if (corrected := corrected_fact(facts, row)) is not None:
            facts = corrected
            applied.append(row)
    imported = _corrected_import(inspection.imported, rows)
    if not applied and imported == inspection.imported:
        return
    for name in {name for row in applied for name in row.columns}:
        setattr(inspection, name, datetime.date.fromisoformat(facts[name]) if name in _DAYS else facts[name])
    inspection.imported = imported
    _save(inspection, applied or rows)
    for row in applied:
        _note(inspection, row, Discrepancy.Decision.CORRECTED)


def _corrected_import(imported: dict[str, Any] | None, rows: Iterable[CorrectionRow]) -> dict[str, Any] | None:
    return None if imported is None else reduce(corrected_import, rows, imported)


def _correct_judgements(inspection: Inspection, row: CorrectionRow) -> None:
    had = {judgement.area: judgement for judgement in inspection.judgements.all()}
    for area in had if row.area == EVERY_AREA else (row.area,):
        judgement = had.get(area) or Judgement(inspection=inspection, area=area)
        facts = corrected_judgement(judgement.facts if judgement.pk else None, row)
        if facts is None or (_changed_by_a_person(judgement, (row.field,)) if area in had else _was_removed(judgement)):
            continue
        ours = getattr(judgement, row.field)
        judgement.facts = facts
        _save(judgement, [row])
        _note(inspection, row, Discrepancy.Decision.CORRECTED, area=area, ours=ours)


def _was_removed(judgement: Judgement) -> bool:
    """Whether there was a row for the area before: who took it out did so on purpose."""
    return bool(Judgement.history.filter(inspection=judgement.inspection, area=judgement.area).exists())


def _changed_by_a_person(row: Inspection | Judgement, names: tuple[str, ...]) -> bool:
    """Whether a person has ever changed one of the values, to whatever it is now."""
    return any(
        after.history_user_id is not None and any(getattr(after, name) != getattr(before, name) for name in names)
        for before, after in _steps(row)
    )


def _steps(row: Any) -> Iterator[tuple[Any, Any]]:
    return pairwise(row.history.order_by("history_id"))


def _save(row: Any, why: list[CorrectionRow]) -> None:
    row._change_reason = "; ".join(dict.fromkeys(each.why for each in why))[:100]
    row._history_role = Role.SHIPPED
    row.save()


def _note(
    inspection: Inspection, row: CorrectionRow, decision: str, *, area: str | None = None, ours: str | None = None
) -> None:
    Discrepancy.objects.create(
        inspection=inspection,
        area=row.area if area is None else area,
        field=row.field,
        ours=row.old if ours is None else ours,
        theirs=row.new,
        source=row.source,
        decision=decision,
        why=row.why,
        at=start_of_day(row.decided),
    )
