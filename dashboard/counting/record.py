"""The record that counting starts from: the councils with their validity dates, and every published inspection."""

import datetime
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, Final

from dashboard.counting.as_at import AsAt, Basis, ended_on
from dashboard.counting.reach import Reach
from inspections.queries.ledger import Completeness, KnownGap, record_complete_to
from inspections.queries.record import PublishedInspection, UndatedVisit
from inspections.reading.frameworks import frameworks

_DATES_KEPT: Final = 64
"""Dates and scopes for which what was counted of each council is kept: about 100 KB each."""


@dataclass(frozen=True, slots=True)
class Council:
    """A council. `type`, `region` (the ONS's) and `region_ofsted` are today's; no `valid_from` means before 2005.

    `ofsted_urn` is the inspectorate's own number of it; blank where it has none.
    """

    pk: int
    dfe_number: str
    name: str
    slug: str
    type: str
    region: str
    valid_from: datetime.date | None
    valid_to: datetime.date | None
    region_ofsted: str = ""
    ofsted_urn: str = ""

    def existed_on(self, day: datetime.date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    def has_ended_by(self, day: datetime.date) -> bool:
        return self.valid_to is not None and self.valid_to < day


@dataclass(frozen=True, slots=True)
class Succession:
    """One council taking over from another, by primary keys; `extent` is "whole", "part" or the part's name."""

    predecessor: int
    successor: int
    date: datetime.date
    extent: str


def _first_framework_began() -> datetime.date:
    return frameworks().first_begun.inspections_from or datetime.date.min


def covers_gap(as_at: AsAt, gap: KnownGap) -> bool:
    """Whether the missing inspection would count by the date; if only one of its days is known, that one decides."""
    if (gap.published or gap.since) > as_at.published_until:
        return False
    return as_at.basis is Basis.PUBLISHED or (gap.start or gap.since) <= as_at.date


def is_newer(gap: KnownGap, inspection: PublishedInspection) -> bool:
    """Whether the missing inspection came after this one. The same day counts as after, because it may have been."""
    return gap.since >= (inspection.published if gap.published else ended_on(inspection))


def latest_order(inspection: PublishedInspection) -> tuple[datetime.date, datetime.date, int]:
    """Sort key: inspection end, then publication, which alone can invert the order within a framework."""
    return ended_on(inspection), inspection.published, inspection.pk


@dataclass(frozen=True)
class Record:
    """Everything that counting starts from, loaded once and cached between requests.

    `gaps` are inspections known to be missing. `undated` are visits without a publication date, which no count as at
    a date includes. `ledger` says, by framework, to when the record is complete. `read_on` is the last day of a record
    without any inspection: the day of the shipped data, never today's date.
    """

    councils: tuple[Council, ...]
    inspections: tuple[PublishedInspection, ...]
    successions: tuple[Succession, ...] = ()
    gaps: tuple[KnownGap, ...] = ()
    undated: tuple[UndatedVisit, ...] = ()
    ledger: Mapping[str, Completeness] = field(default_factory=dict)
    read_on: datetime.date | None = None

    @cached_property
    def by_council(self) -> dict[int, list[PublishedInspection]]:
        """The inspections of each council by primary key, oldest first by `latest_order`."""
        found: dict[int, list[PublishedInspection]] = {council.pk: [] for council in self.councils}
        for inspection in sorted(self.inspections, key=latest_order):
            found.setdefault(inspection.authority_id, []).append(inspection)
        return found

    @cached_property
    def by_pk(self) -> dict[int, Council]:
        return {council.pk: council for council in self.councils}

    @cached_property
    def frameworks(self) -> frozenset[str]:
        """The keys of the frameworks with at least one inspection on the record."""
        return frozenset(inspection.framework for inspection in self.inspections)

    @cached_property
    def regions(self) -> tuple[str, ...]:
        """The ONS regions, by name."""
        return tuple(sorted({council.region for council in self.councils}))

    @cached_property
    def region_divisions(self) -> dict[str, tuple[str, ...]]:
        """The ONS regions under "", and the inspectorate's eight, which merge two of them, under "ofsted"."""
        eight = {council.region_ofsted for council in self.councils if council.region_ofsted}
        return {"": self.regions, "ofsted": tuple(sorted(eight))}

    def known(self, council: Council, as_at: AsAt) -> list[PublishedInspection]:
        """A council's own inspections by the date, oldest first by `latest_order`; never a predecessor's."""
        return [inspection for inspection in self.by_council.get(council.pk, ()) if as_at.covers(inspection)]

    @cached_property
    def kept_as_at(self) -> Callable[[AsAt, Hashable], dict[int, Any]]:
        """What was counted of single councils, by primary key, as at a date and in a scope: at first nothing.

        Pages ask for the same dates again and again: each 31 March, a year before, the latest.
        """
        return lru_cache(maxsize=_DATES_KEPT)(lambda as_at, scope: {})

    @cached_property
    def last_day(self) -> datetime.date:
        """The day that "Latest" shows: the last one on which anything is known to have happened."""
        complete = record_complete_to(self.ledger)
        days = [*(i.published for i in self.inspections), *(gap.since for gap in self.gaps)]
        return max([*days, *([complete] if complete else [])], default=self.read_on or _first_framework_began())

    @cached_property
    def reach(self) -> Reach:
        """How far the inspections that decide a position reach; `later` counts reports of every kind."""
        complete = record_complete_to(self.ledger)
        gaps = [gap for gap in self.gaps if gap.moves_position]
        return self._reach(complete, gaps, is_over=False, counted=self.inspections)

    def reach_of(self, frameworks: Iterable[str]) -> Reach:
        """How far the inspections of some frameworks reach: to the earliest date of the ledger among them."""
        keys = set(frameworks)
        entries = [self.ledger.get(key) for key in keys]
        days = [entry.complete_to if entry else None for entry in entries if not (entry and entry.is_over)]
        is_over = not days and bool(entries)
        complete = None if None in days else min((day for day in days if day), default=None)
        gaps = [gap for gap in self.gaps if gap.framework in keys]
        counted = [i for i in self.inspections if i.framework in keys]
        return self._reach(complete, gaps, is_over=is_over, counted=counted)

    def _reach(
        self,
        complete: datetime.date | None,
        gaps: Iterable[KnownGap],
        *,
        is_over: bool,
        counted: Iterable[PublishedInspection],
    ) -> Reach:
        later = sum(complete is not None and i.published > complete for i in counted)
        lacking = sum(is_over or (complete is not None and gap.since <= complete) for gap in gaps)
        return Reach(self.last_day, complete, is_over, later, lacking, self._foreseen)

    @cached_property
    def _foreseen(self) -> tuple[datetime.date, ...]:
        """The days after the last one on which, by the register, councils begin or no longer exist."""
        one_day = datetime.timedelta(days=1)
        days = {day for c in self.councils for day in (c.valid_from, c.valid_to and c.valid_to + one_day) if day}
        return tuple(sorted(day for day in days if day > self.last_day))

    @cached_property
    def gaps_by_council(self) -> dict[int, list[KnownGap]]:
        """The known gaps of each council by primary key, oldest first."""
        found: dict[int, list[KnownGap]] = {}
        for gap in sorted(self.gaps, key=lambda gap: gap.since):
            found.setdefault(gap.authority_id, []).append(gap)
        return found

    def gaps_known(self, council: int, as_at: AsAt) -> list[KnownGap]:
        """A council's inspections known by the date and missing from the record, oldest first."""
        return [gap for gap in self.gaps_by_council.get(council, ()) if covers_gap(as_at, gap)]

    def gap_between(self, before: PublishedInspection | None, after: PublishedInspection) -> KnownGap | None:
        """The newest missing inspection known to lie between two of a council, or before its first.

        Inspections with a gap between them are not successive and must not be compared.
        """
        for gap in reversed(self.gaps_by_council.get(after.authority_id, ())):
            if gap.moves_position and not is_newer(gap, after) and (before is None or is_newer(gap, before)):
                return gap
        return None

    def council_with(self, slug: str) -> Council | None:
        return next((council for council in self.councils if council.slug == slug), None)

    def standing_on(self, day: datetime.date) -> list[Council]:
        """The councils that existed on a day."""
        return [council for council in self.councils if council.existed_on(day)]

    def predecessors(self, council: Council) -> list[tuple[Council, Succession]]:
        """The councils whose area this one took over. Their history is linked, never counted as its own."""
        found = [(self.by_pk[s.predecessor], s) for s in self.successions if s.successor == council.pk]
        return sorted(found, key=lambda pair: pair[0].name)

    def successors(self, council: Council) -> list[tuple[Council, Succession]]:
        found = [(self.by_pk[s.successor], s) for s in self.successions if s.predecessor == council.pk]
        return sorted(found, key=lambda pair: pair[0].name)
