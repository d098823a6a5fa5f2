"""The scope of a count: the current position across frameworks, one framework, or one edition of it."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from dashboard.counting.editions import edition_answer
from inspections.queries.ledger import KnownGap
from inspections.queries.record import PublishedInspection
from inspections.reading.area import Area
from inspections.reading.framework import Edition, Framework
from inspections.reading.frameworks import frameworks


@dataclass(frozen=True)
class Scope:
    """`key` names it in addresses. No framework means all that bear a position, no edition all of a framework's."""

    key: str
    framework: str | None = None
    edition: str | None = None

    @property
    def is_current(self) -> bool:
        return self.framework is None

    @property
    def frameworks(self) -> tuple[Framework, ...]:
        """The frameworks whose inspections it covers, oldest first."""
        known = frameworks()
        return known.bearing_position if self.framework is None else (known[self.framework],)

    @property
    def first(self) -> Framework:
        """Its framework, or the oldest of those that bear a position."""
        return self.frameworks[0]

    def covers(self, inspection: PublishedInspection) -> bool:
        if self.framework is None:
            known = frameworks().get(inspection.framework)
            return known is not None and known.bears_position
        if inspection.framework != self.framework:
            return False
        followed = edition_answer(inspection).edition if self.edition else None
        return self.edition is None or (followed is not None and followed.key == self.edition)

    def may_cover(self, gap: KnownGap) -> bool:
        """Whether a missing inspection may belong to the scope; True too if its edition is undecided."""
        if self.framework is None:
            return gap.moves_position
        if gap.framework != self.framework:
            return False
        followed = frameworks()[gap.framework].edition_on(gap.start, ()).edition if self.edition else None
        return followed is None or followed.key == self.edition

    @property
    def areas(self) -> tuple[str, ...]:
        """The areas of its tables, in the order of the framework."""
        return tuple(area.key for area in self._areas)

    @property
    def _areas(self) -> tuple[Area, ...]:
        if self.framework is None:
            return frameworks().position_areas
        found: dict[str, Area] = {}
        for edition in self.editions:
            for area in edition.areas:
                found.setdefault(area.key, area)
        return tuple(found.values())

    @property
    def editions(self) -> tuple[Edition, ...]:
        return tuple(e for e in self.first.editions if e.areas and self.edition in (None, e.key))

    @property
    def stands_apart(self) -> bool:
        """Whether its inspections bear no position, and so appear in tables of their own only."""
        return not self.first.bears_position

    @property
    def grades(self) -> tuple[str, ...]:
        """The grades of its scale, best first."""
        return tuple(grade.value for grade in self.frameworks[-1].grades)

    @property
    def headline(self) -> str:
        """The key of the area that sums up the others, or of the first area if none does."""
        return next((area.key for area in self._areas if area.headline), self._areas[0].key)

    @property
    def ends(self) -> datetime.date | None:
        """The last day on which such inspections could start; None while they still can."""
        return None if self.is_current else self.editions[-1].inspections_to


CURRENT: Final = Scope("current")


def scopes(held: Iterable[str]) -> tuple[Scope, ...]:
    """The scopes to choose from, given the frameworks on the record: the current position, then newest first.

    A framework whose judgements count in another's tables has no scope of its own.
    """
    known, keys = frameworks(), set(held)
    graded = [f for f in known.values() if f.graded and not f.counts_in and (f.bears_position or f.key in keys)]
    found = [CURRENT]
    for one in sorted(graded, key=lambda f: f.inspections_from or datetime.date.min, reverse=True):
        found.append(Scope(one.key, one.key))
        editions = [e for e in one.editions if e.areas]
        if len(editions) > 1:
            found += [Scope(f"{one.key}-{e.key}", one.key, e.key) for e in reversed(editions)]
    return tuple(found)


def is_earlier(framework: str) -> bool:
    """Whether a framework began before the first that bears a position, and so belongs to the earlier history."""
    began, first = frameworks()[framework].inspections_from, CURRENT.first.inspections_from
    return began is not None and first is not None and began < first


def usual_scope(date: datetime.date) -> Scope:
    """The scope shown by default on a date: the one framework with reports by then, else the current position."""
    bearing = frameworks().bearing_position
    reported = [each for each in bearing if (each.reports_from or each.inspections_from or date) <= date]
    if len(reported) > 1 or not bearing:
        return CURRENT
    only = (reported or bearing)[0].key
    return Scope(only, only)
