"""What a table says of an inspection that the record has: fact by fact what is missing, what differs, what stands."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any, Final

from inspections.draft import JUDGEMENT
from inspections.intake.outcome_table import ImportedInspection
from inspections.intake.tables.joined_areas import area_as_printed
from inspections.judgement import JudgementFacts
from inspections.models import Inspection, Judgement
from inspections.partial_dates import PartialDate, format_day, format_partial_date
from inspections.review.labels import FACT_LABELS, NOT_IN_RECORD, area_words, grade_label, kind_words

type Columns = Mapping[str, Any]

_LABELS: Final[Mapping[str, str]] = FACT_LABELS | {
    "days": "Days on site",
    "recommendation_count": "Number of recommendations",
    "theme": "Theme",
}
_READ_OR_ENTERED: Final = (Judgement.Source.REPORT, Judgement.Source.ENTERED)


class Stand(Enum):
    """How a fact of the table stands to the record."""

    FILLS = "fills"
    """The record has none."""
    ALTERS = "alters"
    """The record has another from a table; a person decides."""
    IN_CONFLICT = "conflict"
    """The record has another from a report or from a person, and keeps it."""


@dataclass(frozen=True)
class FactChange:
    """`before` and `after` are columns as plain values; None: there is, or was, no such judgement."""

    key: str
    label: str
    before: Columns | None
    after: Columns
    old: str
    new: str
    stand: Stand


def fact_changes(inspection: Inspection, outcome: ImportedInspection) -> tuple[FactChange, ...]:
    """Every fact that the table states and the record has otherwise; what the table leaves out is none."""
    from_report = inspection.origin == Inspection.Origin.REPORT
    facts = (_kind(inspection, outcome), _days(inspection, outcome), _publication(inspection, outcome))
    found = [*facts, *_others(inspection, outcome)]
    changes = [_fact(each, from_report=from_report) for each in found if each]
    return (*changes, *_judgements(inspection, outcome, from_report=from_report))


@dataclass(frozen=True)
class _Stated:
    """A fact that differs; `old` is blank where the record has none."""

    key: str
    before: Columns
    after: Columns
    old: str
    new: str


def _fact(stated: _Stated, *, from_report: bool) -> FactChange:
    stand = Stand.IN_CONFLICT if from_report else Stand.ALTERS if stated.old else Stand.FILLS
    old = stated.old or NOT_IN_RECORD
    return FactChange(stated.key, _LABELS[stated.key], stated.before, stated.after, old, stated.new, stand)


def _kind(inspection: Inspection, outcome: ImportedInspection) -> _Stated | None:
    if not outcome.kind or outcome.kind == inspection.kind:
        return None
    words = (kind_words(inspection.kind), kind_words(outcome.kind))
    return _Stated("kind", {"kind": inspection.kind}, {"kind": outcome.kind}, *words)


def _days(inspection: Inspection, outcome: ImportedInspection) -> _Stated | None:
    """A table that gives only the first day says nothing of the last."""
    start, end = outcome.start, outcome.end or inspection.end
    if start is None or end is None or (start, end) == (inspection.start, inspection.end):
        return None
    before, after = _day_columns(inspection.start, inspection.end), _day_columns(start, end)
    return _Stated("days", before, after, _day_words(inspection.start, inspection.end), _day_words(start, end))


def _day_columns(start: datetime.date | None, end: datetime.date | None) -> Columns:
    return {"start": start.isoformat() if start else None, "end": end.isoformat() if end else None}


def _day_words(start: datetime.date | None, end: datetime.date | None) -> str:
    return f"{format_day(start)} to {format_day(end)}" if start and end else ""


def _publication(inspection: Inspection, outcome: ImportedInspection) -> _Stated | None:
    new = outcome.published
    if new is None:
        return None
    had = PartialDate(inspection.published, inspection.published_precision) if inspection.published else None
    if had and (str(had).startswith(str(new)) or had == new):
        return None
    before = _publication_columns(had, inspection.published_source)
    after = _publication_columns(new, outcome.published_source)
    # A day of the month that is known says more, and nothing else.
    old = "" if had is None or str(new).startswith(str(had)) else format_partial_date(had)
    return _Stated("published", before, after, old, format_partial_date(new))


def _publication_columns(date: PartialDate | None, source: str) -> Columns:
    return {
        "published": date.day.isoformat() if date else None,
        "published_precision": date.precision if date else "",
        "published_source": source if date else "",
    }


def _others(inspection: Inspection, outcome: ImportedInspection) -> Iterator[_Stated]:
    values = {
        "lead_inspector": outcome.lead_inspector,
        "recommendation_count": outcome.recommendations,
        "theme": outcome.theme,
    }
    for name, new in values.items():
        had = getattr(inspection, name)
        if new in ("", None) or _same_words(had, new):
            continue
        old = "" if had is None else str(had)
        yield _Stated(name, {name: had}, {name: new}, old, str(new))


def _same_words(one: object, other: object) -> bool:
    """Apart from capitals, spaces and signs."""
    return _bare(one) == _bare(other)


def _bare(words: object) -> str:
    return re.sub(r"\W", "", str(words)).casefold()


def _judgements(inspection: Inspection, outcome: ImportedInspection, *, from_report: bool) -> Iterator[FactChange]:
    had = {row.area: row for row in inspection.judgements.all()}
    for stated in outcome.judgements:
        area = area_as_printed(inspection.framework, stated.area, inspection.start, inspection.published)
        facts = replace(stated, area=area)
        row = had.get(area)
        if row is not None and row.grade == (facts.grade or ""):
            continue
        kept = from_report or (row is not None and row.source in _READ_OR_ENTERED)
        stand = Stand.IN_CONFLICT if kept else Stand.ALTERS if row else Stand.FILLS
        yield FactChange(
            f"{JUDGEMENT}{facts.area}",
            area_words(inspection.framework, facts.area),
            judgement_columns(row.facts) if row else None,
            judgement_columns(facts),
            grade_label(row.grade) if row else NOT_IN_RECORD,
            grade_label(facts.grade),
            stand,
        )


def judgement_columns(facts: JudgementFacts) -> dict[str, Any]:
    """A judgement as JSON gives it back."""
    plain: dict[str, Any] = json.loads(json.dumps(facts.to_plain()))
    return plain
