"""The data page: what the record covers and lacks, by framework and year, and the files of everything published."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from dashboard.claims.agreement import has_or_have, some_of
from dashboard.claims.reach import completeness_words, gap_sources, gap_words
from dashboard.claims.words import count_noun, format_month, framework_name, join_words, position_words
from dashboard.counting.as_at import AsAt
from dashboard.counting.population import population_of
from dashboard.counting.record import Record
from dashboard.open_data.fields import PublishedTable
from dashboard.open_data.tables import TABLES
from dashboard.shared.listed_reports import listed_sentence, listed_title
from inspections.partial_dates import format_day
from inspections.qualified_grade import why_marked
from inspections.queries.listed import UnheldReport
from inspections.queries.record import PublishedInspection, UndatedVisit
from inspections.queries.record_version import RecordVersion
from inspections.reading.framework import Framework
from inspections.reading.frameworks import frameworks
from inspections.reading.letters import lower_first, upper_first

MOST_NAMED: Final = 8
"""Up to this many councils are named in a sentence; any more are counted."""
MOST_LISTED: Final = 20
"""Up to so many reports that are listed and not held are named; any more are counted."""
_WHOLE_FILES: Final = (
    ("Workbook (XLSX)", "dashboard:workbook", "Every table on a sheet of its own, with the dictionary."),
    ("Everything (JSON)", "dashboard:document", "Every table as a list of objects, in one document."),
    ("Data package", "dashboard:package", "The CSV files described for machines, by the Frictionless standard."),
)


@dataclass(frozen=True)
class CoverageLine:
    """A framework: how many of its inspections are on the record and were read, and for how many councils."""

    name: str
    about: str
    in_force: str
    complete: str
    inspections: int
    read: int
    councils: str
    years: str
    grades: str


@dataclass(frozen=True)
class YearLine:
    """A framework by year of publication; each cell has the number of inspections, and of those that were read."""

    name: str
    cells: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Download:
    label: str
    href: str
    about: str


@dataclass(frozen=True)
class DataPage:
    heading: str
    lede: str
    version: str
    changed: str
    lines: tuple[CoverageLine, ...]
    absent: tuple[CoverageLine, ...]
    years: tuple[int, ...]
    by_year: tuple[YearLine, ...]
    gaps: tuple[str, ...]
    listed: tuple[str, ...]
    more_listed: int
    files: tuple[Download, ...]
    tables: tuple[PublishedTable, ...]


def data_page(
    record: Record, counts: Mapping[str, int], version: RecordVersion, unheld: Sequence[UnheldReport]
) -> DataPage:
    """`counts` are the numbers of rows of the tables that the cached record does not hold.

    `unheld` is what the inspectorate's site lists and the record does not hold.
    """
    every = record.inspections
    known = _frameworks()
    lines = [_coverage_line(record, framework) for framework in known]
    years = _years(every)
    return DataPage(
        heading=_heading(record),
        lede=f"{count_noun(sum(i.origin == 'report' for i in every), 'report has', 'reports have')} been read and "
        "checked so far. Of every other inspection the record has the facts, not the words.",
        version=version.name,
        changed=format_day(version.changed.date()),
        lines=tuple(line for line in lines if line.inspections),
        absent=tuple(line for line in lines if not line.inspections),
        years=years,
        by_year=tuple(_year_line(every, each, years) for each in known if _inspections_under(every, each)),
        gaps=tuple(_gap_sentences(record)),
        listed=tuple(f"{listed_title(each)}. {listed_sentence(each)}" for each in unheld[:MOST_LISTED]),
        more_listed=max(len(unheld) - MOST_LISTED, 0),
        files=tuple(_downloads(_row_counts(record) | dict(counts))),
        tables=tuple(TABLES.values()),
    )


def _years(every: Iterable[PublishedInspection]) -> tuple[int, ...]:
    found = {inspection.published.year for inspection in every}
    return tuple(range(min(found), max(found) + 1)) if found else ()


def _heading(record: Record) -> str:
    judgements = sum(len(inspection.judgements) for inspection in record.inspections)
    undated = len(record.undated)
    also = f", and {count_noun(undated, 'visit')} without a publication date" if undated else ""
    return f"{len(record.inspections):,} dated inspections and visits, with {judgements:,} judgements{also}"


def _frameworks() -> list[Framework]:
    """The frameworks of inspections, oldest first, without secondary sources that only quote them."""
    found = [each for each in frameworks().values() if not each.is_secondary]
    return sorted(found, key=lambda each: (each.inspections_from or datetime.date.min, each.key))


def _inspections_under(every: Iterable[PublishedInspection], framework: Framework) -> list[PublishedInspection]:
    return [inspection for inspection in every if inspection.framework == framework.key]


def _coverage_line(record: Record, framework: Framework) -> CoverageLine:
    held = _inspections_under(record.inspections, framework)
    undated = [visit for visit in record.undated if visit.framework == framework.key]
    years = sorted({inspection.published.year for inspection in held})
    return CoverageLine(
        name=framework_name(framework.key),
        about=framework.name,
        in_force=_in_force(framework),
        complete=completeness_words(record.ledger.get(framework.key)),
        inspections=len(held) + len(undated),
        read=sum(inspection.origin == "report" for inspection in held),
        councils=_councils(record, framework, [*held, *undated]),
        years=f"{years[0]} to {years[-1]}" if len(years) > 1 else str(years[0]) if years else "",
        grades="Graded" if framework.graded else "Narrative only, no grades",
    )


def _in_force(framework: Framework) -> str:
    first, last = framework.inspections_from, framework.inspections_to
    if first is None:
        return "Dates not known"
    return f"{format_month(first)} to {format_month(last)}" if last else f"Since {format_month(first)}"


def _councils(record: Record, framework: Framework, held: Iterable[PublishedInspection | UndatedVisit]) -> str:
    """`151 of 154`: councils inspected, of those that existed while the framework was in force.

    Only the number inspected for visits and stand-alone reviews, which were never meant for every council.
    """
    inspected = len({inspection.authority_id for inspection in held})
    first = framework.inspections_from
    if first is None or not framework.graded or framework.counts_in:
        return str(inspected)
    last = framework.inspections_to or datetime.date.max
    existed = [
        c
        for c in record.councils
        if (c.valid_from is None or c.valid_from <= last) and (c.valid_to is None or c.valid_to >= first)
    ]
    return f"{inspected} of {len(existed)}"


def _year_line(every: Iterable[PublishedInspection], framework: Framework, years: Iterable[int]) -> YearLine:
    held = _inspections_under(every, framework)
    counts = Counter(inspection.published.year for inspection in held)
    read = Counter(inspection.published.year for inspection in held if inspection.origin == "report")
    return YearLine(framework_name(framework.key), tuple((counts[year], read[year]) for year in years))


def _absent_frameworks(record: Record) -> Iterable[str]:
    """Names of the frameworks with nothing on the record, and when they were in force."""
    held = {i.framework for i in record.inspections} | {visit.framework for visit in record.undated}
    for framework in _frameworks():
        if framework.key not in held:
            yield f"{framework_name(framework.key)} ({_in_force(framework).replace('Since', 'since')})"


def _gap_sentences(record: Record) -> Iterable[str]:
    """Sentences about everything that is known to be missing."""
    for gap in record.gaps:
        yield f"{record.by_pk[gap.authority_id].name}: {lower_first(gap_words(gap))}. {gap_sources(gap)}"
    if absent := list(_absent_frameworks(record)):
        yield f"Nothing on the record yet of {join_words(absent)}."
    positions = population_of(record, AsAt(record.last_day)).positions
    waiting = [p.council.name for p in positions if p.inspection is None]
    if waiting:
        among = f"{upper_first(some_of(len(waiting), len(positions), 'council'))} {has_or_have(len(waiting))}"
        which = f": {join_words(waiting)}" if len(waiting) <= MOST_NAMED else ""
        yield f"{among} no inspection under {position_words()} on the record{which}."
    if record.undated:
        yield f"{count_noun(len(record.undated), 'visit')} without a publication date: not in any count as at a date."
    undated = [i for i in record.inspections if i.end is None]
    if undated:
        yield f"{count_noun(len(undated), 'inspection')} on the record without days on site."
    inexact = [i for i in record.inspections if i.published_precision != "day"]
    if inexact:
        found = count_noun(len(inexact), "inspection")
        yield f"{found} of which no more than the month or the year of publication is known."
    yield from _second_hand(record)


def _second_hand(record: Record) -> Iterator[str]:
    """What does not come from reports: grades of official statistics by their number, others by the council."""
    official = sum(j.source == "official" for i in record.inspections for j in i.judgements.values())
    if official:
        yield f"{count_noun(official, 'grade')} from official statistics, not from the reports."
    doubtful = [i for i in record.inspections if any(why_marked(j.shown_grade or "") for j in i.judgements.values())]
    if doubtful:
        names = join_words(sorted({record.by_pk[i.authority_id].name for i in doubtful}))
        yield f"With grades from press reports, derived from national counts, or not sure: {names}."


def _row_counts(record: Record) -> dict[str, int]:
    return {
        "judgements": sum(len(inspection.judgements) for inspection in record.inspections),
        "inspections": len(record.inspections) + len(record.undated),
        "councils": len(record.councils),
        "ledger": len(record.ledger),
        "known_missing": len(record.gaps),
    }


def _downloads(rows: Mapping[str, int]) -> Iterable[Download]:
    for table in TABLES.values():
        href = reverse("dashboard:table", args=[table.name])
        # The number of corrections is left out: counting them takes the histories of the whole record.
        lines = f"{rows[table.name]:,} rows. " if table.name in rows else ""
        yield Download(f"{table.title} (CSV)", href, f"{lines}{table.about}")
    for label, name, about in _WHOLE_FILES:
        yield Download(label, reverse(name), about)
