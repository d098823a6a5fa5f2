"""The same count at each 31 March, as the inspectorate and committees print it."""

import datetime
from dataclasses import dataclass

from dashboard.counting.areas import has_ended
from dashboard.counting.population import Population
from dashboard.counting.scope import CURRENT, Scope
from dashboard.counting.tally import Tally, tally_positions


@dataclass(frozen=True)
class SeriesPoint:
    date: datetime.date
    tally: Tally


def march_series(
    population: Population, area: str, until: datetime.date, scope: Scope = CURRENT
) -> tuple[SeriesPoint, ...]:
    """The councils by grade at each 31 March up to a date, on the basis of the population's own.

    Dates on which none was judged are left out; `scope` limits the inspections. The frameworks that bear a position
    are one series, which ends with the last of their inspections that print the area; any other has its own, from its
    first inspection to its last.
    """
    points = []
    for day in _of_one(population, scope) if scope.stands_apart else _of_positions(area, until):
        if day > until:
            break
        counted = tally_positions(population.moved_to(day).positions_in(scope), area)
        if counted.judged:
            points.append(SeriesPoint(day, counted))
    return tuple(points)


def _of_positions(area: str, until: datetime.date) -> list[datetime.date]:
    began = CURRENT.first.inspections_from
    every = _marches(march_after(began), until) if began else []
    return [day for day in every if not has_ended(area, day)]


def _of_one(population: Population, scope: Scope) -> list[datetime.date]:
    """From the first 31 March with an inspection to the first that has them all: later ones repeat it."""
    moments = [population.as_at.moment(i) for i in population.record.inspections if scope.covers(i)]
    if not moments:
        return []
    return _marches(march_after(min(moments)), march_after(max(moments)))


def _marches(first: datetime.date, last: datetime.date) -> list[datetime.date]:
    """Each 31 March from the first one on that is not after a day."""
    return [day for year in range(first.year, last.year + 1) if (day := first.replace(year=year)) <= last]


def march_after(day: datetime.date) -> datetime.date:
    """The first 31 March that is not before the day."""
    march = day.replace(month=3, day=31)
    return march if day <= march else march.replace(year=day.year + 1)
