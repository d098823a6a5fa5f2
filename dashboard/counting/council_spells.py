"""Spells in which a council had any inadequate judgement: from the first report with one to the first without."""

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
    """`reports_and_visits` are the reports with an inadequate judgement and the monitoring visits, oldest first.

    `ended_by` is the first later report without one; None if the spell is open or the council was abolished first.
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
    """A council's spells, oldest first; an open one is followed to `until` or the council's last day.

    Empty if the council has a known gap: the missing inspection may have begun or ended a spell.
    """
    if any(gap.moves_position for gap in record.gaps_known(council.pk, as_at)):
        return ()
    own = record.known(council, as_at)
    visits = [i for i in own if follows_inadequate(i)]
    until = min(until, council.valid_to or until)
    found: list[CouncilSpell] = []
    inadequate: list[PublishedInspection] = []
    for inspection in filter(CURRENT.covers, own):
        if inadequate_areas_in(inspection):
            inadequate.append(inspection)
        elif inadequate:
            found.append(_council_spell(inadequate, visits, inspection.published, inspection))
            inadequate = []
    return (*found, _council_spell(inadequate, visits, until, None)) if inadequate else tuple(found)


def was_ever_inadequate(record: Record, council: Council, as_at: AsAt) -> bool:
    """Whether any inspection on the record by the date, of any framework, judged one of its own areas inadequate."""
    return any(map(inadequate_areas_in, record.known(council, as_at)))


def follows_inadequate(inspection: PublishedInspection) -> bool:
    """Whether it is a monitoring visit, which a council has while a judgement is inadequate."""
    return frameworks()[inspection.framework].follows_inadequate


def inadequate_areas_in(inspection: PublishedInspection) -> tuple[str, ...]:
    """The council's own judgements that are inadequate; the board's grade is the partnership's."""
    judged = inspection.judgements.items()
    return tuple(area for area, j in judged if j.rank == RANKS[Grade.INADEQUATE] and is_of_council(area))


def _council_spell(
    reports: Sequence[PublishedInspection],
    visits: Sequence[PublishedInspection],
    until: datetime.date,
    ended_by: PublishedInspection | None,
) -> CouncilSpell:
    between = [visit for visit in visits if reports[0].published <= visit.published <= until]
    in_order = sorted((*reports, *between), key=lambda each: (each.published, each.pk))
    return CouncilSpell(tuple(in_order), max(until, reports[0].published), ended_by)
