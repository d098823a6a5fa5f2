"""Dates held against each other: a report comes out after its inspection, and within months."""

from dataclasses import replace
from datetime import date
from typing import Final

from inspections.reading.contract import Note
from inspections.reading.findings import Findings
from inspections.reading.vocabulary import Confidence, Kind

_LONGEST_WAIT: Final = 300
"""Days from the last day on site to publication: 203 for the SIF report on Surrey, whose inspection was broken off."""
_WHOLE_DATE: Final = len("2016-11-25")
"""Letters of a date that is not a month or a year alone."""


def with_plausible_dates(findings: Findings) -> Findings:
    """The findings, with the dates to check where a report would have come out too early or too late."""
    on_site, published = findings.windows, findings.published
    if not on_site or not published or findings.kind is Kind.SECONDARY or len(published.value) < _WHOLE_DATE:
        return findings
    wait = (date.fromisoformat(published.value) - date.fromisoformat(on_site.end)).days
    if 0 <= wait <= _LONGEST_WAIT:
        return findings
    when = "before inspectors had left" if wait < 0 else f"{wait} days after inspectors had left"
    message = f"By its dates the report came out {when}: one of them may be another date, or that of a stamp."
    return replace(
        findings,
        windows=replace(on_site, evidence=replace(on_site.evidence, confidence=Confidence.CHECK)),
        published=replace(published, evidence=replace(published.evidence, confidence=Confidence.CHECK)),
        notes=(*findings.notes, Note("dates_apart", message, published.evidence.page)),
    )
