"""Inspections under frameworks before SIF, put on the record with the same import that editors use."""

from __future__ import annotations

from collections.abc import Iterator

from inspections.actions.imports import import_outcomes
from inspections.intake.outcome_table import COLUMNS

RATINGS = {
    "2009-12-09": {"330": "inadequate", "808": "outstanding", "861": "adequate"},
    "2010-12-09": {"330": "adequate", "808": "good", "861": "good"},
}
"""Annual ratings of three councils, by the day on which all were published."""

SAFEGUARDING = {"330": ("inadequate", "inadequate"), "861": ("good", "outstanding")}
"""Overall effectiveness of safeguarding and of looked after children, 2010."""


def import_older() -> None:
    """Ratings of 2009 and 2010, two inspections of safeguarding, and the assessments of Cheshire and Stoke of 2006."""
    brought = import_outcomes(name="older.csv", text="\n".join([",".join(COLUMNS), *_lines()]), by=None)
    assert brought.problems == ()


def _lines() -> Iterator[str]:
    for day, each in RATINGS.items():
        for la, grade in each.items():
            yield f"{la},csr,letter,,,{day},,,overall,{grade},report"
    for la, (safeguarding, looked_after) in SAFEGUARDING.items():
        about = f"{la},slac,full,2010-09-06,2010-09-17,2010-10-22,,"
        yield f"{about},safeguarding_overall,{safeguarding},report"
        yield f"{about},looked_after_overall,{looked_after},report"
    for la in ("875", "861"):
        yield f"{la},apa,letter,,,2006-11-01,,,overall,adequate,report"
