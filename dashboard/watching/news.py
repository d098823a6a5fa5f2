"""What happened on the record between two moments: new reports, added history, corrections, and what is listed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from dashboard.claims.words import format_publication, kind_name
from dashboard.counting.as_at import AsAt
from dashboard.counting.population import Population, population_of
from dashboard.counting.publications import publication_of
from dashboard.counting.record import Record
from dashboard.shared.corrections import correction_lines
from dashboard.shared.links import inspection_address
from dashboard.shared.listed_reports import GONE_SENTENCE, listed_sentence, listed_title, words_of_site
from dashboard.shared.report_changes import change_words
from inspections.models import ListedReport
from inspections.queries.corrections import corrections
from inspections.queries.listed import frameworks_of, unheld_and_gone
from inspections.queries.record import PublishedInspection
from inspections.queries.watching import Covered, Recorded, of_inspections, recorded_between, theme_of_inspections
from inspections.roles import Role

_NEW_FOR: Final = datetime.timedelta(days=90)
"""A report that came out longer ago than that, when it came on the record, is history."""


class Sort(IntEnum):
    """In the order in which they are told."""

    REPORT = 0
    CORRECTION = 1
    HISTORY = 2
    LISTED = 3


@dataclass(frozen=True)
class NewsItem:
    """One thing that happened; `inspection` is None where the record has none, `authority` where nobody knows it."""

    sort: Sort
    at: datetime.datetime
    authority: int | None
    inspection: int | None
    frameworks: tuple[str, ...]
    title: str
    sentence: str
    href: str


def news_between(record: Record, since: datetime.datetime, until: datetime.datetime) -> tuple[NewsItem, ...]:
    """From `since` (not included) to `until`, by sort and then the newest first."""
    found = [*_arrivals(record, since, until), *_corrected(since, until), *_listed(since, until)]
    return tuple(sorted(found, key=lambda each: (each.sort, -each.at.timestamp())))


def covered_news(items: Iterable[NewsItem], covered: Covered) -> tuple[NewsItem, ...]:
    """Those that a topic covers; one query where it is a theme."""
    found = [each for each in items if covered.has(each.authority, *each.frameworks)]
    if covered.theme is None:
        return tuple(found)
    on_theme = theme_of_inspections(covered.theme, [each.inspection for each in found if each.inspection is not None])
    return tuple(each for each in found if each.inspection in on_theme)


def _arrivals(record: Record, since: datetime.datetime, until: datetime.datetime) -> Iterator[NewsItem]:
    by_pk = {each.pk: each for each in record.inspections}
    population = population_of(record, AsAt(record.last_day))
    for each in recorded_between(since, until):
        if each.inspection in by_pk:
            yield _arrival(population, by_pk[each.inspection], each)


def _arrival(population: Population, inspection: PublishedInspection, recorded: Recorded) -> NewsItem:
    one = publication_of(population, inspection)
    date = format_publication(inspection.published, inspection.published_precision)
    is_history = recorded.at.date() - inspection.published > _NEW_FOR
    sentence = change_words(one) if recorded.is_new else "Its facts were on the record; now its words are too"
    return NewsItem(
        sort=Sort.HISTORY if is_history or not recorded.is_new else Sort.REPORT,
        at=recorded.at,
        authority=inspection.authority_id,
        inspection=inspection.pk,
        frameworks=(inspection.framework,),
        title=f"{one.council.name}: {kind_name(inspection.framework, inspection.kind)}, {date}",
        sentence=f"{sentence}.",
        href=inspection_address(inspection.pk),
    )


def _corrected(since: datetime.datetime, until: datetime.datetime) -> Iterator[NewsItem]:
    found = [each for each in corrections() if since < each.at <= until and each.role is not Role.SHIPPED]
    about = of_inspections(each.inspection for each in found)
    for each in found:
        lines = correction_lines([each])
        if lines and each.inspection in about:
            (line,), (authority, framework) = lines, about[each.inspection]
            yield NewsItem(
                sort=Sort.CORRECTION,
                at=each.at,
                authority=authority,
                inspection=each.inspection,
                frameworks=(framework,),
                title=f"{line.council}: {line.inspection}",
                sentence=f"{line.told}. {line.why}.",
                href=line.href,
            )


def _listed(since: datetime.datetime, until: datetime.datetime) -> Iterator[NewsItem]:
    """What the inspectorate lists since then and the record does not hold, and what it lists no longer."""
    unheld, gone = unheld_and_gone()
    for each in unheld:
        moments = [at for at in (each.row.found_at, each.row.gone_at) if at and since < at <= until]
        if moments:
            yield _listed_item(each.row, max(moments), listed_title(each), listed_sentence(each))
    told = {each.row.pk for each in unheld}
    for row in gone:
        if row.pk not in told and row.gone_at is not None and since < row.gone_at <= until:
            name = row.council.authority.short_name if row.council.authority else row.council.name
            yield _listed_item(row, row.gone_at, f"{name}: {words_of_site(row)}", GONE_SENTENCE)


def _listed_item(row: ListedReport, at: datetime.datetime, title: str, sentence: str) -> NewsItem:
    return NewsItem(
        sort=Sort.LISTED,
        at=at,
        authority=row.council.authority_id,
        inspection=None,
        frameworks=frameworks_of(row),
        title=title,
        sentence=sentence,
        href="/data/#listed",
    )
