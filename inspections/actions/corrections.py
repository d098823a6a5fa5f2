"""Marking what a person changes on the record itself, so that it is never taken for the inspectors' words."""

from __future__ import annotations

from collections.abc import Collection

from inspections.models import Judgement, Recommendation

_WORDS = frozenset({"number", "text", "section", "audience", "tag"})


def mark_judgement(judgement: Judgement, *, changed: Collection[str]) -> None:
    """A grade that a person gives is entered, unless they say where else it is from. Not saved.

    The words that the report prints stay beside it: they are the evidence for what it prints, not for the new grade.
    """
    if "grade" in changed and "source" not in changed:
        judgement.source = Judgement.Source.ENTERED


def mark_recommendation(recommendation: Recommendation, *, changed: Collection[str]) -> None:
    """Words that a person changes are no longer the report's alone; a new one never were. Not saved."""
    if recommendation._state.adding:
        recommendation.source = Recommendation.Source.ENTERED
    elif _WORDS.intersection(changed) and recommendation.source == Recommendation.Source.REPORT:
        recommendation.source = Recommendation.Source.EDITED
