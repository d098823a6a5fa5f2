"""What counting starts from: the councils with their validity dates, and every published inspection, put in order."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from dashboard.counting.as_at import AsAt, ended_on
from inspections.queries.record import PublishedInspection


@dataclass(frozen=True, slots=True)
class Council:
    """A council as counting needs it; `type` and the regions, ONS and inspectorate's, are today's.

    A blank start means before 2005.
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

    def existed_on(self, day: datetime.date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Succession:
    """One council taking over from another on a day; `extent` is "whole", "part" or the name of the part."""

    predecessor: int
    successor: int
    date: datetime.date
    extent: str


def latest_order(inspection: PublishedInspection) -> tuple[datetime.date, datetime.date, int]:
    """By inspection end, tie-break publication: publication alone can invert the order within a framework."""
    return ended_on(inspection), inspection.published, inspection.pk


@dataclass(frozen=True)
class Record:
    """Everything that counting starts from, loaded once and kept between pages."""

    councils: tuple[Council, ...]
    inspections: tuple[PublishedInspection, ...]
    successions: tuple[Succession, ...] = ()

    @cached_property
    def by_council(self) -> dict[int, list[PublishedInspection]]:
        """The inspections of each council, oldest first in the order of "latest"."""
        found: dict[int, list[PublishedInspection]] = {council.pk: [] for council in self.councils}
        for inspection in sorted(self.inspections, key=latest_order):
            found.setdefault(inspection.authority_id, []).append(inspection)
        return found

    @cached_property
    def by_pk(self) -> dict[int, Council]:
        return {council.pk: council for council in self.councils}

    @cached_property
    def frameworks(self) -> frozenset[str]:
        """The keys of those that any inspection was made under."""
        return frozenset(inspection.framework for inspection in self.inspections)

    @cached_property
    def regions(self) -> tuple[str, ...]:
        """The ONS's, by name."""
        return tuple(sorted({council.region for council in self.councils}))

    @cached_property
    def region_divisions(self) -> dict[str, tuple[str, ...]]:
        """England by the ONS's regions under "", and by the inspectorate's, which takes two of them together."""
        eight = {council.region_ofsted for council in self.councils if council.region_ofsted}
        return {"": self.regions, "ofsted": tuple(sorted(eight))}

    def known(self, council: Council, as_at: AsAt) -> list[PublishedInspection]:
        """The inspections of a council that the date covers, in the order of "latest"; never a predecessor's."""
        return [inspection for inspection in self.by_council.get(council.pk, ()) if as_at.covers(inspection)]

    def council_with(self, slug: str) -> Council | None:
        return next((council for council in self.councils if council.slug == slug), None)

    def standing_on(self, day: datetime.date) -> list[Council]:
        """The councils that existed on a day, so that their number is derived and never assumed."""
        return [council for council in self.councils if council.existed_on(day)]

    def predecessors(self, council: Council) -> list[tuple[Council, Succession]]:
        """Whose area this council took over; their history is linked, never counted as its own."""
        found = [(self.by_pk[s.predecessor], s) for s in self.successions if s.successor == council.pk]
        return sorted(found, key=lambda pair: pair[0].name)

    def successors(self, council: Council) -> list[tuple[Council, Succession]]:
        found = [(self.by_pk[s.successor], s) for s in self.successions if s.predecessor == council.pk]
        return sorted(found, key=lambda pair: pair[0].name)
