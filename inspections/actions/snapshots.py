"""What an import said of an inspection, kept when a report takes its place and brought back when it is withdrawn."""

from __future__ import annotations

import datetime
from typing import Any

from inspections.models import Inspection, Judgement

_FACTS = ("kind", "published_precision", "published_source", "lead_inspector", "recommendation_count")
_DAYS = ("start", "end", "published")


def snapshot(inspection: Inspection) -> dict[str, Any]:
    """The facts and judgements of an inspection as plain values."""
    facts: dict[str, Any] = {name: getattr(inspection, name) for name in _FACTS}
    for name in _DAYS:
        day = getattr(inspection, name)
        facts[name] = day.isoformat() if day else None
    facts["judgements"] = [
        {"area": j.area, "grade": j.grade, "rank": j.rank, "source": j.source} for j in inspection.judgements.all()
    ]
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
