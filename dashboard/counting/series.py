"""The same count at each 31 March, as the inspectorate and committees print it."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from dashboard.counting.population import Population
from dashboard.counting.scope import CURRENT, Scope
from dashboard.counting.tally import Tally, tally_positions

FIRST_YEAR: Final = 2014
LAST_WITH_OVERALL: Final = datetime.date(2026, 3, 31)
"""Inspections that start later print no overall grade, so that its series ends here."""


@dataclass(frozen=True)
class SeriesPoint:
    date: datetime.date
    tally: Tally


def at_each_march(
    population: Population, area: str, until: datetime.date, scope: Scope = CURRENT
) -> tuple[SeriesPoint, ...]:
    """The councils by grade at each 31 March up to a date, on the basis of the population's own.

    Dates on which none was judged are left out; `scope` limits the inspections. SIF and ILACS are one series from
    2014; a framework before them has its own, from its first inspection to its last.
    """
    points = []
    for day in _of_older(population, scope) if scope.is_older else _of_today(area, until):
        if day > until:
            break
        counted = tally_positions(population.moved_to(day).positions_in(scope), area)
        if counted.judged:
            points.append(SeriesPoint(day, counted))
    return tuple(points)


def _of_today(area: str, until: datetime.date) -> Iterator[datetime.date]:
    last = min(until, LAST_WITH_OVERALL) if area == "overall" else until
    return (datetime.date(year, 3, 31) for year in range(FIRST_YEAR, last.year + 1))


def _of_older(population: Population, scope: Scope) -> list[datetime.date]:
    """From the first 31 March with an inspection to the first that has them all: later ones repeat it."""
    moments = [population.as_at.moment(i) for i in population.record.inspections if scope.covers(i)]
    if not moments:
        return []
    first, last = (_march_after(moment) for moment in (min(moments), max(moments)))
    return [first.replace(year=year) for year in range(first.year, last.year + 1)]


def _march_after(day: datetime.date) -> datetime.date:
    """The first 31 March that is not before the day."""
    march = day.replace(month=3, day=31)
    return march if day <= march else march.replace(year=day.year + 1)
