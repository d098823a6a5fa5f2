"""The record that pages count from, cached in the process until the database changes."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Final

from authorities.models import Authority, Neighbour
from authorities.models import Succession as SuccessionRow
from authorities.queries import all_authorities
from dashboard.counting.record import Council, Record, Succession
from inspections.ledger.shipped import SHIPPED_ON
from inspections.queries.ledger import completeness, known_gaps
from inspections.queries.record import published_inspections, undated_visits
from inspections.queries.record_version import record_state

MOST_KEPT: Final = 12
"""Answers kept of one kind: days and filters can be asked for without end, and an answer may have a megabyte or two."""


@dataclass(frozen=True)
class _ReadRecord:
    """The record in one state of the database, with a cache for whatever pages derive from it alone."""

    state: tuple[object, ...]
    record: Record
    derived: dict[Hashable, Any]


@dataclass
class _Holder:
    """The record as it was last read. Threads share it, so it is only ever replaced as a whole, and one of them reads
    it for all who ask meanwhile.
    """

    now: _ReadRecord | None = None
    reading: Lock = field(default_factory=Lock)


_HOLDER: Final = _Holder()


def published_record() -> Record:
    """The shared record, which must not be modified.

    Takes one query if the record has not changed, eight if it has. The state is read before the record, so a change
    between the two makes the next page read again.
    """
    return _read_record().record


def cache_of_this_record() -> dict[Hashable, Any]:
    """A cache for values derived from the record alone; a new one when the database changes."""
    return _read_record().derived


class KeptAnswers:
    """The record, and what was asked of the database and stays so until the record changes; of each kind, the last
    that were wanted.

    Made for one page, for it takes a query to know that the record has not changed.
    """

    def __init__(self) -> None:
        read = _read_record()
        self.record, self._every = read.record, read.derived

    def of[T](self, kind: str, key: Hashable, ask: Callable[[], T]) -> T:
        """The answer to what `key` says in full; asked where it is not kept."""
        kept: dict[Hashable, T] = self._every.setdefault(kind, {})
        # The last in order is the last that was wanted. Two threads may ask the same at once, and lose nothing by it.
        with suppress(KeyError):
            kept[key] = answer = kept.pop(key)
            return answer
        answer = ask()
        while len(kept) >= MOST_KEPT:
            # Another thread may do the same at this moment.
            with suppress(RuntimeError, StopIteration):
                kept.pop(next(iter(kept)), None)
        kept[key] = answer
        return answer


def has_editions() -> bool:
    """Whether there was an edition when this process last read the record, as every page of it does first; no query."""
    kept = _HOLDER.now
    return kept is not None and kept.state[-1] is not None


def _read_record() -> _ReadRecord:
    state = record_state()
    if (kept := _kept_in(state)) is not None:
        return kept
    with _alone() as waited:
        # It may have changed while another thread read it: whoever waited wants it as it is now.
        state = record_state() if waited else state
        if (kept := _kept_in(state)) is None:
            kept = _HOLDER.now = _ReadRecord(state, read_record(), {})
    return kept


@contextmanager
def _alone() -> Iterator[bool]:
    """Lets one thread read at a time; says whether this one had to wait for another."""
    waited = not _HOLDER.reading.acquire(blocking=False)
    if waited:
        _HOLDER.reading.acquire()
    try:
        yield waited
    finally:
        _HOLDER.reading.release()


def _kept_in(state: tuple[object, ...]) -> _ReadRecord | None:
    kept = _HOLDER.now
    return kept if kept is not None and kept.state == state else None


def forget_the_record() -> None:
    """Makes the next page read the record again, even if the database has not changed."""
    _HOLDER.now = None


def remembered_record() -> tuple[tuple[object, ...], Record]:
    """The record with the state of the database that it was read in, for `remember_the_record`."""
    read = _read_record()
    return read.state, read.record


def remember_the_record(remembered: tuple[tuple[object, ...], Record]) -> None:
    """Spares the next page reading the record if the database is in that state again; what pages derived from it is
    forgotten.
    """
    _HOLDER.now = _ReadRecord(*remembered, {})


def read_record() -> Record:
    """The record as the database has it now, also inside a transaction; never shared."""
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
    """The primary keys of a council's statistical neighbours, in the order of the current list."""
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
        ofsted_urn=authority.ofsted_urn,
    )
