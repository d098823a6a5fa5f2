"""Inspections and visits that a report mentions and the record does not hold: listed with their source, not counted."""

import datetime
from dataclasses import dataclass

from django.urls import reverse

from authorities.models import Authority
from dashboard.claims.words import count_noun
from dashboard.counting.record import Council, Record
from inspections.models import Event
from inspections.partial_dates import format_partial_date
from inspections.queries.ledger import NamedEvent, named_events
from inspections.reading.letters import upper_first


@dataclass(frozen=True)
class NamedEventLine:
    """`what` reads `Focused visit, April 2018`; `where` says on which page of which report it is named."""

    what: str
    href: str
    where: str


@dataclass(frozen=True)
class NamedEvents:
    heading: str
    lines: tuple[NamedEventLine, ...]


def events_not_on_record(record: Record, council: Council, date: datetime.date) -> NamedEvents | None:
    """The events not on the record, newest first, as named in reports by the date; None if there are none.

    Takes two queries.
    """
    later = {inspection.key for inspection in record.inspections if inspection.published > date}
    every = named_events(authority=Authority(pk=council.pk))
    found = [e for e in every if e.held is None and e.when.day <= date and e.named_by not in later]
    if not found:
        return None
    lines = tuple(map(_line, reversed(found)))
    heading = f"{count_noun(len(found), 'inspection or visit', 'inspections and visits')} named in reports"
    return NamedEvents(f"{heading}, not on the record", lines)


def _line(event: NamedEvent) -> NamedEventLine:
    grade = f", said to have found {event.grade.replace('_', ' ')}" if event.grade else ""
    what = f"{upper_first(Event.Kind(event.kind).label)}, {format_partial_date(event.when)}{grade}"
    page = f", page {event.page}" if event.page else ""
    others = f", and {count_noun(event.reports - 1, 'other report')}" if event.reports > 1 else ""
    href = reverse("dashboard:inspection_by_key", args=[event.named_by])
    return NamedEventLine(what, href, f"named in a report of the council{page}{others}")
