"""Sentences about movement: how many moved up and down, which steps count, and who is left out and why."""

import datetime
from collections.abc import Iterator
from typing import Final

from dashboard.charts.grades import FOUR_GRADES
from dashboard.claims.about import About
from dashboard.claims.agreement import none_or, some_of, subject_of
from dashboard.claims.words import count_noun, join_words, position_words
from dashboard.counting.outcome import NoGrade
from dashboard.counting.steps import EARLIER_REPORT, FIRST_JUDGEMENT, MISSING_BETWEEN, AreaSteps
from inspections.partial_dates import format_day
from inspections.reading.vocabulary import GOOD_OR_BETTER

NAMED: Final = 6
"""Up to this many councils are named in a sentence; any more are counted."""

REASONS: Final = {
    FIRST_JUDGEMENT: (
        "has no earlier judgement of it under {under} on the record",
        "have no earlier judgement of it under {under} on the record",
    ),
    MISSING_BETWEEN: (
        "has an inspection that is not on the record, and no step to or from it",
        "have inspections that are not on the record, and no step to or from them",
    ),
    NoGrade.NEWER_NOT_ON_RECORD: (
        "has a newer report that is not yet on the record",
        "have newer reports that are not yet on the record",
    ),
    EARLIER_REPORT: ("had its latest report before {since}", "had their latest report before {since}"),
    NoGrade.NOT_YET_INSPECTED: (
        "{has} no inspection under {under} on the record{by}",
        "{have} no inspection under {under} on the record{by}",
    ),
    NoGrade.NOT_PRINTED: ("has a latest report without this judgement", "have a latest report without this judgement"),
    NoGrade.NOT_JUDGED: ("was not judged on it at the latest inspection", "were not judged on it at the latest one"),
    NoGrade.COULD_NOT_BE_READ: (
        "has a latest report of which this judgement could not be read",
        "have a latest report of which this judgement could not be read",
    ),
    NoGrade.NOT_IN_RECORD: (
        "has a latest inspection whose judgement is not in the record",
        "have a latest inspection whose judgement is not in the record",
    ),
}


def movement_heading(movement: AreaSteps, about: About, one: str) -> str:
    """`64 of 151 councils moved up on leadership, 29 moved down`; `one` is "council" or "step"."""
    total, on = len(movement.steps), _on_area(movement.area)
    if not total:
        return about.headed(f"there is no step {on} to count{about.by}")
    went = "moved" if one == "council" else "went"
    up = some_of(movement.up, total, one)
    return about.headed(f"{up} {went} up {on}, {none_or(movement.down)} {went} down{about.dated}")


def movement_lede(movement: AreaSteps, about: About, one: str, step: str, since: datetime.date | None) -> str:
    """`step` is the name of the kind of step that is counted."""
    later = f", later report since {format_day(since)}" if since else ""
    words = f"{step}{later}, {about.when}, {about.where}."
    if not movement.steps:
        return words
    return f"{words} {count_noun(movement.same, one) if movement.same else f'No {one}'} stayed at the same grade."


def left_out_note(movement: AreaSteps, since: datetime.date | None, by: str) -> Iterator[str]:
    """Who has no step and why, and how many councils made the steps if some made several.

    `by` is the date to which the record was asked, as in `About.by`.
    """
    facts = {"since": format_day(since) if since else "", "under": position_words(), "by": by}
    verbs = {"has": "had", "have": "had"} if by else {"has": "has", "have": "have"}
    for reason, councils in movement.left_out.items():
        one, more = REASONS[reason]
        who = join_words(c.name for c in councils) if len(councils) <= NAMED else count_noun(len(councils), "council")
        yield f"{who} {(one if len(councils) == 1 else more).format(**facts, **verbs)}."
    several = len(movement.steps) - len({step.council.pk for step in movement.steps})
    if several:
        yield f"{count_noun(len(movement.steps) - several, 'council')} made these {len(movement.steps)} steps."


def flows_title(movement: AreaSteps, about: About, one: str) -> str:
    """How many of those below good rose to it, and how many of the others fell below it."""
    below = [grade for grade in FOUR_GRADES if grade not in GOOD_OR_BETTER]
    low = sum(movement.count(b, a) for b in below for a in FOUR_GRADES)
    risen = sum(movement.count(b, a) for b in below for a in GOOD_OR_BETTER)
    high = len(movement.steps) - low
    fallen = sum(movement.count(b, a) for b in GOOD_OR_BETTER for a in below)
    below_good = f" below good {_on_area(movement.area)}"
    parts = [f"{some_of(risen, low, one, below_good)} rose to good or better"] * bool(low)
    parts += [f"{some_of(fallen, high, one, ' good or better')} fell below good"] * bool(high)
    return about.headed("; ".join(parts) + about.dated)


def _on_area(area: str) -> str:
    """`on leadership`, `overall`"""
    subject = subject_of(area)
    return subject.tail.strip() or f"on {subject.words}"
