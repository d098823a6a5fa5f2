"""What the record lacks, as frozen values: to when it is complete, what is known to be missing, what reports name."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from dateutil.relativedelta import relativedelta
from django.db.models import QuerySet

from authorities.models import Authority
from inspections.inspection_dates import Dated, InspectionDates, matching_inspection
from inspections.mention import EVENT_KINDS
from inspections.models import Event, Inspection, KnownMissing, LedgerEntry
from inspections.partial_dates import PartialDate, first_possible_day, parse_partial_date
from inspections.reading.frameworks import frameworks

# A report that says “in March 2012” means the days on site; where they are not known, the report came out by then.
_TO_PUBLICATION: Final = relativedelta(months=4, day=31)


class OnRecord(Dated, Protocol):
    """What an inspection needs for it to be known whether it is one that was missing."""

    @property
    def authority_id(self) -> int: ...
    @property
    def framework(self) -> str: ...


@dataclass(frozen=True)
class Completeness:
    """From when and to when the record holds every inspection of a framework; `complete_to` None: it does not.

    `is_over` says that no inspection can be added: the framework ended within what is complete. `reconciled_at` is
    None where it stands as shipped, `why` where nobody changed it.
    """

    framework: str
    complete_from: datetime.date | None
    complete_to: datetime.date | None
    note: str | None
    source: str
    reconciled_at: datetime.datetime | None
    why: str | None

    @property
    def is_over(self) -> bool:
        known = frameworks().get(self.framework)
        last = known.inspections_to if known else None
        return last is not None and self.complete_to is not None and last <= self.complete_to


@dataclass(frozen=True)
class KnownGap:
    """An inspection that is known of and not on the record: from `since` on nothing is known of where its council
    stands. `published` and `start` are None where the source does not say them."""

    pk: int
    authority_id: int
    framework: str
    kind: str
    start: datetime.date | None
    published: datetime.date | None
    known: str
    source: str
    sure: bool

    @property
    def since(self) -> datetime.date:
        """The day of its publication; its first day on site where that is not known."""
        since = self.published or self.start
        if since is None:
            raise ValueError(self.pk)
        return since

    @property
    def moves_position(self) -> bool:
        """Whether its council has no position from then on, as what it says is not known."""
        known = frameworks().get(self.framework)
        return known is not None and known.bears_position


@dataclass(frozen=True)
class NamedEvent:
    """An inspection or visit that a report names; `held` is the number of the inspection on record that it is.

    Where `held` is None nothing else is known of it, and no figure may count it. `grade` is None where none is said.
    """

    authority_id: int
    kind: str
    when: PartialDate
    grade: str | None
    named_by: str
    page: int | None
    reports: int
    held: int | None


@dataclass(frozen=True)
class _Held:
    """What is needed of an inspection on record to know whether it is one that a report names."""

    pk: int
    authority_id: int
    framework: str
    start: datetime.date | None
    published: datetime.date | None


def completeness() -> Mapping[str, Completeness]:
    """What the ledger says of each framework; one query."""
    return {
        row.framework: Completeness(
            framework=row.framework,
            complete_from=row.complete_from,
            complete_to=row.complete_to,
            note=row.note or None,
            source=row.source,
            reconciled_at=row.reconciled_at,
            why=row.why or None,
        )
        for row in LedgerEntry.objects.all()
    }


def complete_to(framework: str) -> datetime.date | None:
    """The day to which the record holds every inspection of a framework; None: it is not complete."""
    entry = completeness().get(framework)
    return entry.complete_to if entry else None


def record_complete_to(ledger: Mapping[str, Completeness] | None = None) -> datetime.date | None:
    """The day to which every inspection that moves a position is on record; None where that is true of no day.

    It is the least of the frameworks that bear one. A framework that is over and complete to its end holds back no day.
    """
    known = completeness() if ledger is None else ledger
    entries = [known.get(each.key) for each in frameworks().bearing_position]
    days = [entry.complete_to if entry else None for entry in entries if entry is None or not entry.is_over]
    return None if None in days else min((day for day in days if day), default=_last(entries))


def known_gaps(held: Iterable[OnRecord]) -> tuple[KnownGap, ...]:
    """What is known to be missing and is not among what is held, oldest first; one query."""
    by_council: defaultdict[int, list[OnRecord]] = defaultdict(list)
    for inspection in held:
        by_council[inspection.authority_id].append(inspection)
    rows = KnownMissing.objects.order_by("published", "start", "pk")
    return tuple(_gap(row) for row in rows if not _has_come(row, by_council[row.authority_id]))


def named_events(*, authority: Authority | None = None) -> tuple[NamedEvent, ...]:
    """What reports name, oldest first, each with the inspection on record that it is; two queries.

    Those that came with the data and those of the reports on the record, each event once.
    """
    events, inspections = Event.objects.order_by("day", "kind", "pk"), Inspection.objects.order_by("published", "pk")
    if authority is not None:
        events, inspections = events.filter(authority=authority), inspections.filter(authority=authority)
    held, mentioned = _held_and_mentioned(inspections)
    return tuple(_named(event, held[event.authority_id]) for event in with_mentions(list(events), mentioned))


def _held_and_mentioned(
    inspections: QuerySet[Inspection],
) -> tuple[defaultdict[int, list[_Held]], list[Event]]:
    """The inspections of each council in the order of their numbers, and the events that they mention; one query."""
    of_inspection = ("pk", "authority_id", "framework", "start", "published", "key")
    of_mention = ("mentions__kind", "mentions__when", "mentions__grade", "mentions__page")
    held: dict[int, _Held] = {}
    mentioned = []
    for pk, council, framework, start, published, key, *mention in inspections.values_list(*of_inspection, *of_mention):
        held[pk] = _Held(pk, council, framework, start, published)
        kind, when, grade, page = mention
        if kind in EVENT_KINDS and when:
            mentioned.append(_as_event((council, key), kind, when, grade, page))
    by_council: defaultdict[int, list[_Held]] = defaultdict(list)
    for pk in sorted(held):
        by_council[held[pk].authority_id].append(held[pk])
    return by_council, mentioned


def events_in(inspection: Inspection) -> dict[str, int | None]:
    """Of each event that a report mentions, by its key there, the inspection on record that it is, else None."""
    held = Inspection.objects.filter(authority=inspection.authority_id).order_by("pk")
    known = [_Held(row.pk, row.authority_id, row.framework, row.start, row.published) for row in held]
    rows = [row for row in inspection.mentions.all() if row.kind in EVENT_KINDS and row.when]
    of = (inspection.authority_id, inspection.key)
    events = {row.key: _as_event(of, row.kind, row.when, row.grade, row.page) for row in rows}
    return {key: _named(event, known).held for key, event in events.items()}


def _last(entries: Iterable[Completeness | None]) -> datetime.date | None:
    """The last day that is complete where every framework is over."""
    return max((entry.complete_to for entry in entries if entry and entry.complete_to), default=None)


def with_mentions(events: list[Event], mentioned: Iterable[Event]) -> list[Event]:
    """The events with those that other reports mention beside them, unsaved, in the order of their days.

    One that came with the data says how many reports name it: those on the record are among them.
    """
    by_place = {_place(event): event for event in events}
    naming: defaultdict[tuple[object, ...], set[str]] = defaultdict(set)
    for made in mentioned:
        event = by_place.setdefault(_place(made), made)
        naming[_place(made)] |= {made.named_by, event.named_by}
        event.grade = event.grade or made.grade
    for place, reports in naming.items():
        by_place[place].reports = max(by_place[place].reports, len(reports))
    return sorted(by_place.values(), key=lambda event: (event.day, event.kind))


def _place(event: Event) -> tuple[object, ...]:
    return event.authority_id, event.kind, event.day, event.precision


def _as_event(of: tuple[int, str], kind: str, when: str, grade: str, page: int) -> Event:
    """`of` is the council, and the key of the inspection whose report names it."""
    known = parse_partial_date(when)
    place = {"day": known.day, "precision": known.precision}
    return Event(authority_id=of[0], kind=kind, grade=grade, named_by=of[1], page=page, **place)


def _has_come(row: KnownMissing, held: Iterable[OnRecord]) -> bool:
    candidates = [inspection for inspection in held if inspection.framework == row.framework]
    return matching_inspection(candidates, InspectionDates(row.start, row.end, row.published)) is not None


def _gap(row: KnownMissing) -> KnownGap:
    return KnownGap(
        row.pk, row.authority_id, row.framework, row.kind, row.start, row.published, row.known, row.source, row.sure
    )


def _named(event: Event, held: Iterable[_Held]) -> NamedEvent:
    found = next((inspection.pk for inspection in held if _may_be(inspection, event)), None)
    return NamedEvent(
        authority_id=event.authority_id,
        kind=event.kind,
        when=event.when,
        grade=event.grade or None,
        named_by=event.named_by,
        page=event.page,
        reports=event.reports,
        held=found,
    )


def _may_be(inspection: _Held, event: Event) -> bool:
    """Whether it starts in the month or year that is named, or its report came out in the year or after the month."""
    if not _is_of_kind(inspection, event.kind):
        return False
    first = first_possible_day(event.when)
    if inspection.start and first <= inspection.start <= event.day:
        return True
    until = event.day if event.precision == Inspection.Precision.YEAR else event.day + _TO_PUBLICATION
    return inspection.published is not None and first <= inspection.published <= until


def _is_of_kind(inspection: _Held, kind: str) -> bool:
    known = frameworks().get(inspection.framework)
    if kind == Event.Kind.INSPECTION:
        return known is not None and known.graded
    return kind in (Event.Kind.UNCERTAIN, inspection.framework)
