"""The shipped tables of the ledger as typed rows: completeness, missing inspections, events that reports name."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from inspections.partial_dates import PartialDate, parse_partial_date

DATA = Path(__file__).resolve().parents[1] / "data"


@dataclass(frozen=True)
class LedgerRow:
    """To when a framework is complete; None: it is not. `source` says what it was reconciled with."""

    framework: str
    complete_from: datetime.date | None
    complete_to: datetime.date | None
    note: str
    source: str


@dataclass(frozen=True)
class MissingRow:
    """An inspection that is known of and not on the record."""

    dfe_number: str
    framework: str
    kind: str
    start: datetime.date | None
    published: datetime.date | None
    known: str
    source: str
    sure: bool


@dataclass(frozen=True)
class EventRow:
    """An inspection or visit that `reports` reports name; `named_by` is the address of one whose report does."""

    dfe_number: str
    kind: str
    when: PartialDate
    grade: str | None
    named_by: str
    page: int | None
    reports: int


def ledger_rows(path: Path = DATA / "ledger.csv") -> Iterator[LedgerRow]:
    for row in csv_lines(path):
        yield LedgerRow(row["framework"], _day(row["from"]), _day(row["complete_to"]), row["note"], row["source"])


def missing_rows(path: Path = DATA / "known_missing.csv") -> Iterator[MissingRow]:
    for row in csv_lines(path):
        yield MissingRow(
            dfe_number=row["dfe_la_number"],
            framework=row["framework"],
            kind=row["kind"],
            start=_day(row["inspection_start"]),
            published=_day(row["published"]),
            known=row["what_is_known"],
            source=row["source"],
            sure=row["sure"] == "yes",
        )


def event_rows(path: Path = DATA / "mentions.csv") -> Iterator[EventRow]:
    for row in csv_lines(path):
        yield EventRow(
            dfe_number=row["dfe_la_number"],
            kind=row["event_kind"],
            when=parse_partial_date(row["date"]),
            grade=row["grade"] or None,
            named_by=row["named_by"],
            page=int(row["page"]) if row["page"] else None,
            reports=int(row["reports_naming_it"]),
        )


def csv_lines(path: Path) -> Iterator[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def _day(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
