"""Times with any inadequate judgement: from the first report with one to the first later one without, and the
monitoring visits between them."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.counting.areas import is_of_council
from dashboard.counting.as_at import AsAt
from dashboard.counting.record import Council, Record
from dashboard.counting.scope import CURRENT
from inspections.queries.record import PublishedInspection
from inspections.reading.frameworks import frameworks
from inspections.reading.vocabulary import RANKS, Grade


@dataclass(frozen=True)
class InadequateSpell:
    """`links` are the reports with an inadequate judgement and the visits, in order of publication.

    `last` is the report without one that ended it; None while it goes on, or where the council was abolished first.
    """

    links: tuple[PublishedInspection, ...]
    until: datetime.date
    last: PublishedInspection | None = None

    @property
    def since(self) -> datetime.date:
        return self.links[0].published

    @property
    def days(self) -> int:
        return (self.until - self.since).days

    @property
    def visits(self) -> int:
        return sum(map(follows_inadequate, self.links))


def inadequate_spells(
    record: Record, council: Council, as_at: AsAt, until: datetime.date
) -> tuple[InadequateSpell, ...]:
    """Oldest first; the one that goes on is followed to `until`, or to the last day of the council."""
    own = record.known(council, as_at)
    visits = [i for i in own if follows_inadequate(i)]
    until = min(until, council.valid_to or until)
    found: list[InadequateSpell] = []
    held: list[PublishedInspection] = []
    for inspection in filter(CURRENT.covers, own):
        if inadequate_in(inspection):
            held.append(inspection)
        elif held:
            found.append(_chain(held, visits, inspection.published, inspection))
            held = []
    return (*found, _chain(held, visits, until, None)) if held else tuple(found)


def follows_inadequate(inspection: PublishedInspection) -> bool:
    """Whether it is a visit of those that go on while a judgement is inadequate."""
    return frameworks()[inspection.framework].follows_inadequate


def inadequate_in(inspection: PublishedInspection) -> tuple[str, ...]:
    """The council's own judgements that are inadequate; the board's grade is the partnership's."""
    judged = inspection.judgements.items()
    return tuple(area for area, j in judged if j.rank == RANKS[Grade.INADEQUATE] and is_of_council(area))


def _chain(
    reports: Sequence[PublishedInspection],
    visits: Sequence[PublishedInspection],
    until: datetime.date,
    last: PublishedInspection | None,
) -> InadequateSpell:
    between = [visit for visit in visits if reports[0].published <= visit.published <= until]
    links = sorted((*reports, *between), key=lambda link: (link.published, link.pk))
    return InadequateSpell(tuple(links), max(until, reports[0].published), last)
