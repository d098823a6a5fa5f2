"""The population of a count: the record, a date with its basis, and the chosen councils."""

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
    """`councils` are in display order and include those that did not exist on the date.

    Counts are cached on the instance, because several parts of a page ask for the same ones.
    """

    record: Record
    as_at: AsAt
    councils: tuple[Council, ...]

    @cached_property
    def positions(self) -> tuple[Position, ...]:
        """The position of every council that existed on the date, without those whose position is unknown."""
        return tuple(position for position in self.standing if position.gap is None)

    @cached_property
    def left_out(self) -> tuple[Position, ...]:
        """The positions that no figure may count, because a newer inspection is missing from the record."""
        return tuple(position for position in self.standing if position.gap is not None)

    @cached_property
    def standing(self) -> tuple[Position, ...]:
        """`positions` and `left_out` together: one for every council that existed on the date."""
        return self.standing_in(CURRENT)

    def positions_in(self, scope: Scope) -> tuple[Position, ...]:
        """Like `positions`, by the inspections of the scope alone."""
        return tuple(position for position in self.standing_in(scope) if position.gap is None)

    def standing_in(self, scope: Scope) -> tuple[Position, ...]:
        """Like `standing`, by the inspections of the scope alone."""
        existing = (council for council in self.councils if council.existed_on(self.as_at.date))
        known: dict[int, Position] = self.record.kept_as_at(self.as_at, scope)
        return tuple(known.get(each.pk) or known.setdefault(each.pk, self._position(each, scope)) for each in existing)

    def _position(self, council: Council, scope: Scope) -> Position:
        return position_of(self.record, council, self.as_at, scope)

    def gaps_in(self, scope: Scope) -> tuple[KnownGap, ...]:
        """The known gaps that may belong to the scope, whether or not the record has a newer inspection."""
        return tuple(gap for gap in self.gaps if scope.may_cover(gap))

    @cached_property
    def gaps(self) -> tuple[KnownGap, ...]:
        """Every inspection of these councils known by the date and missing from the record, oldest first."""
        every = (gap for pk in self._pks for gap in self.record.gaps_known(pk, self.as_at))
        return tuple(sorted(every, key=lambda gap: (gap.since, gap.pk)))

    @cached_property
    def inspections(self) -> tuple[PublishedInspection, ...]:
        """Every inspection by the date in record order, including those of councils abolished since."""
        return tuple(i for i in self.record.inspections if i.authority_id in self._pks and self.as_at.covers(i))

    def moved_to(self, day: datetime.date) -> Population:
        """The same councils at another date, on the same basis."""
        return replace(self, as_at=self.as_at.moved_to(day))

    @cached_property
    def _pks(self) -> frozenset[int]:
        return frozenset(council.pk for council in self.councils)


def population_of(record: Record, as_at: AsAt, region: str = "", council_type: str = "") -> Population:
    """The councils of a region (the ONS's or the inspectorate's) and a type; blank means any."""
    chosen = (
        council
        for council in record.councils
        if region in ("", council.region, council.region_ofsted) and council_type in ("", council.type)
    )
    return Population(record, as_at, tuple(chosen))
