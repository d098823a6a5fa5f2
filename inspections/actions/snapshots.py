"""What an import said of an inspection: kept when a report takes its place, restored when the report is withdrawn."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

from inspections.draft import Draft, DraftItem, DraftJudgement
from inspections.judgement import ENTERED, JudgementFacts
from inspections.models import Inspection, Judgement, Recommendation
from inspections.recommendation import RecommendationFacts

_FACTS = (
    "kind",
    "published_precision",
    "published_source",
    "lead_inspector",
    "recommendation_count",
    "theme",
    "source_text",
)
_DAYS = ("start", "end", "published")


def take_snapshot(inspection: Inspection) -> dict[str, Any]:
    """The facts and judgements of an inspection as plain values."""
    facts: dict[str, Any] = {name: getattr(inspection, name) for name in _FACTS}
    for name in _DAYS:
        facts[name] = _iso(getattr(inspection, name))
    facts["judgements"] = [judgement.facts.to_plain() for judgement in inspection.judgements.all()]
    return facts


def restore_snapshot(inspection: Inspection, *, reason: str) -> None:
    """Restore what the import said; the report's judgements and recommendations go."""
    facts: dict[str, Any] = inspection.imported or {}
    for name in (name for name in _FACTS if name in facts):
        setattr(inspection, name, facts[name])
    for name in _DAYS:
        setattr(inspection, name, datetime.date.fromisoformat(facts[name]) if facts[name] else None)
    inspection.origin, inspection.report, inspection.imported = Inspection.Origin.IMPORT, None, None
    inspection._change_reason = reason  # type: ignore[attr-defined]
    inspection.save()
    inspection.recommendations.all().delete()
    inspection.judgements.all().delete()
    for judgement in facts["judgements"]:
        row = Judgement(inspection=inspection)
        row.facts = JudgementFacts.from_plain(judgement)
        row.save()


def fold_record_back(draft: Draft, inspection: Inspection) -> Draft:
    """The draft with whatever was changed on the record itself since, so that a withdrawal loses nothing."""
    return _fold_items(_fold_judgements(_fold_facts(draft, inspection), inspection), inspection)


def _fold_facts(draft: Draft, inspection: Inspection) -> Draft:
    facts = {"lead_inspector": inspection.lead_inspector or None, "kind": inspection.kind}
    facts |= {"inspection_start": _iso(inspection.start), "inspection_end": _iso(inspection.end)}
    for key, present in facts.items():
        value = draft.value(key)
        if value is not None and value.value != present:
            draft = draft.with_value(value.decided(present, "entered"))
    return draft


def _fold_judgements(draft: Draft, inspection: Inspection) -> Draft:
    rows = {row.area: row for row in inspection.judgements.all()}
    for judgement in draft.judgements:
        if judgement.facts.area not in rows:
            draft = draft.without(judgement.key)
    for area, row in rows.items():
        had = draft.judgement(area)
        if had is None:
            draft = draft.with_value(DraftJudgement(replace(row.facts, source=ENTERED), read=None, settled=True))
        elif changed := _changed(row, had.facts):
            draft = draft.with_value(replace(had, facts=changed))
    return draft


def _changed(row: Judgement, published: JudgementFacts) -> JudgementFacts | None:
    """The row's facts where they changed since these were published, else None. A grade that changed was entered."""
    as_published = Judgement()
    as_published.facts = published
    present = replace(row.facts, source=published.source)
    if present == as_published.facts:
        return None
    return present if present.grade == published.grade else replace(present, source=ENTERED)


def _fold_items(draft: Draft, inspection: Inspection) -> Draft:
    """Recommendations keep the order in which they were published: the nth item of the draft is the nth row."""
    had = dict(enumerate(draft.items, start=1))
    rows = {row.position: row for row in inspection.recommendations.all()}
    for position, item in had.items():
        if position not in rows:
            draft = draft.without(item.key)
    for position, row in rows.items():
        if position not in had:
            draft = draft.with_item(DraftItem(draft.next_item_key(), row.facts, None, "entered", settled=True))
        elif row.facts != _as_held(had[position].facts):
            draft = draft.with_item(replace(had[position], facts=row.facts, source="entered"))
    return draft


def _as_held(published: RecommendationFacts) -> RecommendationFacts:
    """A recommendation as a row would hold it, its text cut to the length of the columns."""
    row = Recommendation()
    row.facts = published
    return row.facts


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None
