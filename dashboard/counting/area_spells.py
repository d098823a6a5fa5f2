"""Spells of inadequate: from the publication of the report to that of the first later one above it."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from dashboard.counting.council_spells import follows_inadequate
from dashboard.counting.outcome import NoGrade, is_grade, outcome_of
from dashboard.counting.population import Population
from dashboard.counting.record import Council
from dashboard.counting.scope import CURRENT
from dashboard.counting.survival import Duration
from inspections.queries.record import PublishedInspection
from inspections.reading.vocabulary import RANKS, Grade


class SpellEnd(StrEnum):
    """How a spell is known to end. Only `better` is an end; the others are followed no further."""

    BETTER = "better"
    CONTINUING = "continuing"
    NO_LONGER_JUDGED = "no_longer_judged"
    COUNCIL_ABOLISHED = "council_abolished"


@dataclass(frozen=True)
class AreaSpell:
    """`first_report` found the area inadequate, and `report_count` did so one after another.

    `ended_by` is the report that ended it: above inadequate, or without this judgement. `visit_count` is of the
    monitoring visits on the record while it lasted.
    """

    council: Council
    area: str
    first_report: PublishedInspection
    report_count: int
    until: datetime.date
    end: SpellEnd
    ended_by: PublishedInspection | None = None
    visit_count: int = 0

    @property
    def days(self) -> int:
        return (self.until - self.first_report.published).days

    @property
    def duration(self) -> Duration:
        return Duration(self.days, self.end is SpellEnd.BETTER)


def area_spells(population: Population, area: str, until: datetime.date) -> tuple[AreaSpell, ...]:
    """Every spell that the date covers, in the order of the councils; those that go on are followed to `until`.

    Councils of which an inspection is known and not on the record have none: it may have begun or ended one.
    """
    found: list[AreaSpell] = []
    lacking = {gap.authority_id for gap in population.gaps_in(CURRENT)}
    for council in population.councils:
        if council.pk in lacking:
            continue
        known = population.record.known(council, population.as_at)
        visits = [i.published for i in known if follows_inadequate(i)]
        for spell in _spells_of(council, area, [i for i in known if CURRENT.covers(i)], until):
            during = sum(spell.first_report.published <= visit <= spell.until for visit in visits)
            found.append(replace(spell, visit_count=during))
    return tuple(found)


def _spells_of(
    council: Council, area: str, own: Sequence[PublishedInspection], until: datetime.date
) -> Iterator[AreaSpell]:
    spell: AreaSpell | None = None
    for inspection in own:
        key = outcome_of(inspection, area)
        if key == Grade.INADEQUATE:
            spell = _with_one_more_report(spell) or AreaSpell(council, area, inspection, 1, until, SpellEnd.CONTINUING)
        elif spell is not None and (end := _end_given_by(key)):
            yield replace(spell, until=inspection.published, end=end, ended_by=inspection)
            spell = None
    if spell is not None:
        yield _without_an_end(replace(spell, until=max(until, spell.first_report.published)), council.valid_to)


def _with_one_more_report(spell: AreaSpell | None) -> AreaSpell | None:
    return replace(spell, report_count=spell.report_count + 1) if spell else None


def _end_given_by(key: str) -> SpellEnd | None:
    """A report that is silent where it should not be, or that did not judge, leaves a spell as it is."""
    if is_grade(key) and RANKS[key] > RANKS[Grade.INADEQUATE]:
        return SpellEnd.BETTER
    return SpellEnd.NO_LONGER_JUDGED if key == NoGrade.NOT_PRINTED else None


def _without_an_end(spell: AreaSpell, abolished: datetime.date | None) -> AreaSpell:
    """One without an end: it goes on, unless its council was abolished first."""
    if abolished is not None and abolished < spell.until:
        return replace(spell, until=max(abolished, spell.first_report.published), end=SpellEnd.COUNCIL_ABOLISHED)
    return spell
