"""A council as an edition has it: its inspections with their judgements, newest first, from its own tables."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.claims.words import area_name, kind_name
from dashboard.shared.citing import Citation, cite_page
from inspections.models import Edition
from inspections.partial_dates import PartialDate, format_day, format_partial_date
from inspections.qualified_grade import qualified
from inspections.queries.editions import checked_rows_of, table_of

type Cells = Mapping[str, Any]


@dataclass(frozen=True)
class EditionInspection:
    title: str
    key: str
    judgements: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class EditionCouncilPage:
    heading: str
    lede: str
    number: int
    edition: str
    inspections: tuple[EditionInspection, ...]
    citation: Citation


def edition_council_page(edition: Edition, dfe_number: str, address: str) -> EditionCouncilPage | None:
    """None where the edition has no such council. Raises EditionRemovedError where a file it needs was removed."""
    found = next(_of(edition, "councils", dfe_number), None)
    if found is None:
        return None
    judged: defaultdict[str, list[Cells]] = defaultdict(list)
    for row in _of(edition, "judgements", dfe_number):
        judged[str(row["inspection"])].append(row)
    rows = sorted(_of(edition, "inspections", dfe_number), key=_stands_at, reverse=True)
    name = str(found["council"])
    return EditionCouncilPage(
        heading=f"{name} in edition {edition.number}",
        lede=f"Its inspections and judgements as they stood in edition {edition.number}, {format_day(edition.day)}.",
        number=edition.number,
        edition=f"Edition {edition.number}, {format_day(edition.day)}",
        inspections=tuple(_inspection(row, judged[str(row["inspection"])]) for row in rows),
        citation=cite_page(name, edition, address),
    )


def _of(edition: Edition, name: str, dfe_number: str) -> Iterator[Cells]:
    """The rows of a council in a table, once the whole file was found to be as on its day."""
    table = table_of(edition, name)
    if table is None:
        return
    yield from (row for row in checked_rows_of(edition, table) if row.get("dfe_number") == dfe_number)


def _stands_at(row: Cells) -> str:
    return str(row.get("published") or row.get("end") or "")


def _inspection(row: Cells, judged: list[Cells]) -> EditionInspection:
    return EditionInspection(
        title=f"{kind_name(row['framework'], row['kind'])}, {_when(row)}",
        key=str(row["inspection"]),
        judgements=tuple((area_name(str(one["area"])), _grade(one)) for one in judged),
    )


def _when(row: Cells) -> str:
    published = row.get("published")
    if not published:
        return f"on site until {format_day(date.fromisoformat(row['end']))}" if row.get("end") else "no date known"
    return format_partial_date(PartialDate(date.fromisoformat(published), str(row.get("published_precision") or "day")))


def _grade(row: Cells) -> str:
    """Marked where it is at second hand or not sure."""
    return qualified(str(row["grade"]), str(row["source"]), sure=bool(row["sure"]))
