"""The position of each council as at a date: the grades of its latest graded inspection, area by area as printed.

What that inspection did not print has no position, and an older inspection never fills it. The one exception is the
safeguarding board within SIF, which takes the latest inspection or stand-alone review that has one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.counting.as_at import AsAt
from dashboard.counting.outcome import Absence, outcome_of
from dashboard.counting.record import Council, Record
from dashboard.counting.scope import CURRENT, Scope
from inspections.queries.record import PublishedInspection


@dataclass(frozen=True)
class Position:
    """A council with its latest inspection, or None while it is not yet inspected, and the one with its board."""

    council: Council
    inspection: PublishedInspection | None
    board: PublishedInspection | None = None

    def finding(self, area: str) -> str:
        """The grade of an area, or why there is none."""
        if self.inspection is None:
            return Absence.NOT_YET_INSPECTED.value
        if area == "lscb" and self.board is not None:
            return outcome_of(self.board, area)
        return outcome_of(self.inspection, area)


def position_of(record: Record, council: Council, as_at: AsAt, scope: Scope = CURRENT) -> Position:
    known = record.known(council, as_at)
    latest = next((i for i in reversed(known) if scope.covers(i)), None)
    return Position(council, latest, _board(known, latest))


def _board(known: Sequence[PublishedInspection], latest: PublishedInspection | None) -> PublishedInspection | None:
    if latest is None or latest.framework != "sif":
        return None
    return next((i for i in reversed(known) if i.framework in ("sif", "lscb") and "lscb" in i.judgements), None)
