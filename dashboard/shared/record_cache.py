"""What pages read: the record that counting starts from, kept in the process until the database changes."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any, Final

from authorities.models import Authority, Neighbour
from authorities.models import Succession as SuccessionRow
from authorities.queries import all_authorities
from dashboard.counting.record import Council, Record, Succession
from inspections.ledger.shipped import SHIPPED_ON
from inspections.queries.ledger import completeness, known_gaps
from inspections.queries.record import published_inspections, undated_visits
from inspections.queries.record_version import record_state


@dataclass(frozen=True)
class _ReadRecord:
    """The record as it was in one state of the database, and what pages made of it alone, by what was asked."""

    state: tuple[object, ...]
    record: Record
    made: dict[Hashable, Any]


@dataclass
class _Holder:
    """The record as it was last read; replaced as a whole."""

    now: _ReadRecord | None = None


_HOLDER: Final = _Holder()


def published_record() -> Record:
    """Every council, every published inspection, and who took over from whom; nobody may change what it holds.

    One query where the record has not changed, eight where it has. The state is read before the record: a change
    between the two makes the next page read again.
    """
    return _read_record().record


def cache_of_this_record() -> dict[Hashable, Any]:
    """What pages keep that they made of the record alone; emptied when the database changes."""
    return _read_record().made


def _read_record() -> _ReadRecord:
    state, kept = record_state(), _HOLDER.now
    if kept is None or kept.state != state:
        kept = _HOLDER.now = _ReadRecord(state, _load_record(), {})
    return kept


def forget_the_record() -> None:
    """The next page reads it anew, even if the database has not changed."""
    _HOLDER.now = None


def _load_record() -> Record:
    successions = SuccessionRow.objects.values_list("predecessor_id", "successor_id", "date", "extent")
    inspections, undated = tuple(published_inspections()), tuple(undated_visits())
    return Record(
        councils=tuple(map(_council, all_authorities())),
        inspections=inspections,
        successions=tuple(Succession(*row) for row in successions),
        gaps=known_gaps((*inspections, *undated)),
        undated=undated,
        ledger=completeness(),
        read_on=SHIPPED_ON,
    )


def neighbour_pks(council: Council) -> list[int]:
    """The statistical neighbours of a council, in the order of the current list."""
    rows = Neighbour.objects.filter(authority_id=council.pk, edition=Neighbour.Edition.CURRENT)
    return list(rows.order_by("position").values_list("neighbour_id", flat=True))


def _council(authority: Authority) -> Council:
    return Council(
        pk=authority.pk,
        dfe_number=authority.dfe_number,
        name=authority.short_name,
        slug=authority.slug,
        type=authority.type,
        region=authority.region,
        valid_from=authority.valid_from,
        valid_to=authority.valid_to,
        region_ofsted=authority.region_ofsted,
    )
