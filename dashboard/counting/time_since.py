"""How long ago each council's last graded inspection ended. A length of time only: nothing says who is overdue."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.counting.population import Population
from dashboard.counting.position import Position
from dashboard.counting.record import Council
from inspections.queries.record import PublishedInspection


@dataclass(frozen=True)
class TimeSinceInspection:
    """A council, its last graded inspection, and the days since that ended."""

    council: Council
    inspection: PublishedInspection
    days: int


def times_since_inspection(population: Population, until: datetime.date) -> list[TimeSinceInspection]:
    """The times up to `until`, longest first, ties in record order.

    Councils not yet inspected are left out, and so are those in `without_end`.
    """
    found = [
        TimeSinceInspection(p.council, p.inspection, max((until - p.inspection.end).days, 0))
        for p in population.positions
        if p.inspection and p.inspection.end
    ]
    return sorted(found, key=lambda one: -one.days)


def without_end(population: Population) -> list[Position]:
    """The councils whose last graded inspection has no known last day on site."""
    return [p for p in population.positions if p.inspection is not None and p.inspection.end is None]


def longest(found: Sequence[TimeSinceInspection], count: int) -> list[TimeSinceInspection]:
    """The first `count`, and any that tie with the last of them."""
    if len(found) <= count:
        return list(found)
    return [one for one in found if one.days >= found[count - 1].days]


def nearest_half(found: Sequence[TimeSinceInspection]) -> TimeSinceInspection | None:
    """The lower median: at least half were inspected as recently as this one; None if there are none."""
    return sorted(found, key=lambda one: one.days)[(len(found) - 1) // 2] if found else None
