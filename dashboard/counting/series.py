"""A count at each 31 March, the date at which the inspectorate and committees print theirs."""

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
    """The councils by grade at each 31 March up to a date, on the population's basis.

    Dates on which no council was judged are left out. The frameworks that bear a position form one series, which ends
    when inspections stop printing the area; any other framework has its own, from its first inspection to its last.
    """
    points = []
    for day in _marches_of_scope(population, scope) if scope.stands_apart else _marches_of_position(area, until):
        if day > until:
            break
        counted = tally_positions(population.moved_to(day).positions_in(scope), area)
        if counted.judged:
            points.append(SeriesPoint(day, counted))
    return tuple(points)


def _marches_of_position(area: str, until: datetime.date) -> list[datetime.date]:
    began = CURRENT.first.inspections_from
    every = _marches(march_after(began), until) if began else []
    return [day for day in every if not has_ended(area, day)]


def _marches_of_scope(population: Population, scope: Scope) -> list[datetime.date]:
    """From the first 31 March with an inspection to the first that covers them all; later ones would repeat it."""
    moments = [population.as_at.moment(i) for i in population.record.inspections if scope.covers(i)]
    if not moments:
        return []
    return _marches(march_after(min(moments)), march_after(max(moments)))


def _marches(first: datetime.date, last: datetime.date) -> list[datetime.date]:
    """Every 31 March from `first`, itself one, up to `last`."""
    return [day for year in range(first.year, last.year + 1) if (day := first.replace(year=year)) <= last]


def march_after(day: datetime.date) -> datetime.date:
    """The first 31 March on or after the day."""
    march = day.replace(month=3, day=31)
    return march if day <= march else march.replace(year=day.year + 1)
