"""Loading tables of outcomes: proposed and shown, confirmed and written as one, and taken back as one.

What the project ships comes by nobody, and is checked whole: where one line is wrong, nothing of it is written.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from authorities.models import Authority
from inspections.actions.import_rows import add_inspections, as_it_stands, change_facts, take_row_back
from inspections.actions.uploads import clean_file_name
from inspections.actions.waiting import count_again
from inspections.errors import ChangedError, InvalidValueError, WrongStateError
from inspections.intake.outcome_table import ImportedInspection, Problem, read_outcomes
from inspections.intake.tables.mapping import ColumnMapping
from inspections.intake.tables.sheets import TableError
from inspections.intake.tables.table_process import open_sheets
from inspections.ledger.shipped import SHIPPED_ON, start_of_day
from inspections.models import Import, ImportedRow, Inspection, TableShape
from inspections.review.import_plan import ChangedInspection, ImportPlan, import_plan
from inspections.review.import_proposal import ProposedTable

_LONGEST_WHY = 200
"""As long as the field of the record."""


@dataclass(frozen=True)
class StatedSource:
    """Where a table is from, in a person's words: kept with every figure of it."""

    name: str
    address: str
    nature: str
    released_on: datetime.date


@dataclass(frozen=True)
class Difference:
    """An inspection that the record already has with other facts; the record stands."""

    inspection: Inspection
    outcome: ImportedInspection


@dataclass(frozen=True)
class Imported:
    """What a table brought, or would bring: new inspections, those already here, and what stands in its way."""

    added: tuple[ImportedInspection, ...]
    unchanged: int
    differences: tuple[Difference, ...]
    problems: tuple[Problem, ...]
    loaded_before: bool = False


@transaction.atomic
def import_outcomes(*, name: str, text: str, by: User | None, dry_run: bool = False) -> Imported:
    """Add the inspections of a table in the project's own form that the record lacks; what it has is left as it is.

    Nothing is written where any line has a problem, or on a dry run. The shipped tables come by=None.
    """
    checksum = hashlib.sha256(text.encode()).hexdigest()
    if Import.objects.filter(sha256=checksum, by=None).exists():
        return Imported((), 0, (), (), loaded_before=True)
    plan = import_plan(read_outcomes(text))
    differences = tuple(Difference(each.inspection, each.outcome) for each in plan.changed)
    brought = Imported(plan.added, plan.unchanged, differences, plan.problems)
    if plan.problems or dry_run:
        return brought
    count_again({row.authority_id for row in add_inspections(plan.added, by)})
    Import.objects.create(
        sha256=checksum,
        name=name,
        at=timezone.now() if by else start_of_day(SHIPPED_ON),
        by=by,
        added=len(plan.added),
        unchanged=plan.unchanged + len(plan.changed),
    )
    return brought


@transaction.atomic
def propose_import(*, name: str, data: bytes, source: StatedSource, by: User) -> Import:
    """A table to be looked at before anybody confirms it; what nobody confirms goes in time (actions.retention).

    Raises InvalidValueError where the file is no table that can be used.
    """
    try:
        sheets = open_sheets(data)
    except TableError as error:
        raise InvalidValueError(error.message) from error
    return Import.objects.create(
        state=Import.State.PROPOSED,
        sha256=hashlib.sha256(data).hexdigest(),
        name=clean_file_name(name),
        at=timezone.now(),
        by=by,
        source_name=source.name[:200],
        source_address=source.address[:500],
        nature=source.nature,
        released_on=source.released_on,
        sheets=[sheet.to_json() for sheet in sheets],
    )


@transaction.atomic
def choose_sheet(*, pk: int, sheet: str, header_row: int | None) -> None:
    """Which sheet of a proposal it is, and in which row its headings are; None: found by itself."""
    row = _proposed(pk)
    row.sheet, row.header_row, row.mapping = sheet[:255], header_row, None
    row.save()


@transaction.atomic
def understand_columns(*, pk: int, mapping: ColumnMapping, by: User) -> None:
    """Keep what the columns and words mean, for this table and for the next one with the same headings."""
    row = _proposed(pk)
    row.mapping = mapping.to_json()
    row.save()
    table = ProposedTable(row).table
    if table is not None:
        signature = hashlib.sha256(table.shape.encode()).hexdigest()
        values = {"mapping": mapping.to_json(), "name": row.name, "at": timezone.now(), "by": by}
        TableShape.objects.update_or_create(signature=signature, defaults=values)


