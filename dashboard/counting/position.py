"""The position of each council as at a date: the grades of its latest graded inspection, area by area as printed.

An area that the latest inspection did not print has no position; an older inspection never fills it. The exception is
the safeguarding board, which is another body: its grade comes from the latest inspection or review that has one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

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
    """A council with its latest inspection, which is None if it has not been inspected.

    `board` is the inspection or review that last judged the safeguarding board. `gap` is a newer inspection missing
    from the record: with one the position is unknown, whatever the latest inspection on the record said.
    """

    council: Council
    inspection: PublishedInspection | None
    board: PublishedInspection | None = None
    gap: KnownGap | None = None

    def outcome(self, area: str) -> str:
        """The grade of an area, or a key of NoGrade."""
        found = self._outcomes.get(area)
        if found is None:
            found = self._outcomes[area] = self._outcome(area)
        return found

    @cached_property
    def _outcomes(self) -> dict[str, str]:
        """By area, those that were asked for: several parts of a page ask for the same ones."""
        return {}

    def _outcome(self, area: str) -> str:
        if self.gap is not None:
            return NoGrade.NEWER_NOT_ON_RECORD.value
        if self.inspection is None:
            return NoGrade.NOT_YET_INSPECTED.value
        return outcome_of(self.inspection_judging(area) or self.inspection, area)

    def inspection_judging(self, area: str) -> PublishedInspection | None:
        """The inspection or review that the area's grade is taken from."""
        return self.inspection if self.board is None or is_of_council(area) else self.board


def position_of(record: Record, council: Council, as_at: AsAt, scope: Scope = CURRENT) -> Position:
    known = record.known(council, as_at)
    latest = next((i for i in reversed(known) if scope.covers(i)), None)
    gaps = [gap for gap in record.gaps_known(council.pk, as_at) if scope.may_cover(gap)]
    newer = [gap for gap in gaps if latest is None or is_newer(gap, latest)]
    board = _board_inspection(known, latest) if latest else None
    return Position(council, latest, board, newer[-1] if newer else None)


def _board_inspection(known: Sequence[PublishedInspection], latest: PublishedInspection) -> PublishedInspection | None:
    """The last of `known`, oldest first, that judges the board under the framework of the latest inspection."""
    board_areas = frameworks()[latest.framework].areas_of_others
    return next((i for i in reversed(known) if board_areas & i.judgements.keys() and _counts_with(i, latest)), None)


def _counts_with(inspection: PublishedInspection, latest: PublishedInspection) -> bool:
    """Whether both follow one framework, or the inspection counts in the tables of the latest one's framework."""
    return latest.framework in (inspection.framework, frameworks()[inspection.framework].counts_in)
