"""Spells of inadequate: from the publication of the report to that of the first later one above it."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from dashboard.counting.chains import follows_inadequate
from dashboard.counting.outcome import Absence, is_grade, outcome_of
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
class Spell:
    """`first` is the report that found the area inadequate, `reports` how many did so one after another.

    `last` is the report that ended it: above inadequate, or without this judgement. `visits` are the monitoring
    visits on the record while it lasted.
    """

    council: Council
    area: str
    first: PublishedInspection
    reports: int
    until: datetime.date
    end: SpellEnd
    last: PublishedInspection | None = None
    visits: int = 0

    @property
    def days(self) -> int:
        return (self.until - self.first.published).days

    @property
    def duration(self) -> Duration:
        return Duration(self.days, self.end is SpellEnd.BETTER)


def every_spell(population: Population, area: str, until: datetime.date) -> tuple[Spell, ...]:
    """Every spell that the date covers, in the order of the councils; those that go on are followed to `until`."""
    found: list[Spell] = []
    for council in population.councils:
        known = population.record.known(council, population.as_at)
        visits = [i.published for i in known if follows_inadequate(i)]
        for spell in _of_one(council, area, [i for i in known if CURRENT.covers(i)], until):
            during = sum(spell.first.published <= visit <= spell.until for visit in visits)
            found.append(replace(spell, visits=during))
    return tuple(found)


def _of_one(council: Council, area: str, own: Sequence[PublishedInspection], until: datetime.date) -> Iterator[Spell]:
    spell: Spell | None = None
    for inspection in own:
        key = outcome_of(inspection, area)
        if key == Grade.INADEQUATE:
            spell = _longer(spell) or Spell(council, area, inspection, 1, until, SpellEnd.CONTINUING)
        elif spell is not None and (end := _end(key)):
            yield replace(spell, until=inspection.published, end=end, last=inspection)
            spell = None
    if spell is not None:
        yield _open(spell, council.valid_to)


def _longer(spell: Spell | None) -> Spell | None:
    return replace(spell, reports=spell.reports + 1) if spell else None


def _end(key: str) -> SpellEnd | None:
    """A report that is silent where it should not be, or that did not judge, leaves a spell as it is."""
    if is_grade(key) and RANKS[key] > RANKS[Grade.INADEQUATE]:
        return SpellEnd.BETTER
    return SpellEnd.NO_LONGER_JUDGED if key == Absence.NOT_PRINTED else None


def _open(spell: Spell, abolished: datetime.date | None) -> Spell:
    """One without an end: it goes on, unless its council was abolished first."""
    if abolished is not None and abolished < spell.until:
        return replace(spell, until=max(abolished, spell.first.published), end=SpellEnd.COUNCIL_ABOLISHED)
    return spell
