"""Spells of a council: from the first report with any inadequate judgement to the first later one without, with the
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
class CouncilSpell:
    """`reports_and_visits` are the reports with an inadequate judgement and the visits, in order of publication.

    `ended_by` is the report without one that ended it; None while it goes on, or where the council was abolished first.
    """

    reports_and_visits: tuple[PublishedInspection, ...]
    until: datetime.date
    ended_by: PublishedInspection | None = None

    @property
    def began(self) -> datetime.date:
        return self.reports_and_visits[0].published

    @property
    def visit_count(self) -> int:
        return sum(map(follows_inadequate, self.reports_and_visits))


def council_spells(record: Record, council: Council, as_at: AsAt, until: datetime.date) -> tuple[CouncilSpell, ...]:
    """Oldest first; the one that goes on is followed to `until`, or to the last day of the council.

    None where an inspection is known of and not on the record: it may have begun or ended one.
    """
    if any(gap.moves_position for gap in record.gaps_known(council.pk, as_at)):
        return ()
    own = record.known(council, as_at)
    visits = [i for i in own if follows_inadequate(i)]
    until = min(until, council.valid_to or until)
    found: list[CouncilSpell] = []
    held: list[PublishedInspection] = []
    for inspection in filter(CURRENT.covers, own):
        if inadequate_areas_in(inspection):
            held.append(inspection)
        elif held:
            found.append(_council_spell(held, visits, inspection.published, inspection))
            held = []
    return (*found, _council_spell(held, visits, until, None)) if held else tuple(found)


def follows_inadequate(inspection: PublishedInspection) -> bool:
    """Whether it is a visit of those that go on while a judgement is inadequate."""
    return frameworks()[inspection.framework].follows_inadequate


def inadequate_areas_in(inspection: PublishedInspection) -> tuple[str, ...]:
    """The council's own judgements that are inadequate; the board's grade is the partnership's."""
    judged = inspection.judgements.items()
    return tuple(area for area, j in judged if j.rank == RANKS[Grade.INADEQUATE] and is_of_council(area))


def _council_spell(
    reports: Sequence[PublishedInspection],
    visits: Sequence[PublishedInspection],
    until: datetime.date,
    last: PublishedInspection | None,
) -> CouncilSpell:
    between = [visit for visit in visits if reports[0].published <= visit.published <= until]
    links = sorted((*reports, *between), key=lambda link: (link.published, link.pk))
    return CouncilSpell(tuple(links), max(until, reports[0].published), last)
