"""Rows of any table, through its mapping, as lines of the one form of outcomes that the checks and the record know."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from inspections.intake.outcome_table import COLUMNS as OUTCOME_COLUMNS
from inspections.intake.outcome_table import OPTIONAL_COLUMNS, OutcomeLine, OutcomeTable, Problem, outcomes_of_lines
from inspections.intake.tables.councils import CouncilFinder
from inspections.intake.tables.dates import is_month_first, iso_date
from inspections.intake.tables.headings import Table, TableRow
from inspections.intake.tables.joined_areas import area_as_printed
from inspections.intake.tables.mapping import ColumnMapping
from inspections.intake.tables.words import FAILED, JUDGEMENT, says_nothing
from inspections.reading.frameworks import frameworks
from inspections.reading.vocabulary import Kind

_DATES: Final = ("inspection_start", "inspection_end", "published")
_PLAIN: Final = (
    "published_source",
    "lead_inspector",
    "recommendations",
    "theme",
    "source_text",
    "inspection_source_text",
)
_PRECISIONS: Final = {"month": 7, "year": 4}
"""How much of an ISO date is known."""
_SURE: Final = {"true": "yes", "false": "no", "yes": "yes", "no": "no", "": ""}


@dataclass(frozen=True)
class SourceOfTable:
    """What is said of figures whose row says nothing of it itself: kind of source, of a date, and in words."""

    source: str
    published_source: str
    text: str
    sure: bool = True


class _RowError(Exception):
    """A row cannot be used; the message says why."""


def outcomes_of(table: Table, mapping: ColumnMapping, source: SourceOfTable) -> OutcomeTable:
    """The inspections of a table, and each row that cannot be used with the reason."""
    return _Converter(table, mapping, source).outcomes()


class _Converter:
    def __init__(self, table: Table, mapping: ColumnMapping, source: SourceOfTable) -> None:
        self._table, self._mapping, self._source = table, mapping, source
        self._councils = CouncilFinder()

    def outcomes(self) -> OutcomeTable:
        lines: list[OutcomeLine] = []
        problems: list[Problem] = []
        for row in self._table.rows:
            try:
                lines += self._lines(row)
            except _RowError as error:
                problems.append(Problem(row.number, str(error)))
        read = outcomes_of_lines(lines, partial=True)
        return OutcomeTable(read.outcomes, (*problems, *read.problems))

    @cached_property
    def _month_first(self) -> Mapping[str, bool]:
        columns = {name: self._mapping.column(name) for name in _DATES}
        return {
            name: at is not None and is_month_first(row.cells[at] for row in self._table.rows)
            for name, at in columns.items()
        }

    def _lines(self, row: TableRow) -> Iterator[OutcomeLine]:
        """A line for each judgement of the row; one without where it has none."""
        self._refuse_failed(row)
        facts = self._facts(row)
        grades = list(self._grades(row, facts))
        for area, grade in grades or [("", "")]:
            yield OutcomeLine(row.number, facts | {"area": area, "grade": grade})

    def _refuse_failed(self, row: TableRow) -> None:
        for at, name in enumerate(self._mapping.columns):
            if name and row.cells[at] in FAILED:
                raise _RowError(f"“{self._table.headings[at]}” holds {row.cells[at]}: the formula failed.")

    def _facts(self, row: TableRow) -> dict[str, str]:
        facts = dict.fromkeys((*OUTCOME_COLUMNS, *OPTIONAL_COLUMNS, "key"), "")
        facts |= {name: self._words(row, name) for name in (*_PLAIN, "key")}
        facts |= {name: self._date(row, name) for name in _DATES}
        if not (facts["inspection_start"] or facts["published"] or facts["key"]):
            raise _RowError("The row says neither when the inspection was nor when its report was published.")
        facts["framework"], facts["kind"] = self._framework_and_kind(row)
        if facts["kind"] == Kind.VISIT and facts["inspection_start"] and not facts["inspection_end"]:
            # Tables give a visit one day.
            facts["inspection_end"] = facts["inspection_start"]
        precision = self._cell(row, "published_precision")
        facts["published"] = facts["published"][: _PRECISIONS.get(precision, len(facts["published"]))]
        facts["dfe_la_number"] = self._council(row, facts)
        return facts | self._provenance(row, facts)

    def _provenance(self, row: TableRow, facts: Mapping[str, str]) -> dict[str, str]:
        """Where figures are from: as the row says, else as the whole table is, with the row."""
        sure = _SURE.get(self._cell(row, "sure").lower())
        if sure is None:
            raise _RowError(f"“{self._cell(row, 'sure')}” is neither yes nor no for whether this is sure.")
        text = f"{self._source.text}, row {row.number}"
        return {
            "source": self._meaning(row, "source") or self._source.source,
            "source_text": facts["source_text"] or text,
            "inspection_source_text": facts["inspection_source_text"] or text,
            "published_source": facts["published_source"]
            or (self._source.published_source if facts["published"] else ""),
            "sure": sure or ("yes" if self._source.sure else "no"),
        }

    def _framework_and_kind(self, row: TableRow) -> tuple[str, str]:
        framework, _, kind = self._meaning(row, "type").partition("/")
        framework = self._meaning(row, "framework") or framework or self._mapping.framework
        kind = self._meaning(row, "kind") or kind or self._mapping.kind
        kinds = frameworks()[framework].kinds if framework in frameworks() else ()
        return framework, kind or (str(kinds[0]) if len(kinds) == 1 else "")

    def _council(self, row: TableRow, facts: Mapping[str, str]) -> str:
        found = self._councils.find(
            number=self._cell(row, "dfe"),
            code=self._cell(row, "gss"),
            name=self._cell(row, "council"),
            day=_day(facts["inspection_start"] or facts["published"]),
        )
        if found.authority is None:
            raise _RowError(found.problem)
        return found.authority.dfe_number

    def _grades(self, row: TableRow, facts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        if self._mapping.column("area") is not None:
            area, grade = self._meaning(row, "area"), self._meaning(row, "grade")
            if area and grade:
                yield area, grade
            return
        for at in self._mapping.judgement_columns:
            grade = self._known("grade", row.cells[at])
            if grade:
                area = self._mapping.columns[at].removeprefix(JUDGEMENT)
                days = (_day(facts["inspection_start"]), _day(facts["published"]))
                yield area_as_printed(facts["framework"], area, *days), grade

    def _date(self, row: TableRow, name: str) -> str:
        text = self._cell(row, name)
        if not text:
            return ""
        try:
            iso = iso_date(text, month_first=self._month_first[name])
        except ValueError:
            raise _RowError(f"“{text}” is not a date.") from None
        if name != "published" and len(iso) < 10:
            raise _RowError(f"“{text}” is not a date.")
        return iso

    def _cell(self, row: TableRow, name: str) -> str:
        at = self._mapping.column(name)
        return "" if at is None else row.cells[at]

    def _words(self, row: TableRow, name: str) -> str:
        """A cell that is taken over as it is; blank where it only says that there is nothing."""
        cell = self._cell(row, name)
        return "" if says_nothing(cell) else cell

    def _meaning(self, row: TableRow, name: str) -> str:
        return self._known(name, self._cell(row, name))

    def _known(self, group: str, word: str) -> str:
        meaning = self._mapping.meaning(group, word)
        if meaning is None:
            raise _RowError(f"Nobody has said what “{word}” means.")
        return meaning


def _day(iso: str) -> datetime.date | None:
    """None where there is none, or only a month or a year."""
    return datetime.date.fromisoformat(iso) if len(iso) == 10 else None
