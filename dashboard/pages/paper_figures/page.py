"""A committee paper's national tables, each compared with the record as at its date.

Papers count inspections or councils, published or ended by their date, and seldom say which. The way of counting that
agrees with most of the tables is used, and the page says which it is.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from django.urls import reverse

from dashboard.charts.grades import FOUR_GRADES, LOOKS
from dashboard.claims.paper_figures import NO_DATE, agreement_heading, difference_sentence
from dashboard.claims.words import area_name
from dashboard.counting.as_at import AsAt, Basis
from dashboard.counting.inspection_counts import inspection_counts
from dashboard.counting.population import population_of
from dashboard.counting.record import Record
from dashboard.counting.scope import usual_scope
from dashboard.counting.tally import Tally, tally_positions
from dashboard.shared.params import query_string
from inspections.partial_dates import format_day
from inspections.reading.contract import NationalTable

type Way = tuple[str, Basis]
"""A way of counting: the unit, "inspections" or "councils", and the basis."""

WAYS: Final[tuple[Way, ...]] = tuple(product(("inspections", "councils"), Basis))
"""The commonest first, because the first of several that agree equally well is used."""


@dataclass(frozen=True)
class GradeCount:
    word: str
    paper: int
    record: int

    @property
    def differs(self) -> bool:
        return self.paper != self.record


@dataclass(frozen=True)
class PaperTable:
    """`counts` is empty if the table has no date. `said` says what differs, or why nothing is compared.

    `href` links to the record's tables at the same date.
    """

    area: str
    page: int
    date: str
    counts: tuple[GradeCount, ...]
    said: str
    href: str

    @property
    def agrees(self) -> bool:
        return bool(self.counts) and not any(each.differs for each in self.counts)


@dataclass(frozen=True)
class PaperFigures:
    heading: str
    differing: tuple[str, ...]
    way: str
    tables: tuple[PaperTable, ...]


def paper_figures(record: Record, printed: Sequence[NationalTable]) -> PaperFigures:
    """The tables in the order of the paper, counted in the way that agrees with most of them."""
    found = {way: tuple(_tables(record, printed, way)) for way in WAYS}
    way = max(WAYS, key=lambda each: sum(table.agrees for table in found[each]))
    tables = found[way]
    compared = [table for table in tables if table.counts]
    return PaperFigures(
        heading=agreement_heading(sum(table.agrees for table in compared), len(compared)),
        differing=tuple(table.said for table in compared if not table.agrees),
        way=_way_words(way) if compared else "",
        tables=tables,
    )


def _way_words(way: Way) -> str:
    unit, basis = way
    counted = "every inspection once" if unit == "inspections" else "every council once, by its latest inspection"
    by = "published" if basis is Basis.PUBLISHED else "ended"
    return f"Counted in the way that agrees best with the paper: {counted}, {by} by the date of the table."


def _tables(record: Record, printed: Iterable[NationalTable], way: Way) -> Iterator[PaperTable]:
    for table in printed:
        day = _day(table.as_at)
        if day is None:
            yield PaperTable(area_name(table.area), table.page, "", (), NO_DATE, "")
            continue
        tally = _tally(record, table.area, day, way)
        counts = tuple(GradeCount(LOOKS[key].word, table.counts.get(key, 0), tally.count(key)) for key in FOUR_GRADES)
        differing = [(each.word, each.paper, each.record) for each in counts if each.differs]
        yield PaperTable(
            area=area_name(table.area),
            page=table.page,
            date=format_day(day),
            counts=counts,
            said=difference_sentence(area_name(table.area), differing) if differing else "",
            href=_address(day, way),
        )


def _day(as_at: str | None) -> datetime.date | None:
    """The date of a table; None if none is printed, or only a month."""
    try:
        return datetime.date.fromisoformat(as_at or "")
    except ValueError:
        return None


def _tally(record: Record, area: str, day: datetime.date, way: Way) -> Tally:
    unit, basis = way
    population, scope = population_of(record, AsAt(day, basis)), usual_scope(day)
    if unit == "inspections":
        return inspection_counts(population, scope).tally(area)
    return tally_positions([p for p in population.standing_in(scope) if p.gap is None], area)


def _address(day: datetime.date, way: Way) -> str:
    unit, basis = way
    chosen = {"as_at": day.isoformat(), "unit": unit} | ({"basis": basis.value} if basis is not Basis.PUBLISHED else {})
    return reverse("dashboard:distribution") + query_string(chosen)
