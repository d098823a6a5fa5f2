"""Entries of the feeds: new reports with their grades in words, and corrections."""

import datetime
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from django.urls import reverse
from django.utils.timezone import get_default_timezone

from dashboard.charts.grades import LOOKS
from dashboard.claims.council import no_grades_words
from dashboard.claims.words import area_name, format_publication, kind_name
from dashboard.shared.corrections import CorrectionLine, correction_lines
from dashboard.shared.links import inspection_address
from dashboard.shared.listed_reports import listed_sentence, listed_title, words_of_site
from inspections.models import Inspection, ListedReport
from inspections.qualified_grade import qualification
from inspections.queries.corrections import WITHDRAWAL, Correction
from inspections.queries.listed import UnheldReport
from inspections.reading.letters import lower_first
from inspections.roles import Role

_NAMES: Final = uuid.uuid5(uuid.NAMESPACE_URL, "https://inspection-outcomes/inspection/")


@dataclass(frozen=True)
class FeedEntry:
    """`name` is a permanent URN made from the inspection's stable key, or from the correction.

    `at` is midnight on the day of publication, because reports give no time. `updated` is when the inspection was
    last changed in public: added to the record, or corrected.
    """

    name: str
    title: str
    summary: str
    href: str
    at: datetime.datetime
    updated: datetime.datetime


def feed_entries(
    inspections: Iterable[Inspection], corrected: Iterable[Correction], limit: int
) -> tuple[FeedEntry, ...]:
    """Reports and corrections, newest first, without the corrections that came with the shipped data."""
    news = [each for each in corrected if each.role is not Role.SHIPPED]
    last: dict[int, datetime.datetime] = {}
    for each in news:
        last.setdefault(each.inspection, each.at)
    entries = [_entry(inspection, last.get(inspection.pk)) for inspection in inspections]
    entries += map(_correction_entry, news[:limit], correction_lines(news[:limit]))
    return tuple(sorted(entries, key=lambda entry: entry.at, reverse=True)[:limit])


def history_entries(recorded: Iterable[tuple[Inspection, datetime.datetime]]) -> Iterator[FeedEntry]:
    """Older reports that came to the record, at the moment at which they did."""
    for inspection, at in recorded:
        entry = _entry(inspection, None)
        yield replace(entry, title=f"Added to the history. {entry.title}", at=at, updated=at)


def listed_entries(unheld: Iterable[UnheldReport], gone: Iterable[ListedReport], limit: int) -> Iterator[FeedEntry]:
    """What the inspectorate lists and the record does not hold, what was found last first; and what it lists no longer.

    Of one run the newest by the site's day: the first run finds hundreds.
    """
    by_run = sorted(unheld, key=lambda each: (each.row.found_in_id, each.row.day or datetime.date.min, each.row.pk))
    for each in by_run[::-1][:limit]:
        at = each.row.found_at
        name = uuid.uuid5(_NAMES, f"listed {each.row.pk}").urn
        title = f"{listed_title(each)}, not on the record yet"
        href = f"{reverse('dashboard:data')}#listed"
        yield FeedEntry(name, title, listed_sentence(each), href, at, at)
    for row in list(gone)[:limit]:
        authority = row.council.authority
        if row.gone_at is not None:
            yield FeedEntry(
                name=uuid.uuid5(_NAMES, f"gone {row.pk} {row.gone_at.isoformat()}").urn,
                title=f"{authority or row.council.name}: no longer on the inspectorate’s list",
                summary=f"{words_of_site(row)}. What the record has of it stays.",
                href=f"{reverse('dashboard:data')}#listed",
                at=row.gone_at,
                updated=row.gone_at,
            )


def merged(entries: Iterable[FeedEntry], limit: int) -> tuple[FeedEntry, ...]:
    """Newest first."""
    return tuple(sorted(entries, key=lambda entry: entry.at, reverse=True)[:limit])


def _correction_entry(each: Correction, line: CorrectionLine) -> FeedEntry:
    name = f"{each.inspection} {each.area} {each.field} {each.at.isoformat()}"
    return FeedEntry(
        name=uuid.uuid5(_NAMES, name).urn,
        title=f"{'Withdrawn' if each.field == WITHDRAWAL else 'Correction'}. {line.council}: {line.inspection}",
        summary=" ".join(filter(None, (f"{line.told}.", line.also, f"{line.who}.", line.why))),
        href=line.href,
        at=each.at,
        updated=each.at,
    )


def _entry(inspection: Inspection, corrected: datetime.datetime | None) -> FeedEntry:
    authority = inspection.authority
    stands_at = inspection.stands_at
    date = format_publication(stands_at.day, stands_at.precision)
    midnight = datetime.datetime.combine(stands_at.day, datetime.time(), get_default_timezone())
    return FeedEntry(
        name=uuid.uuid5(_NAMES, inspection.key).urn,
        title=f"{authority.short_name}: {kind_name(inspection.framework, inspection.kind)}, {date}",
        summary=_summary(inspection),
        href=inspection_address(inspection.pk),
        at=midnight,
        updated=max(filter(None, (midnight, getattr(inspection, "put_on_record", None), corrected))),
    )


def _summary(inspection: Inspection) -> str:
    """`Leadership: good. Help and protection: requires improvement.`"""
    grades = [
        f"{area_name(j.area)}: {_grade(j.facts.shown_grade)}."
        for j in sorted(inspection.judgements.all(), key=lambda j: j.pk)
    ]
    return " ".join(grades) or no_grades_words(inspection.framework, inspection.kind)


def _grade(grade: str | None) -> str:
    """The grade in words. A feed has no room for a legend, so the qualification is beside each grade."""
    key = grade or "could_not_be_read"
    qualified = qualification(key)
    return f"{lower_first(LOOKS[key].sentence)} ({qualified})" if qualified else lower_first(LOOKS[key].sentence)
