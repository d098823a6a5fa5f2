"""What the record holds of an inspection as plain values, which are what a draft is compared with."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from inspections.finding import FindingFacts, FindingKind
from inspections.judgement import JudgementFacts
from inspections.models import Finding, Inspection, Judgement

COUNT = "recommendation_count"
COMPARED = ("kind", "inspection_start", "inspection_end", "published", "lead_inspector", "windows", "theme")
"""The facts of a draft that the record may hold too; council and framework are what it was found by."""


@dataclass(frozen=True)
class RecordValues:
    """Facts by their keys in a draft, None for what the record does not hold; judgements by area; findings in order."""

    facts: Mapping[str, str | None]
    judgements: Mapping[str, JudgementFacts]
    items: tuple[FindingFacts, ...]

    @property
    def count(self) -> str | None:
        """How many recommendations to the body that the report is on; None where the record does not say."""
        return self.facts[COUNT]

    def items_of(self, kind: FindingKind) -> tuple[FindingFacts, ...]:
        return tuple(item for item in self.items if item.kind == kind)


def list_value(items: Iterable[FindingFacts]) -> str | None:
    """A plain value that stands for a list: equal where the same things are said to the same; None for an empty one."""
    said = [_said(each) for each in items]
    return sha256(repr(said).encode()).hexdigest()[:16] if said else None


def _said(each: FindingFacts) -> str:
    """Letters and digits alone, whom it is for, and of progress the verdict with its words."""
    progress = f" {each.verdict or ''} {_letters(each.words or '')}" if each.kind == FindingKind.PROGRESS else ""
    return f"{_letters(each.text)} {each.audience}{progress}"


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def values_of(inspection: Inspection, judgements: Iterable[Judgement], items: Iterable[Finding]) -> RecordValues:
    """The values of rows, whether they are saved or not."""
    count = inspection.recommendation_count
    return RecordValues(
        facts={
            "kind": inspection.kind or None,
            "inspection_start": _iso(inspection.start),
            "inspection_end": _iso(inspection.end),
            "published": str(inspection.stands_at) if inspection.published else None,
            "lead_inspector": inspection.lead_inspector or None,
            "windows": inspection.windows or None,
            "theme": inspection.theme or None,
            COUNT: None if count is None else str(count),
        },
        judgements={row.area: row.facts for row in judgements},
        items=tuple(row.facts for row in sorted(items, key=lambda row: row.position)),
    )


def recorded_values(inspection: Inspection) -> RecordValues:
    """The values of an inspection on the record as it stands."""
    return values_of(inspection, inspection.judgements.all(), inspection.findings.all())


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None
