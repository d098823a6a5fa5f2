"""What an import said of an inspection, kept when a report takes its place and brought back when it is withdrawn."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

from inspections.draft import JUDGEMENT, Draft, Item, Value
from inspections.models import Inspection, Judgement
from inspections.review.labels import area_words

_FACTS = ("kind", "published_precision", "published_source", "lead_inspector", "recommendation_count")
_DAYS = ("start", "end", "published")


def snapshot(inspection: Inspection) -> dict[str, Any]:
    """The facts and judgements of an inspection as plain values."""
    facts: dict[str, Any] = {name: getattr(inspection, name) for name in _FACTS}
    for name in _DAYS:
        facts[name] = _iso(getattr(inspection, name)) or None
    facts["judgements"] = [{"area": j.area, "grade": j.grade, "source": j.source} for j in inspection.judgements.all()]
    return facts


def restore(inspection: Inspection, *, reason: str) -> None:
    """Bring back what the import said; the report's judgements and recommendations go."""
    facts: dict[str, Any] = inspection.imported or {}
    for name in _FACTS:
        setattr(inspection, name, facts[name])
    for name in _DAYS:
        setattr(inspection, name, datetime.date.fromisoformat(facts[name]) if facts[name] else None)
    inspection.origin, inspection.report, inspection.imported = Inspection.Origin.IMPORT, None, None
    inspection._change_reason = reason  # type: ignore[attr-defined]
    inspection.save()
    inspection.recommendations.all().delete()
    inspection.judgements.all().delete()
    for judgement in facts["judgements"]:
        Judgement(inspection=inspection, **judgement).save()


def fold_back(draft: Draft, inspection: Inspection) -> Draft:
    """The draft with what was since changed on the record itself, so that a withdrawal loses nothing."""
    return _fold_items(_fold_judgements(_fold_facts(draft, inspection), inspection), inspection)


def _fold_facts(draft: Draft, inspection: Inspection) -> Draft:
    facts = {"lead_inspector": inspection.lead_inspector, "kind": inspection.kind}
    facts |= {"inspection_start": _iso(inspection.start), "inspection_end": _iso(inspection.end)}
    for key, present in facts.items():
        value = draft.value(key)
        if value is not None and value.value != present:
            draft = draft.with_value(replace(value, value=present, source="entered"))
    return draft


def _fold_judgements(draft: Draft, inspection: Inspection) -> Draft:
    present = {j.area: j.grade for j in inspection.judgements.all()}
    for value in draft.judgements:
        if value.area not in present:
            draft = draft.without(value.key)
    for area, grade in present.items():
        key = f"{JUDGEMENT}{area}"
        value = draft.value(key) or Value(key, "", "", "entered", settled=True, label=area_words("", area))
        if value.value != grade or draft.value(key) is None:
            draft = draft.with_value(replace(value, value=grade, source="entered"))
    return draft


def _fold_items(draft: Draft, inspection: Inspection) -> Draft:
    """Recommendations stand in the order in which they were published: the n-th of one is the n-th of the other."""
    had = dict(enumerate(draft.items, start=1))
    rows = {row.position: row for row in inspection.recommendations.all()}
    for position, item in had.items():
        if position not in rows:
            draft = draft.without(item.key)
    for position, row in rows.items():
        words = {"text": row.text, "number": row.number, "section": row.section}
        words |= {"audience": row.audience, "tag": row.tag}
        item = had.get(position) or Item(draft.next_item_key(), "", "", "entered", settled=True)
        if any(getattr(item, name) != word for name, word in words.items()):
            draft = draft.with_item(Item(**{**vars(item), **words, "source": "entered"}))
    return draft


def _iso(day: datetime.date | None) -> str:
    return day.isoformat() if day else ""
