"""What was published in a period: every report, letter and visit, with the movement it made."""

import datetime
from dataclasses import dataclass

from dashboard.counting.editions import is_graded
from dashboard.counting.movement import AreaMove, gap_before, inspection_before, moves_between
from dashboard.counting.population import Population
from dashboard.counting.record import Council
from dashboard.counting.scope import CURRENT
from inspections.queries.record import PublishedInspection


@dataclass(frozen=True)
class Publication:
    """A report with the council's graded inspection before it; None where it is the first, or bears no position.

    `moves` are the judgements that both gave; `follows_gap` says that the one before is not on the record.
    """

    council: Council
    inspection: PublishedInspection
    previous: PublishedInspection | None
    moves: tuple[AreaMove, ...]
    follows_gap: bool = False

    @property
    def is_graded(self) -> bool:
        return is_graded(self.inspection.framework)

    @property
    def up(self) -> tuple[str, ...]:
        return tuple(move.area for move in self.moves if move.rise > 0)

    @property
    def down(self) -> tuple[str, ...]:
        return tuple(move.area for move in self.moves if move.rise < 0)


def publications_since(population: Population, since: datetime.date, kind: str = "") -> tuple[Publication, ...]:
    """Published on `since` or later and by the date, newest first; `kind` is graded, visits, or blank for both."""
    found = [i for i in population.inspections if i.published >= since and kind in ("", _kind(i))]
    found.sort(key=lambda i: (i.published, i.pk), reverse=True)
    return tuple(_publication(population, inspection) for inspection in found)


def _kind(inspection: PublishedInspection) -> str:
    return "graded" if is_graded(inspection.framework) else "visits"


def _publication(population: Population, inspection: PublishedInspection) -> Publication:
    record = population.record
    previous = inspection_before(record, inspection, population.as_at) if CURRENT.covers(inspection) else None
    moves = moves_between(previous, inspection) if previous is not None else ()
    is_first = CURRENT.covers(inspection) and previous is None
    gap = gap_before(record, inspection, population.as_at) if is_first else None
    return Publication(record.by_pk[inspection.authority_id], inspection, previous, moves, follows_gap=gap is not None)
