"""The dates that tell one inspection of a council from another, and whether two are the same one."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

# Without days on site on both sides, reports of one inspection are published within about a month of each other.
_NEAR = datetime.timedelta(days=31)


class Dated(Protocol):
    """What has the dates of an inspection: one on the record, withdrawn from it, or known to be missing."""

    @property
    def start(self) -> datetime.date | None: ...
    @property
    def end(self) -> datetime.date | None: ...
    @property
    def published(self) -> datetime.date | None: ...


@dataclass(frozen=True)
class InspectionDates:
    """The dates that tell one inspection of a council from another."""

    start: datetime.date | None
    end: datetime.date | None
    published: datetime.date | None


def matching_inspection[D: Dated](found: Iterable[D], when: InspectionDates) -> D | None:
    """Which of the inspections of one council under one framework is the one of those dates."""
    candidates = list(found)
    exact = [i for i in candidates if i.start and i.start == when.start]
    near = [i for i in candidates if _same_visit(i, when)]
    return next(iter([*exact, *sorted(near, key=lambda i: _time_apart(i, when))]), None)


def _same_visit(inspection: Dated, when: InspectionDates) -> bool:
    if inspection.start and inspection.end and when.start and when.end:
        return when.start <= inspection.end and inspection.start <= when.end
    return _time_apart(inspection, when) <= _NEAR


def _time_apart(inspection: Dated, when: InspectionDates) -> datetime.timedelta:
    """How far two reports were published apart; very far where that is not known."""
    day = when.published or when.end
    return abs(inspection.published - day) if inspection.published and day else datetime.timedelta.max
