"""What was published in a period: every report, letter and visit, with the moves since the report before."""

import datetime
from dataclasses import dataclass

from dashboard.counting.areas import is_of_council
from dashboard.counting.editions import is_graded
from dashboard.counting.movement import AreaMove, gap_before, inspection_before, moves_between
from dashboard.counting.population import Population
from dashboard.counting.record import Council, Record
from dashboard.counting.scope import CURRENT
from inspections.queries.record import PublishedInspection


@dataclass(frozen=True)
class Publication:
    """A report with the council's `previous` graded inspection: None for its first, and for visits and letters.

    `moves` are the areas graded in both. `follows_gap` is True if the inspection before is missing from the record,
    `is_compared` if its framework is one whose grades are set against each other, and `is_first` if the record has no
    graded inspection of the council's own work before it, under any framework.
    """

    council: Council
    inspection: PublishedInspection
    previous: PublishedInspection | None
    moves: tuple[AreaMove, ...]
    follows_gap: bool = False
    is_compared: bool = True
    is_first: bool = False

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
    """Those published from `since` to the population's date, newest first.

    `kind` is "graded", "visits", or blank for both.
    """
    found = [i for i in population.inspections if i.published >= since and kind in ("", _kind(i))]
    found.sort(key=lambda i: (i.published, i.pk), reverse=True)
    return tuple(publication_of(population, inspection) for inspection in found)


def _kind(inspection: PublishedInspection) -> str:
    return "graded" if is_graded(inspection.framework) else "visits"


def publication_of(population: Population, inspection: PublishedInspection) -> Publication:
    """The report with what moved since the one before."""
    record = population.record
    council = record.by_pk[inspection.authority_id]
    if not CURRENT.covers(inspection):
        return Publication(council, inspection, None, (), is_compared=False)
    previous = inspection_before(record, inspection, population.as_at)
    if previous is None:
        gap = gap_before(record, inspection, population.as_at)
        return Publication(
            council, inspection, None, (), follows_gap=gap is not None, is_first=_is_first(record, inspection)
        )
    return Publication(council, inspection, previous, moves_between(previous, inspection))


def _is_first(record: Record, inspection: PublishedInspection) -> bool:
    """A review of the safeguarding board judges no work of the council, so it may stand before."""
    every = record.by_council.get(inspection.authority_id, ())
    return not any(_judges_council(each) and each.published < inspection.published for each in every)


def _judges_council(inspection: PublishedInspection) -> bool:
    areas = inspection.judgements
    return is_graded(inspection.framework) and (not areas or any(map(is_of_council, areas)))
