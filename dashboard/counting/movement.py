"""Who moved: a council's latest inspection compared with the one before it, area by area."""

import datetime
from dataclasses import dataclass

from dashboard.counting.areas import own_areas, sums_up
from dashboard.counting.as_at import AsAt
from dashboard.counting.outcome import is_grade, outcome_of
from dashboard.counting.population import Population
from dashboard.counting.record import Council, Record
from dashboard.counting.scope import CURRENT
from inspections.queries.ledger import KnownGap
from inspections.queries.record import PublishedInspection
from inspections.reading.vocabulary import RANKS


@dataclass(frozen=True)
class AreaMove:
    """The grades of one area in two inspections."""

    area: str
    before: str
    after: str

    @property
    def rise(self) -> int:
        """Grades moved: positive if it got better, negative if worse."""
        return RANKS[self.after] - RANKS[self.before]


@dataclass(frozen=True)
class CouncilMove:
    """A council's latest inspection against the one before, with a move for every area that both graded."""

    council: Council
    inspection: PublishedInspection
    previous: PublishedInspection
    moves: tuple[AreaMove, ...]

    @property
    def balance(self) -> int:
        """Net grades moved: positive if the council moved up overall, negative if down.

        Overall effectiveness sums up the other areas, so counting it would count their moves twice.
        """
        return sum(move.rise for move in self.moves if not sums_up(move.area))


def moves_between(previous: PublishedInspection, inspection: PublishedInspection) -> tuple[AreaMove, ...]:
    """Every area graded in both. The same key means the same judgement, whatever the framework."""
    pairs = ((area, outcome_of(previous, area), outcome_of(inspection, area)) for area in own_areas())
    return tuple(AreaMove(*pair) for pair in pairs if is_grade(pair[1]) and is_grade(pair[2]))


def inspection_before(
    record: Record, inspection: PublishedInspection, as_at: AsAt | None = None
) -> PublishedInspection | None:
    """The council's previous graded inspection, never a predecessor council's.

    None if an inspection missing from the record is known to lie between the two.
    """
    before = _last_on_record(record, inspection, as_at)
    return before if record.gap_between(before, inspection) is None else None


def gap_before(record: Record, inspection: PublishedInspection, as_at: AsAt | None = None) -> KnownGap | None:
    """The known gap just before this inspection; None if the inspection before it is on the record."""
    return record.gap_between(_last_on_record(record, inspection, as_at), inspection)


def _last_on_record(record: Record, inspection: PublishedInspection, as_at: AsAt | None) -> PublishedInspection | None:
    every = record.by_council.get(inspection.authority_id, ())
    own = [i for i in every if CURRENT.covers(i) and (as_at is None or as_at.covers(i))]
    at = own.index(inspection) if inspection in own else 0
    return own[at - 1] if at else None


def moved_since(population: Population, since: datetime.date) -> list[CouncilMove]:
    """Councils whose latest inspection falls after `since`, each against the inspection before it."""
    found = []
    for position in population.positions:
        latest = position.inspection
        if latest is None or population.as_at.moment(latest) <= since:
            continue
        previous = inspection_before(population.record, latest, population.as_at)
        if previous is not None:
            found.append(CouncilMove(position.council, latest, previous, moves_between(previous, latest)))
    return found