@transaction.atomic
def drop_proposal(*, pk: int) -> None:
    """Nothing of it was ever written."""
    _proposed(pk).delete()


@transaction.atomic
def confirm_import(*, pk: int, take: Collection[str], mark: str, by: User) -> Import:
    """Write what the summary showed; of what the record has otherwise, what was chosen (`<inspection>:<fact>`).

    Raises ChangedError where the record changed since the summary was shown.
    """
    row = _proposed(pk)
    plan = ProposedTable(row).plan()
    if plan is None or plan.mark != mark:
        raise ChangedError("The record has changed since this was shown. Look at the summary again, then confirm it.")
    changed = [(each, _chosen(each, take)) for each in plan.changed]
    written = [each for each, facts in changed if facts]
    try:
        with transaction.atomic():
            made = _write_plan(row, plan, changed, by)
    except IntegrityError as error:
        raise ChangedError("Two inspections of one council would have the same date. Leave one out.") from error
    row.state, row.at, row.by, row.sheets = Import.State.LOADED, timezone.now(), by, None
    row.added, row.changed, row.unchanged = made, len(written), plan.unchanged
    row.conflicts, row.unusable = len(plan.changed) - len(written), len({each.line for each in plan.problems})
    row.save()
    numbers = {each.dfe_number for each in plan.added}
    councils = set(Authority.objects.filter(dfe_number__in=numbers).values_list("pk", flat=True))
    count_again(councils | {each.inspection.authority_id for each in written})
    return row


@transaction.atomic
def take_import_back(*, pk: int, by: User, why: str) -> Import:
    """Take back all that an import brought; what was changed since is left, and says why.

    Raises WrongStateError where there is nothing to take back.
    """
    row = Import.objects.select_for_update().get(pk=pk)
    if row.state != Import.State.LOADED or row.by_id is None:
        raise WrongStateError("This import has already been taken back, or was never loaded.")
    row.state, row.taken_back_at, row.taken_back_by = Import.State.TAKEN_BACK, timezone.now(), by
    row.why = (why or "An import was taken back as a whole")[:_LONGEST_WHY]
    councils = set(row.rows.values_list("inspection__authority", flat=True)) - {None}
    for each in row.rows.order_by("-pk"):
        each.reason = take_row_back(each, by=by, why=row.why)
        each.state = ImportedRow.State.KEPT if each.reason else ImportedRow.State.TAKEN_BACK
        each.inspection = None if each.is_new and not each.reason else each.inspection
        each.save()
    row.save()
    count_again(councils)
    return row


def _write_plan(row: Import, plan: ImportPlan, changed: list[tuple[ChangedInspection, list[str]]], by: User) -> int:
    made = add_inspections(plan.added, by)
    for inspection, outcome in zip(made, plan.added, strict=True):
        inspection.refresh_from_db()
        row.rows.create(
            row=outcome.line,
            number=inspection.pk,
            inspection=inspection,
            is_new=True,
            after=as_it_stands(inspection),
        )
    for each, keys in changed:
        if keys:
            facts = [fact for fact in each.changes if fact.key in keys]
            kept = change_facts(each.inspection, facts, by=by, source=row.source_name)
            row.rows.create(
                row=each.outcome.line,
                number=each.inspection.pk,
                inspection=each.inspection,
                is_new=False,
                facts=kept,
            )
    return len(made)


def _chosen(changed: ChangedInspection, take: Collection[str]) -> list[str]:
    """What fills a gap, and of the rest what a person ticked."""
    ticked = [fact.key for fact in changed.alters if f"{changed.inspection.pk}:{fact.key}" in take]
    return [*(fact.key for fact in changed.fills), *ticked]


def _proposed(pk: int) -> Import:
    row = Import.objects.select_for_update().filter(pk=pk, state=Import.State.PROPOSED).first()
    if row is None:
        raise WrongStateError("This import has already been confirmed or cancelled.")
    return row
