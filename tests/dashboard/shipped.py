"""The shipped record for counting, built from the project's files without a database."""

from __future__ import annotations

import datetime
from dataclasses import replace
from functools import cache

from django.utils.text import slugify

from authorities.register import authority_rows, succession_rows
from dashboard.counting.as_at import AsAt, Basis
from dashboard.counting.population import Population, population_of
from dashboard.counting.record import Council, Record, Succession
from dashboard.counting.scope import Scope, scopes
from inspections.actions.addresses import first_key
from inspections.intake.outcome_table import ImportedInspection, read_outcomes
from inspections.judgement import AreaGrade, JudgementFacts
from inspections.ledger.corrections import EVERY_AREA, CorrectionRow, correction_rows
from inspections.ledger.tables import ledger_rows, missing_rows
from inspections.partial_dates import parse_partial_date
from inspections.queries.ledger import Completeness, KnownGap
from inspections.queries.record import PublishedInspection
from inspections.serving.shipped_facts import OUTCOMES


@cache
def shipped_record() -> Record:
    rows = list(authority_rows())
    pks = {row.dfe_number: pk for pk, row in enumerate(rows, start=1)}
    councils = tuple(
        Council(
            pk=pks[row.dfe_number],
            dfe_number=row.dfe_number,
            name=row.short_name,
            slug=slugify(row.short_name),
            type=row.type,
            region=row.region,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            region_ofsted=row.region_ofsted,
        )
        for row in rows
    )
    inspections = tuple(_inspection(pk, outcome, pks) for pk, outcome in enumerate(corrected_outcomes(), start=1))
    successions = tuple(Succession(pks[s.predecessor], pks[s.successor], s.date, s.extent) for s in succession_rows())
    return Record(councils, inspections, successions, _gaps(pks), (), _ledger())


@cache
def corrected_outcomes() -> tuple[ImportedInspection, ...]:
    """The inspections of the shipped tables with a publication date, after the shipped corrections."""
    every = [outcome for path in OUTCOMES for outcome in read_outcomes(path.read_text(encoding="utf-8")).outcomes]
    rows = [row for row in correction_rows() if row.is_applied]
    return tuple(_corrected(outcome, rows) for outcome in every if outcome.published)


def _corrected(outcome: ImportedInspection, rows: list[CorrectionRow]) -> ImportedInspection:
    key = first_key(outcome.dfe_number, outcome.framework, outcome.start, outcome.published.day)
    for row in [row for row in rows if row.inspection == key]:
        if row.area:
            outcome = replace(outcome, judgements=_corrected_grades(outcome.judgements, row))
        else:
            name = {"inspection_start": "start", "inspection_end": "end"}.get(row.field, row.field)
            days = {"published": parse_partial_date, "start": datetime.date.fromisoformat}
            value = days.get("start" if name == "end" else name, str)(row.new)
            outcome = replace(outcome, **{name: value})
    return outcome


def _corrected_grades(grades: tuple[JudgementFacts, ...], row: CorrectionRow) -> tuple[JudgementFacts, ...]:
    if row.area == EVERY_AREA:
        return tuple(
            replace(each, source=row.new, sure=row.sure) if each.source in ("press", "derived") else each
            for each in grades
        )
    return (*grades, JudgementFacts(row.area, row.new, row.source, sure=row.sure))


def _gaps(pks: dict[str, int]) -> tuple[KnownGap, ...]:
    return tuple(
        KnownGap(
            pk=pk,
            authority_id=pks[row.dfe_number],
            framework=row.framework,
            kind=row.kind,
            start=row.start,
            published=row.published,
            known=row.known,
            source=row.source,
            sure=row.sure,
        )
        for pk, row in enumerate(missing_rows(), start=1)
    )


def _ledger() -> dict[str, Completeness]:
    return {
        row.framework: Completeness(
            row.framework, row.complete_from, row.complete_to, row.note or None, row.source, None, None
        )
        for row in ledger_rows()
    }


def _inspection(pk: int, outcome: ImportedInspection, pks: dict[str, int]) -> PublishedInspection:
    return PublishedInspection(
        pk=pk,
        key="",
        authority_id=pks[outcome.dfe_number],
        framework=outcome.framework,
        kind=outcome.kind,
        start=outcome.start,
        end=outcome.end,
        published=outcome.published.day,
        published_precision=outcome.published.precision,
        origin="import",
        judgements={j.area: AreaGrade(j.area, j.grade, j.source, sure=j.sure) for j in outcome.judgements},
    )


def england(as_at: AsAt) -> Population:
    """Every council of the shipped record."""
    return population_of(shipped_record(), as_at)


def scope(key: str) -> Scope:
    return next(one for one in scopes(["sif", "ilacs", "lac"]) if one.key == key)


def published_by(text: str) -> AsAt:
    return AsAt(datetime.date.fromisoformat(text))


def inspected_by(text: str, cutoff: str | None = None) -> AsAt:
    until = datetime.date.fromisoformat(cutoff) if cutoff else None
    return AsAt(datetime.date.fromisoformat(text), Basis.INSPECTED, until)


def council_named(name: str) -> Council:
    return next(council for council in shipped_record().councils if council.name == name)


def made(pk: int, *, end: str, published: str, origin: str = "import", **grades: str) -> PublishedInspection:
    """An ILACS inspection of a fortnight, with only the grades given."""
    last = datetime.date.fromisoformat(end)
    return PublishedInspection(
        pk=pk,
        key="",
        authority_id=1,
        framework="ilacs",
        kind="standard",
        start=last - datetime.timedelta(days=11),
        end=last,
        published=datetime.date.fromisoformat(published),
        published_precision="day",
        origin=origin,
        judgements={area: AreaGrade(area, grade, "import") for area, grade in grades.items()},
    )
