"""The shipped corrections as typed rows, and what one of them makes of an inspection's plain values.

Plain values are those of `actions.snapshots.snapshot`, so that what an import said is put right as well where a report
stands before it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from inspections.judgement import JudgementFacts
from inspections.ledger.tables import DATA, csv_lines
from inspections.partial_dates import PartialDate, parse_partial_date

EVERY_AREA: Final = "*"
_NAMES: Final = {"inspection_start": "start", "inspection_end": "end", "published_source": "published_source"}


@dataclass(frozen=True)
class CorrectionRow:
    """A value that another source has otherwise; `inspection` is its address, `area` blank for one of its facts.

    `old` and `new` are as a table of outcomes writes them, `old` blank where the record has none. What is not applied
    is kept: noted, and left as it is. `decided` is the day of that, which is not the day on which it comes here.
    """

    inspection: str
    area: str
    field: str
    old: str
    new: str
    is_applied: bool
    why: str
    source: str
    source_text: str | None
    sure: bool
    decided: datetime.date

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the inspection that a fact of this name fills."""
        if self.field == "published":
            return "published", "published_precision"
        return (_NAMES.get(self.field, self.field),)


def correction_rows(path: Path = DATA / "corrections.csv") -> Iterator[CorrectionRow]:
    for row in csv_lines(path):
        yield CorrectionRow(
            inspection=row["inspection"],
            area=row["area"],
            field=row["field"],
            old=row["old"],
            new=row["new"],
            is_applied=row["decision"] == "apply",
            why=row["why"],
            source=row["new_source"],
            source_text=row["source_text"] or None,
            sure=row["sure"] != "no",
            decided=datetime.date.fromisoformat(row["decided"]),
        )


def corrected_fact(facts: dict[str, Any], row: CorrectionRow) -> dict[str, Any] | None:
    """The facts with the row's value in place of the one that it corrects; None where another one stands there."""
    if _text(facts, row) != row.old:
        return None
    if row.field != "published":
        return facts | {row.columns[0]: row.new}
    published = parse_partial_date(row.new)
    return facts | {"published": published.day.isoformat(), "published_precision": published.precision}


def corrected_judgement(had: JudgementFacts | None, row: CorrectionRow) -> JudgementFacts | None:
    """The judgement as the row has it; None where what stands there is not what it corrects."""
    if row.field == "source":
        if had is None or had.source not in row.old.split(" or "):
            return None
        return JudgementFacts(had.area, had.grade, row.new, source_text=row.source_text, sure=row.sure)
    if (had.grade if had else None) != (row.old or None):
        return None
    return JudgementFacts(row.area, row.new, row.source, source_text=row.source_text, sure=row.sure)


def corrected_import(imported: dict[str, Any], row: CorrectionRow) -> dict[str, Any]:
    """What an import said of an inspection, its facts and its judgements, as far as the row corrects it."""
    if not row.area:
        return corrected_fact(imported, row) or imported
    had = {plain["area"]: JudgementFacts.from_plain(plain) for plain in imported["judgements"]}
    for area in list(had) if row.area == EVERY_AREA else [row.area]:
        if facts := corrected_judgement(had.get(area), row):
            had[area] = facts
    return imported | {"judgements": [facts.to_plain() for facts in had.values()]}


def _text(facts: dict[str, Any], row: CorrectionRow) -> str:
    """The present value as a table of outcomes writes it."""
    value = facts[row.columns[0]]
    if row.field != "published" or value is None:
        return value or ""
    return str(PartialDate(parse_partial_date(value).day, facts["published_precision"]))
