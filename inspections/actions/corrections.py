"""Marking what a person changes on the record itself, so that it is never taken for the inspectors' words."""

from __future__ import annotations

from collections.abc import Collection

from inspections.models import Finding, Judgement

_WORDS = frozenset({"kind", "number", "text", "section", "subsection", "audience", "tag", "strand", "verdict", "words"})


def mark_judgement(judgement: Judgement, *, changed: Collection[str]) -> None:
    """A grade that a person gives is entered, unless they say where else it is from. Not saved.

    The words that the report prints stay beside it: they are the evidence for what it prints, not for the new grade.
    """
    if "grade" in changed and "source" not in changed:
        judgement.source = Judgement.Source.ENTERED


def mark_finding(finding: Finding, *, changed: Collection[str]) -> None:
    """Words that a person changes are no longer the report's alone; a new one never were. Not saved."""
    if finding._state.adding:
        finding.source = Finding.Source.ENTERED
    elif _WORDS.intersection(changed) and finding.source == Finding.Source.REPORT:
        finding.source = Finding.Source.EDITED
