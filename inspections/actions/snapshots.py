"""What an import said of an inspection, kept when a report takes its place and brought back when it is withdrawn."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

from inspections.drafts import JUDGEMENT, Draft
from inspections.models import Inspection, Judgement

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
    for judgement in inspection.judgements.all():
        value = draft.value(f"{JUDGEMENT}{judgement.area}")
        if value is not None and value.value != judgement.grade:
            draft = draft.with_value(replace(value, value=judgement.grade, source="entered"))
    facts = {"lead_inspector": inspection.lead_inspector, "kind": inspection.kind}
    facts |= {"inspection_start": _iso(inspection.start), "inspection_end": _iso(inspection.end)}
    for key, present in facts.items():
        value = draft.value(key)
        if value is not None and value.value != present:
            draft = draft.with_value(replace(value, value=present, source="entered"))
    return draft


def _iso(day: datetime.date | None) -> str:
    return day.isoformat() if day else ""
