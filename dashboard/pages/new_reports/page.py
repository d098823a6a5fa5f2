"""The page of new reports: everything published since a day, newest first, with what each report changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.charts.figure import DataSheet, Raw
from dashboard.charts.grades import LOOKS
from dashboard.claims.lists import no_reports, reports_heading, reports_lede
from dashboard.claims.reach import missing_reports, visits_sentence
from dashboard.claims.words import area_name, count_noun, format_publication, kind_name
from dashboard.counting.areas import current_areas, sums_up
from dashboard.counting.editions import without_grades
from dashboard.counting.outcome import outcome_of
from dashboard.counting.population import population_of
from dashboard.counting.publications import Publication, publications_since
from dashboard.counting.record import Record
from dashboard.pages.new_reports.params import REPORT_KINDS, NewReportsParams
from dashboard.shared.as_at_bar import AsAtBar, Choice, as_at_bar, region_choices
from dashboard.shared.links import council_address, inspection_address
from dashboard.shared.report_changes import change_words
from inspections.queries.record import PublishedInspection

LINES_SHOWN: Final = 100
"""The most lines on the page; the file has all of them."""


@dataclass(frozen=True)
class NewReportLine:
    """`marks` are names of judgements with their outcomes; `change` says in words what moved.

    `no_grades` is how a report is marked that gives none; blank for one that gives some.
    """

    date: str
    name: str
    href: str
    council_href: str
    what: str
    marks: tuple[tuple[str, str], ...]
    no_grades: str
    change: str


@dataclass(frozen=True)
class NewReportsPage:
    heading: str
    lede: str
    bar: AsAtBar
    lines: tuple[NewReportLine, ...]
    keys: tuple[str, ...]
    more: str
    regions: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    missing: str
    empty: str
    clear: str
    query: str


def publications_shown(record: Record, params: NewReportsParams) -> tuple[Publication, ...]:
    population = population_of(record, params.when.as_at, params.region)
    return publications_since(population, params.first, params.kind)


def new_reports_page(record: Record, params: NewReportsParams) -> NewReportsPage:
    found = publications_shown(record, params)
    heading, lede = new_reports_sentences(found, params)
    lines = tuple(_line(one, params) for one in found[:LINES_SHOWN])
    occurring = {key for line in lines for _, key in line.marks} | {line.no_grades for line in lines}
    return NewReportsPage(
        heading=heading,
        lede=lede,
        bar=as_at_bar(params),
        lines=lines,
        keys=tuple(key for key in LOOKS if key in occurring),
        more=_more_sentence(len(found) - LINES_SHOWN),
        regions=region_choices(record.regions, params.region),
        kinds=tuple((key, label, key == params.kind) for key, label in REPORT_KINDS.items()),
        missing=_missing(record, params),
        empty="" if found else no_reports(params.kind, params.first, params.about),
        clear=params.when_query or "?",
        query=params.address(as_at=params.when.date.isoformat(), since=params.first.isoformat()),
    )


def _missing(record: Record, params: NewReportsParams) -> str:
    """The reports known to be missing from the list, and for which visits it is complete."""
    gaps = population_of(record, params.when.as_at, params.region).gaps
    recent = [gap for gap in gaps if gap.since >= params.first]
    return " ".join(filter(None, (missing_reports(recent, record), visits_sentence(record))))


def _more_sentence(others: int) -> str:
    """How many older reports are only in the file; blank if all are on the page."""
    if others <= 0:
        return ""
    return f"The newest {LINES_SHOWN} are shown; {count_noun(others, 'earlier one is', 'earlier ones are')} in the CSV."


def new_reports_sentences(found: Sequence[Publication], params: NewReportsParams) -> tuple[str, str]:
    """The heading and the introduction."""
    return reports_heading(len(found), params.kind, params.first, params.about), _lede(found, params)


def _lede(found: Sequence[Publication], params: NewReportsParams) -> str:
    """The introduction; its balance counts each council once, by its newest graded report in the period."""
    graded = [one for one in found if one.is_graded]
    latest = {one.council.pk: one for one in reversed(graded)}
    balances = [sum(m.rise for m in one.moves if not sums_up(m.area)) for one in latest.values()]
    return reports_lede(len(graded), len(latest), len(found) - len(graded), balances, params.about)


def _line(one: Publication, params: NewReportsParams) -> NewReportLine:
    inspection = one.inspection
    return NewReportLine(
        date=format_publication(inspection.published, inspection.published_precision),
        name=one.council.name,
        href=inspection_address(inspection.pk),
        council_href=council_address(one.council.slug, params.travel_query),
        what=kind_name(inspection.framework, inspection.kind),
        marks=tuple((area_name(area), outcome_of(inspection, area)) for area in _areas(inspection)),
        no_grades=without_grades(inspection.framework, inspection.kind),
        change=change_words(one),
    )


def _areas(inspection: PublishedInspection) -> list[str]:
    """The areas of an inspection in page order; for an older framework, in the order of its report."""
    in_page_order: list[str] = [area for area in current_areas() if area in inspection.judgements]
    return in_page_order if len(in_page_order) == len(inspection.judgements) else list(inspection.judgements)


def new_reports_sheet(found: Sequence[Publication]) -> DataSheet:
    """One row per report, newest first; areas that moved are separated by spaces."""
    header = ("published", "published_precision", "dfe_number", "council", "region", "framework", "kind")
    rows: list[tuple[Raw, ...]] = [
        (
            one.inspection.published,
            one.inspection.published_precision,
            one.council.dfe_number,
            one.council.name,
            one.council.region,
            one.inspection.framework,
            one.inspection.kind,
            one.previous.published if one.previous else None,
            " ".join(one.up),
            " ".join(one.down),
        )
        for one in found
    ]
    return DataSheet((*header, "previous_published", "up", "down"), tuple(rows))
