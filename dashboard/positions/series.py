"""The same count at each 31 March, as the inspectorate and committees print it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dashboard.positions.positions import positions_at
from dashboard.positions.scope import CURRENT, Scope
from dashboard.positions.tally import Tally, tally_positions

if TYPE_CHECKING:
    from collections.abc import Collection

    from dashboard.positions.basis import AsAt
    from dashboard.positions.record import Record

FIRST_YEAR: Final = 2014
LAST_WITH_OVERALL: Final = datetime.date(2026, 3, 31)
"""Inspections that start later print no overall grade, so that its series ends here."""


@dataclass(frozen=True)
class Point:
    date: datetime.date
    tally: Tally


def at_each_march(
    record: Record,
    area: str,
    as_at: AsAt,
    until: datetime.date,
    among: Collection[int] | None = None,
    *,
    scope: Scope = CURRENT,
) -> tuple[Point, ...]:
    """The councils by grade at each 31 March up to a date, on the basis of `as_at`.

    Dates on which none was judged are left out; `among` limits the councils, `scope` the inspections.
    """
    last = min(until, LAST_WITH_OVERALL) if area == "overall" else until
    days = (datetime.date(year, 3, 31) for year in range(FIRST_YEAR, last.year + 1))
    points = []
    for day in days:
        if day > last:
            break
        found = positions_at(record, as_at.moved_to(day), scope)
        counted = tally_positions((p for p in found if among is None or p.council.pk in among), area)
        if counted.judged:
            points.append(Point(day, counted))
    return tuple(points)
