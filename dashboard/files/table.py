"""A table of a page as a file: its rows, and everything that someone needs who has only the file."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from dashboard.charts.figure import Raw
from dashboard.shared.licence import ATTRIBUTION
from dashboard.shared.params import AsAtChoice, Params
from inspections.partial_dates import format_day
from inspections.qualified_grade import why_marked
from inspections.reading.letters import upper_first

WHEN_COLUMNS: Final = ("as_at", "basis", "published_until")
QUALIFIED_COLUMN: Final = "qualified_grades"
SCOPE_COLUMNS: Final = ("complete_to", "scope_region", "scope_type")
"""The day to which the record is complete (blank if it is not), and the region and type of council (blank for all)."""
ABOUT_COLUMNS: Final = ("about", "licence", "address")
"""In every row of a CSV file, which has no other place for them; a workbook says them once."""


@dataclass(frozen=True)
class TableExport:
    """A table of a page. The file name begins with `name`; the sheet is called `tab`.

    `measure` says what is counted or listed, `population` for whom. `address` is the path of the page with its date.
    `rows` may be an iterator, to be read only once. `dated` is False if every row has a date of its own. `meanings`
    explains columns that no other table has. With `has_grades`, a column says which grades in the row are second-hand
    or uncertain. `chosen` has the page's other choices by column, the same in every row.
    """

    name: str
    tab: str
    title: str
    measure: str
    population: str
    source: str
    params: Params
    address: str
    header: tuple[str, ...]
    rows: Iterable[tuple[Raw, ...]]
    notes: tuple[str, ...] = ()
    dated: bool = True
    meanings: Mapping[str, str] = field(default_factory=dict)
    has_grades: bool = False
    chosen: Mapping[str, str] = field(default_factory=dict)

    @property
    def when(self) -> AsAtChoice:
        return self.params.when

    @property
    def stem(self) -> str:
        return f"{self.name}-{self.when.date}"

    @property
    def columns(self) -> tuple[str, ...]:
        own = (*self.header, QUALIFIED_COLUMN) if self.has_grades else self.header
        front = WHEN_COLUMNS if self.dated else ()
        return (*front, *own, *self.chosen, *SCOPE_COLUMNS)

    def dated_rows(self, *after: Raw) -> Iterable[tuple[Raw, ...]]:
        """The rows with date and basis in front, scope and `after` behind; a sequence if `rows` is one."""
        front = when_cells(self.when) if self.dated else ()
        scope = (*self.chosen.values(), *scope_cells(self.params))
        every = ((*front, *row, *self._qualified(row), *scope, *after) for row in self.rows)
        return tuple(every) if isinstance(self.rows, Sequence) else every

    def _qualified(self, row: tuple[Raw, ...]) -> tuple[Raw, ...]:
        """`overall:press lscb:unsure`: the columns of the row with a qualified grade, and why it is qualified."""
        if not self.has_grades:
            return ()
        cells = zip(self.header, row, strict=True)
        found = (f"{name}:{why}" for name, cell in cells if isinstance(cell, str) and (why := why_marked(cell)))
        return (" ".join(found) or None,)

    @property
    def description(self) -> str:
        """Title, measure and population in one cell."""
        parts = (self.title, self.measure, self.population, *self.notes)
        return " ".join(f"{part.rstrip('.')}." for part in parts if part)

    @property
    def licence(self) -> str:
        return f"Source: {self.source} {ATTRIBUTION}"


@dataclass(frozen=True)
class TableBook:
    """The tables of one page in one workbook: at least one."""

    name: str
    title: str
    exports: tuple[TableExport, ...]

    @property
    def stem(self) -> str:
        return f"{self.name}-{self.exports[0].when.date}"


def when_cells(when: AsAtChoice) -> tuple[Raw, ...]:
    return when.date, when.as_at.basis.value, when.as_at.published_until


def scope_cells(params: Params) -> tuple[Raw, ...]:
    """The cells for SCOPE_COLUMNS."""
    return params.when.complete_to, params.region or None, params.council_type or None


def table_description(export: TableExport, address: str) -> list[tuple[str, str]]:
    """The lines of the first sheet, label and text; `address` is absolute."""
    facts = [("Title", export.title), ("Measure", export.measure), ("Population", export.population)]
    return [*facts, *(("Note", note) for note in export.notes), *origin_lines(export, address)]


def origin_lines(export: TableExport, address: str) -> list[tuple[str, str]]:
    """Date, source, licence and address: the same for every table of a page."""
    words = export.when.words
    return [
        ("As at", format_day(export.when.date)),
        ("Complete to", _day_or_not(export.when.complete_to)),
        ("Basis", upper_first(words)),
        ("Source", export.source),
        ("Licence", ATTRIBUTION),
        ("Address", address),
    ]


def _day_or_not(complete_to: datetime.date | None) -> str:
    return format_day(complete_to) if complete_to else "Not complete"


def dated_address(params: Params, page: str) -> str:
    """A permanent address of a page: with its date and basis, even if it shows the latest."""
    when = params.when
    return page + params.address(as_at=when.date.isoformat(), basis=when.as_at.basis.value)
