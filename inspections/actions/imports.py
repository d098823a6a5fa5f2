"""Loading a table of outcomes into the record: checked whole, applied whole, noted in the ledger."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from authorities.models import Authority
from inspections.models import Import, Inspection, Judgement
from inspections.outcomes import Outcome, Problem, read_outcomes

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@dataclass(frozen=True)
class Difference:
    """An inspection that the record already has with other facts; the record stands."""

    inspection: Inspection
    outcome: Outcome


@dataclass(frozen=True)
class Imported:
    """What a table brought, or would bring: new inspections, those already here, and what stands in its way."""

    added: tuple[Outcome, ...]
    unchanged: int
    differences: tuple[Difference, ...]
    problems: tuple[Problem, ...]
    loaded_before: bool = False


@transaction.atomic
def import_outcomes(*, name: str, text: str, by: User | None, dry_run: bool = False) -> Imported:
    """Add the inspections that the record lacks; what it has is left as it is and differences are returned.

    Nothing is written where any line has a problem, or on a dry run. The shipped table comes by=None.
    """
    checksum = hashlib.sha256(text.encode()).hexdigest()
    if Import.objects.filter(sha256=checksum).exists():
        return Imported((), 0, (), (), loaded_before=True)
    plan = _plan(text)
    if plan.problems or dry_run:
        return plan
    _add(plan.added, by)
    Import.objects.create(
        sha256=checksum,
        name=name,
        at=timezone.now(),
        by=by,
        added=len(plan.added),
        changed=0,
        unchanged=plan.unchanged + len(plan.differences),
    )
    return plan


def _plan(text: str) -> Imported:
    table = read_outcomes(text)
    numbers = set(Authority.objects.values_list("dfe_number", flat=True))
    unknown = [
        Problem(o.line, f"No council has the DfE number “{o.dfe_number}”.")
        for o in table.outcomes
        if o.dfe_number not in numbers
    ]
    known = {_key_of(i): i for i in Inspection.objects.select_related("authority").prefetch_related("judgements")}
    added, differences, unchanged = [], [], 0
    for outcome in table.outcomes:
        inspection = known.get(_key(outcome))
        if inspection is None:
            added.append(outcome)
        elif _same(inspection, outcome):
            unchanged += 1
        else:
            differences.append(Difference(inspection, outcome))
    return Imported(tuple(added), unchanged, tuple(differences), (*table.problems, *unknown))


def _key(outcome: Outcome) -> tuple[str, str, object]:
    return outcome.dfe_number, outcome.framework, outcome.start or ("published", outcome.published.day)


def _key_of(inspection: Inspection) -> tuple[str, str, object]:
    when = inspection.start or ("published", inspection.published)
    return inspection.authority.dfe_number, inspection.framework, when


def _same(inspection: Inspection, outcome: Outcome) -> bool:
    grades = {j.area: j.grade for j in inspection.judgements.all()}
    return (inspection.end, inspection.published, grades) == (
        outcome.end,
        outcome.published.day,
        {j.area: j.grade for j in outcome.judgements},
    )


def _add(outcomes: tuple[Outcome, ...], by: User | None) -> None:
    """Inspections and judgements in bulk, with their history."""
    authorities = dict(Authority.objects.values_list("dfe_number", "pk"))
    made = bulk_create_with_history(
        [_inspection(outcome, authorities[outcome.dfe_number]) for outcome in outcomes],
        Inspection,
        default_user=by,
        default_change_reason="imported",
    )
    bulk_create_with_history(
        [
            Judgement(
                inspection=inspection,
                area=j.area,
                grade=j.grade,
                source=j.source,
            )
            for inspection, outcome in zip(made, outcomes, strict=True)
            for j in outcome.judgements
        ],
        Judgement,
        default_user=by,
        default_change_reason="imported",
    )


def _inspection(outcome: Outcome, authority_id: int) -> Inspection:
    return Inspection(
        authority_id=authority_id,
        framework=outcome.framework,
        kind=outcome.kind,
        start=outcome.start,
        end=outcome.end,
        published=outcome.published.day,
        published_precision=outcome.published.precision,
        published_source=Inspection.DateSource.SITE,
        lead_inspector=outcome.lead_inspector,
        recommendation_count=outcome.recommendations,
        origin=Inspection.Origin.IMPORT,
    )
