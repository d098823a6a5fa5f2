"""Small records for the tests of steps and spells: councils A and B with the inspections that a test names."""

from __future__ import annotations

import datetime
from itertools import count

from dashboard.counting.record import Council, Record
from inspections.judgement import AreaGrade
from inspections.queries.record import PublishedInspection

_numbers = count(1)


def council(name: str = "A", pk: int = 1, until: str | None = None) -> Council:
    ended = datetime.date.fromisoformat(until) if until else None
    return Council(pk, f"{pk:03}", name, name.lower(), "county", "North", None, ended)


def inspection(
    published: str, framework: str = "ilacs", pk: int = 1, kind: str = "standard", **grades: str
) -> PublishedInspection:
    """Judgements by area; a blank grade means that it could not be read."""
    day = datetime.date.fromisoformat(published)
    start = day - datetime.timedelta(days=50)
    held = {area: AreaGrade(area, grade or None, "report") for area, grade in grades.items()}
    kind = "full" if framework == "sif" else kind
    return PublishedInspection(next(_numbers), "", pk, framework, kind, start, start, day, "day", "report", held)


def record(*inspections: PublishedInspection, councils: tuple[Council, ...] = (council(),)) -> Record:
    return Record(councils, inspections)
