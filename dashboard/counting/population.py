"""Whom a count is about: the record, a date with its basis, and the councils that were chosen."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from functools import cached_property

from dashboard.counting.as_at import AsAt
from dashboard.counting.position import Position, position_of
from dashboard.counting.record import Council, Record
from dashboard.counting.scope import CURRENT, Scope
from inspections.queries.ledger import KnownGap
from inspections.queries.record import PublishedInspection


@dataclass(frozen=True)
class Population:
    """`councils` are in the order in which they are to be shown, those abolished or not begun by the date included.

    What is counted of it is worked out once, however many parts of a page ask.
    """

    record: Record
    as_at: AsAt
    councils: tuple[Council, ...]

    @cached_property
    def positions(self) -> tuple[Position, ...]:
        """Of every council that existed on the date and of which it is known, across frameworks."""
        return tuple(position for position in self.standing if position.gap is None)

    @cached_property
    def left_out(self) -> tuple[Position, ...]:
        """The councils of the date that no figure can count: a newer inspection of theirs is not on the record."""
        return tuple(position for position in self.standing if position.gap is not None)

    @cached_property
    def standing(self) -> tuple[Position, ...]:
        """Both: every council that existed on the date, for a page that has a place for each."""
        return self.standing_in(CURRENT)

    def positions_in(self, scope: Scope) -> tuple[Position, ...]:
        """The same as `positions` by the inspections of one framework, or of one edition of it."""
        return tuple(position for position in self.standing_in(scope) if position.gap is None)

    def standing_in(self, scope: Scope) -> tuple[Position, ...]:
        standing = (council for council in self.councils if council.existed_on(self.as_at.date))
        return tuple(position_of(self.record, council, self.as_at, scope) for council in standing)

    def gaps_in(self, scope: Scope) -> tuple[KnownGap, ...]:
        """The inspections of these councils that the date covers and the record does not hold, newer ones or not."""
        return tuple(gap for gap in self.gaps if scope.may_cover(gap))

    @cached_property
    def gaps(self) -> tuple[KnownGap, ...]:
        """All of them, oldest first."""
        every = (gap for pk in self._pks for gap in self.record.gaps_known(pk, self.as_at))
        return tuple(sorted(every, key=lambda gap: (gap.since, gap.pk)))

    @cached_property
    def inspections(self) -> tuple[PublishedInspection, ...]:
        """Every one that the date covers, in the order of the record; those of councils since abolished too."""
        return tuple(i for i in self.record.inspections if i.authority_id in self._pks and self.as_at.covers(i))

    def moved_to(self, day: datetime.date) -> Population:
        """The same councils at another date, on the same basis."""
        return replace(self, as_at=self.as_at.moved_to(day))

    @cached_property
    def _pks(self) -> frozenset[int]:
        return frozenset(council.pk for council in self.councils)


def population_of(record: Record, as_at: AsAt, region: str = "", council_type: str = "") -> Population:
    """The councils of a region and a type, or of all England; the region may be the ONS's or the inspectorate's."""
    chosen = (
        council
        for council in record.councils
        if region in ("", council.region, council.region_ofsted) and council_type in ("", council.type)
    )
    return Population(record, as_at, tuple(chosen))
