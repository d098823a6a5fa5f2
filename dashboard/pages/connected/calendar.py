"""A calendar of the days on site, for programs that subscribe to one (iCalendar)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Final

from icalendar import Calendar, Event

from dashboard.claims.words import format_publication, kind_name
from dashboard.counting.record import Record
from dashboard.shared.licence import ATTRIBUTION
from dashboard.shared.links import WholeAddress, inspection_address
from inspections.queries.record import PublishedInspection, UndatedVisit

_PRODUCT: Final = "-//Inspection Outcomes//Visits//EN"
_UID: Final = "visits.inspection-outcomes"
_DAY: Final = datetime.timedelta(days=1)


def visits_calendar(record: Record, region: str, changed: datetime.datetime, whole: WholeAddress) -> bytes:
    """Every inspection and visit whose days on site are known, oldest first; of a region, or of all where it is blank.

    The same record makes the same bytes: `changed` is when it last changed.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"Inspections and visits, {region or 'England'}")
    calendar.add("x-wr-caldesc", ATTRIBUTION)
    for inspection in _on_site(record, region):
        calendar.add_component(_event(record, inspection, changed, whole))
    return bytes(calendar.to_ical())


def _on_site(record: Record, region: str) -> Iterable[PublishedInspection | UndatedVisit]:
    councils = {council.pk for council in record.councils if not region or council.region == region}
    every: list[PublishedInspection | UndatedVisit] = [*record.inspections, *record.undated]
    found = [each for each in every if each.authority_id in councils and each.start]
    return sorted(found, key=lambda each: (each.start or datetime.date.min, each.pk))


def _event(
    record: Record, inspection: PublishedInspection | UndatedVisit, changed: datetime.datetime, whole: WholeAddress
) -> Event:
    """Of whole days; the last day of an event is the one after it, as the standard has it."""
    first, last = inspection.start, inspection.end or inspection.start
    if first is None or last is None:
        raise ValueError(inspection.key)
    what = kind_name(inspection.framework, inspection.kind)
    event = Event()
    event.add("uid", f"{inspection.key}@{_UID}")
    event.add("dtstamp", changed.astimezone(datetime.UTC))
    event.add("dtstart", first)
    event.add("dtend", last + _DAY)
    event.add("summary", f"{record.by_pk[inspection.authority_id].name}: {what}")
    event.add("description", _published(inspection))
    event.add("url", whole(inspection_address(inspection.pk)))
    event.add("transp", "TRANSPARENT")
    return event


def _published(inspection: PublishedInspection | UndatedVisit) -> str:
    if isinstance(inspection, UndatedVisit):
        return "The day of publication is not known."
    return f"Published {format_publication(inspection.published, inspection.published_precision)}."
