"""The date that a count is as at, and the basis that decides which inspections it includes."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass
from enum import StrEnum

from inspections.queries.record import PublishedInspection


class Basis(StrEnum):
    """`published` counts reports out by the date, so it never changes with hindsight.

    `inspected` counts inspections that had ended by the date and were published by a cut-off, as the inspectorate does.
    """

    PUBLISHED = "published"
    INSPECTED = "inspected"


@dataclass(frozen=True)
class AsAt:
    """A date and its basis. The cut-off for publication applies to the inspected basis only."""

    date: datetime.date
    basis: Basis = Basis.PUBLISHED
    cutoff: datetime.date | None = None

    @property
    def published_until(self) -> datetime.date:
        """The last publication date that counts."""
        if self.basis is Basis.PUBLISHED:
            return self.date
        return self.cutoff or months_after(self.date, 2)

    def covers(self, inspection: PublishedInspection) -> bool:
        if inspection.published > self.published_until:
            return False
        return self.basis is Basis.PUBLISHED or ended_on(inspection) <= self.date

    def moment(self, inspection: PublishedInspection) -> datetime.date:
        """The day at which this basis places an inspection: its publication, or its last day on site."""
        return inspection.published if self.basis is Basis.PUBLISHED else ended_on(inspection)

    def moved_to(self, day: datetime.date) -> AsAt:
        """The same basis at another date; a cut-off keeps its distance from the date."""
        if self.cutoff is None:
            return AsAt(day, self.basis)
        return AsAt(day, self.basis, day + (self.cutoff - self.date))


def ended_on(inspection: PublishedInspection) -> datetime.date:
    """The last day on site; the publication date where no dates on site are known."""
    return inspection.end or inspection.published


def months_after(day: datetime.date, months: int) -> datetime.date:
    """The same day that many months later; the last day of a month leads to the last day of a month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    is_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return datetime.date(year, month + 1, last if is_last else min(day.day, last))


def year_before(day: datetime.date) -> datetime.date:
    """The same day a year earlier; 29 February leads to 28 February."""
    last = calendar.monthrange(day.year - 1, day.month)[1]
    return day.replace(year=day.year - 1, day=min(day.day, last))
