"""Spells of one grade of an area, inadequate unless another is asked for, up to the first later better report."""

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
    """Why a spell stops. Only `better` counts as an ending; the other spells are censored at `AreaSpell.until`."""

    BETTER = "better"
    WORSE = "worse"
    CONTINUING = "continuing"
    NO_LONGER_JUDGED = "no_longer_judged"
    COUNCIL_ABOLISHED = "council_abolished"


@dataclass(frozen=True)
class AreaSpell:
    """One council's unbroken run of the same grade of one area.

    `first_report` is the first of `report_count` consecutive reports that gave the grade. `ended_by` is the
    report that ended the spell, with another grade or without this judgement. `visit_count` is the number of
    monitoring visits published during the spell.
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


def area_spells(
    population: Population, area: str, until: datetime.date, grade: Grade = Grade.INADEQUATE
) -> tuple[AreaSpell, ...]:
    """Every spell known at the population's date, in the order of its councils; open spells are followed to `until`.

    Councils with a known gap have none: the missing inspection may have begun or ended a spell.
    """
    found: list[AreaSpell] = []
    with_gaps = {gap.authority_id for gap in population.gaps_in(CURRENT)}
    for council in population.councils:
        if council.pk in with_gaps:
            continue
        known = population.record.known(council, population.as_at)
        visits = [i.published for i in known if follows_inadequate(i)]
        for spell in _spells_of(council, (area, grade), [i for i in known if CURRENT.covers(i)], until):
            during = sum(spell.first_report.published <= visit <= spell.until for visit in visits)
            found.append(replace(spell, visit_count=during))
    return tuple(found)


def _spells_of(
    council: Council, judged: tuple[str, Grade], own: Sequence[PublishedInspection], until: datetime.date
) -> Iterator[AreaSpell]:
    area, grade = judged
    spell: AreaSpell | None = None
    for inspection in own:
        key = outcome_of(inspection, area)
        if key == grade:
            spell = _extended(spell) if spell else AreaSpell(council, area, inspection, 1, until, SpellEnd.CONTINUING)
        elif spell is not None and (end := _end_given_by(key, grade)):
            yield replace(spell, until=inspection.published, end=end, ended_by=inspection)
            spell = None
    if spell is not None:
        yield _cut_at_abolition(replace(spell, until=max(until, spell.first_report.published)), council.valid_to)


def _extended(spell: AreaSpell) -> AreaSpell:
    return replace(spell, report_count=spell.report_count + 1)


def _end_given_by(key: str, grade: Grade) -> SpellEnd | None:
    """How a report with this outcome ends a spell; None where it does not, as with "not judged" or "not read"."""
    if is_grade(key):
        return SpellEnd.BETTER if RANKS[key] > RANKS[grade] else SpellEnd.WORSE
    return SpellEnd.NO_LONGER_JUDGED if key == NoGrade.NOT_PRINTED else None


def _cut_at_abolition(spell: AreaSpell, abolished: datetime.date | None) -> AreaSpell:
    """An open spell, cut at the day on which its council was abolished if that came first."""
    if abolished is not None and abolished < spell.until:
        return replace(spell, until=max(abolished, spell.first_report.published), end=SpellEnd.COUNCIL_ABOLISHED)
    return spell
