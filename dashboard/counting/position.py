"""The position of each council as at a date: the grades of its latest graded inspection, area by area as printed.

What that inspection did not print has no position, and an older inspection never fills it. The one exception is what
its framework says of another body than the council, the safeguarding board: there the latest inspection or stand-alone
review counts that has it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.counting.areas import is_of_council
from dashboard.counting.as_at import AsAt
from dashboard.counting.outcome import NoGrade, outcome_of
from dashboard.counting.record import Council, Record, is_newer
from dashboard.counting.scope import CURRENT, Scope
from inspections.queries.ledger import KnownGap
from inspections.queries.record import PublishedInspection
from inspections.reading.frameworks import frameworks


@dataclass(frozen=True)
class Position:
    """A council with its latest inspection, or None while it is not yet inspected, and the one with its board.

    `gap` is a newer inspection that is known of and not on the record: then nothing is known of where the council
    stands, whatever the latest inspection on record said.
    """

    council: Council
    inspection: PublishedInspection | None
    board: PublishedInspection | None = None
    gap: KnownGap | None = None

    def outcome(self, area: str) -> str:
        """The grade of an area, or why there is none."""
        if self.gap is not None:
            return NoGrade.NEWER_NOT_ON_RECORD.value
        if self.inspection is None:
            return NoGrade.NOT_YET_INSPECTED.value
        return outcome_of(self.inspection_judging(area) or self.inspection, area)

    def inspection_judging(self, area: str) -> PublishedInspection | None:
        """The inspection that the judgement is taken from."""
        return self.inspection if self.board is None or is_of_council(area) else self.board


def position_of(record: Record, council: Council, as_at: AsAt, scope: Scope = CURRENT) -> Position:
    known = record.known(council, as_at)
    latest = next((i for i in reversed(known) if scope.covers(i)), None)
    gaps = [gap for gap in record.gaps_known(council.pk, as_at) if scope.may_cover(gap)]
    newer = [gap for gap in gaps if latest is None or is_newer(gap, latest)]
    return Position(council, latest, _board(known, latest), newer[-1] if newer else None)


def _board(known: Sequence[PublishedInspection], latest: PublishedInspection | None) -> PublishedInspection | None:
    others = frameworks()[latest.framework].areas_of_others if latest else None
    if latest is None or not others:
        return None
    return next((i for i in reversed(known) if others & i.judgements.keys() and _counts_with(i, latest)), None)


def _counts_with(inspection: PublishedInspection, latest: PublishedInspection) -> bool:
    """Whether both are of one framework, or the one counts in the tables of the other's."""
    return latest.framework in (inspection.framework, frameworks()[inspection.framework].counts_in)
