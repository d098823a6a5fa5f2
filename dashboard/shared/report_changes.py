"""What a report changed, in one sentence: which judgements went up or down since the one before."""

from __future__ import annotations

from dashboard.claims.words import area_name, join_words
from dashboard.counting.publications import Publication
from inspections.reading.letters import lower_first, upper_first
from inspections.reading.vocabulary import Kind


def change_words(one: Publication) -> str:
    if not one.is_graded:
        what = "A visit" if one.inspection.kind == Kind.VISIT else "An inspection without grades"
        return f"{what}: no grade given, none moved"
    if one.follows_gap:
        return "The one before is not on the record"
    if not one.is_compared:
        return "Not compared: grades of this framework stand by themselves"
    if one.previous is None:
        if one.is_first:
            return "The first graded inspection of this council on the record"
        return "Not compared: the one before was under an older framework"
    parts = [
        f"{way}: {join_words(lower_first(area_name(area)) for area in areas)}"
        for way, areas in (("up", one.up), ("down", one.down))
        if areas
    ]
    return upper_first("; ".join(parts)) if parts else "No comparable judgement moved"
