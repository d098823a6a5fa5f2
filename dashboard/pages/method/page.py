"""The method page: how things are counted, with examples from the record, the themes, and the latest revisions."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from dashboard.claims.absences import absence_meanings
from dashboard.claims.caveats import to_keep_in_mind
from dashboard.claims.words import count_noun, first_month_without, number_word, position_words_in_full
from dashboard.counting.areas import overall_area, profile_on
from dashboard.counting.as_at import AsAt
from dashboard.counting.inspection_counts import inspection_counts
from dashboard.counting.population import population_of
from dashboard.counting.record import Record
from dashboard.counting.scope import CURRENT, usual_scope
from dashboard.pages.method.accuracy import ReaderAccuracy, accuracy_section
from dashboard.pages.method.comparable import comparisons
from dashboard.shared.as_at_bar import COMMITTEE_PAPER_DATE
from dashboard.shared.links import inspection_address
from inspections.partial_dates import format_day
from inspections.queries.reader_accuracy import reader_accuracy
from inspections.queries.revisions import Revision
from inspections.reading.frameworks import frameworks
from inspections.search.themes import TAGS, THEMES, Tag, Theme

REVISION_KINDS: Final = {
    "import": "Import",
    "published": "Report published",
    "withdrawn": "Report withdrawn",
}


@dataclass(frozen=True)
class RevisionLine:
    date: str
    kind: str
    by: str
    what: str
    href: str


@dataclass(frozen=True)
class MethodPage:
    """`inspections` and `councils_inspected` are the two units, as counted at the date of a printed table."""

    paper_date: str
    paper_href: str
    inspections: str
    councils_inspected: str
    counted_under: str
    councils: int
    position: str
    first: str
    profile: str
    no_overall_from: str
    last_overall: str
    comparisons: tuple[str, ...]
    caveats: tuple[str, ...]
    absences: tuple[tuple[str, str], ...]
    themes: tuple[Theme, ...]
    tags: tuple[Tag, ...]
    revisions: tuple[RevisionLine, ...]
    accuracy: ReaderAccuracy


def method_page(record: Record, revised: Iterable[Revision]) -> MethodPage:
    today = record.last_day
    scope, month = usual_scope(COMMITTEE_PAPER_DATE), first_month_without(overall_area(), today)
    so_far = inspection_counts(population_of(record, AsAt(COMMITTEE_PAPER_DATE)), scope)
    last = frameworks().last_printed(overall_area(), today)
    return MethodPage(
        paper_date=format_day(COMMITTEE_PAPER_DATE),
        paper_href=f"{reverse('dashboard:distribution')}?as_at={COMMITTEE_PAPER_DATE.isoformat()}",
        inspections=count_noun(len(so_far.inspections), "inspection"),
        councils_inspected=count_noun(len(so_far.council_pks), "council"),
        counted_under=scope.first.short,
        councils=len(record.standing_on(today)),
        position=position_words_in_full("and"),
        first=CURRENT.first.short,
        profile=number_word(len(profile_on(today))),
        no_overall_from=month,
        last_overall=format_day(last) if last else "",
        comparisons=tuple(comparisons(today)),
        caveats=tuple(to_keep_in_mind()),
        absences=absence_meanings(today),
        themes=THEMES,
        tags=TAGS,
        revisions=tuple(map(_revision_line, revised)),
        accuracy=accuracy_section(reader_accuracy()),
    )


def _revision_line(revision: Revision) -> RevisionLine:
    href = inspection_address(revision.inspection) if revision.inspection else ""
    return RevisionLine(format_day(revision.at.date()), REVISION_KINDS[revision.kind], revision.by, revision.what, href)
