"""How long ago each council's last graded inspection ended. A length of time only: none is ever overdue."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.counting.as_at import ended_on
from dashboard.counting.population import Population
from dashboard.counting.record import Council
from inspections.queries.record import PublishedInspection


@dataclass(frozen=True)
class TimeSinceInspection:
    """A council, its last graded inspection, and the days from the end of that to the date."""

    council: Council
    inspection: PublishedInspection
    days: int


def times_since_inspection(population: Population) -> list[TimeSinceInspection]:
    """Longest first, then in the order of the record; councils not yet inspected have no such time."""
    found = [
        TimeSinceInspection(p.council, p.inspection, (population.as_at.date - ended_on(p.inspection)).days)
        for p in population.positions
        if p.inspection
    ]
    return sorted(found, key=lambda one: -one.days)


def days_within_which_half(found: Sequence[TimeSinceInspection]) -> int | None:
    """The fewest days within which at least half of them were inspected; None where none was."""
    return sorted(one.days for one in found)[(len(found) - 1) // 2] if found else None
