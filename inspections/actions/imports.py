"""Loading a table of outcomes into the record: checked whole, applied whole, noted in the ledger."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from authorities.models import Authority
from authorities.queries import all_authorities
from inspections.actions.addresses import give_addresses
from inspections.actions.waiting import count_again
from inspections.history_reasons import IMPORTED
from inspections.inspection_dates import InspectionDates, matching_inspection
from inspections.intake.outcome_table import ImportedInspection, Problem, read_outcomes
from inspections.judgement import JudgementFacts
from inspections.ledger.shipped import SHIPPED_ON, start_of_day
from inspections.models import Import, Inspection, Judgement
from inspections.review.consistency import ClaimedFacts, contradictions
from inspections.roles import Role, role_of


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
    numbers = {each.dfe_number for each in plan.added}
    count_again(Authority.objects.filter(dfe_number__in=numbers).values_list("pk", flat=True))
    Import.objects.create(
        sha256=checksum,
        name=name,
        at=timezone.now() if by else start_of_day(SHIPPED_ON),
        by=by,
        added=len(plan.added),
        changed=0,
        unchanged=plan.unchanged + len(plan.differences),
    )
    return plan


def _plan(text: str) -> Imported:
    table = read_outcomes(text)
    councils = {authority.dfe_number: authority for authority in all_authorities()}
    problems = [problem for outcome in table.outcomes for problem in _problems(outcome, councils)]
    known: dict[tuple[str, str], list[Inspection]] = {}
    for inspection in Inspection.objects.select_related("authority").prefetch_related("judgements"):
        known.setdefault((inspection.authority.dfe_number, inspection.framework), []).append(inspection)
    added, differences, unchanged = [], [], 0
    for outcome in table.outcomes:
        when = InspectionDates(outcome.start, outcome.end, outcome.published.day if outcome.published else None)
        had = matching_inspection(known.get((outcome.dfe_number, outcome.framework), ()), when)
        if had is None:
            added.append(outcome)
        elif _same(had, outcome):
            unchanged += 1
        else:
            differences.append(Difference(had, outcome))
    return Imported(tuple(added), unchanged, tuple(differences), (*table.problems, *problems))


def _problems(outcome: ImportedInspection, councils: dict[str, Authority]) -> Iterator[Problem]:
    """What contradicts the register, the framework or the calendar."""
    if outcome.dfe_number not in councils:
        yield Problem(outcome.line, f"No council has the DfE number “{outcome.dfe_number}”.")
    facts = ClaimedFacts(
        authority=councils.get(outcome.dfe_number),
        framework=outcome.framework,
        kind=outcome.kind,
        start=outcome.start,
        published=outcome.published,
        grades={judgement.area: judgement.grade for judgement in outcome.judgements},
    )
    yield from (Problem(outcome.line, each.message) for each in contradictions(facts))


def _same(inspection: Inspection, outcome: ImportedInspection) -> bool:
    grades = {j.area: j.grade for j in inspection.judgements.all()}
    return (inspection.start, inspection.end, inspection.published, grades) == (
        outcome.start,
        outcome.end,
        outcome.published.day if outcome.published else None,
        {j.area: j.grade for j in outcome.judgements},
    )


def _add(outcomes: tuple[ImportedInspection, ...], by: User | None) -> None:
    """Inspections and judgements in bulk, with their history."""
    made = _create(Inspection, _inspections(outcomes), by)
    each_of = zip(made, outcomes, strict=True)
    _create(Judgement, [_judgement(row, facts) for row, outcome in each_of for facts in outcome.judgements], by)


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
    rows = [_inspection(outcome, authorities[outcome.dfe_number]) for outcome in outcomes]
    give_addresses(rows)
    return rows


def _inspection(outcome: ImportedInspection, authority: Authority) -> Inspection:
    published = outcome.published
    return Inspection(
        authority=authority,
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
