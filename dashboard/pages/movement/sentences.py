"""What the movement page says: which steps it counts, its finding, and whom it leaves out."""

from collections.abc import Iterator
from typing import Final

from dashboard.counting.outcome import Absence
from dashboard.counting.steps import EARLIER_REPORT, FIRST_JUDGEMENT, AreaSteps, FrameworkLink, every_link
from dashboard.pages.movement.params import ALL_STEPS, LATEST_STEPS, MovementParams
from dashboard.shared.words import (
    SMALL,
    SMALL_WORDS,
    area_name,
    count_noun,
    format_day,
    join_words,
    lower_first,
    region_or_england,
)
from inspections.reading.frameworks import frameworks
from inspections.reading.vocabulary import Kind

REASONS: Final = {
    FIRST_JUDGEMENT: ("was judged on it for the first time", "were judged on it for the first time"),
    EARLIER_REPORT: ("had its latest report before {since}", "had their latest report before {since}"),
    Absence.NOT_YET_INSPECTED: ("was not yet inspected", "were not yet inspected"),
    Absence.NOT_PRINTED: ("has a latest report without this judgement", "have a latest report without this judgement"),
    Absence.NOT_JUDGED: ("was not judged on it at the latest inspection", "were not judged on it at the latest one"),
    Absence.COULD_NOT_BE_READ: ("has a latest report that could not be read", "have latest reports that were not read"),
    Absence.NOT_IN_RECORD: ("has a judgement that is not in the record", "have judgements that are not in the record"),
}


def step_names() -> dict[str, str]:
    """The kinds of step by their keys in addresses, in the order of the choice."""
    every = {link.key: _link_name(link) for link in every_link()}
    first = frameworks().bearing_position[0].inspections_from
    since = f"Every step since {first.year}" if first else "Every step"
    return {LATEST_STEPS: "Previous to latest, each council once", **every, ALL_STEPS: since}


def before_and_after(step: str) -> tuple[str, str]:
    """What stands over the two sides of the matrix."""
    if step in (LATEST_STEPS, ALL_STEPS):
        return (
            ("Previous inspection", "Latest inspection")
            if step == LATEST_STEPS
            else ("One inspection", "Next inspection")
        )
    link = next(link for link in every_link() if link.key == step)
    before, after = link.before.short, link.after.short
    if not link.is_within:
        return f"Last {before}", f"First {after}"
    if _has_re_inspections(link):
        return f"First {before}", f"{after} re-inspection"
    return f"One {before}", f"Next {after}"


def _link_name(link: FrameworkLink) -> str:
    before, after = link.before.short, link.after.short
    if not link.is_within:
        return f"Last {before} to first {after}"
    return f"{before} to {after} re-inspection" if _has_re_inspections(link) else f"{before} to next {after}"


def _has_re_inspections(link: FrameworkLink) -> bool:
    """Whether the framework calls a second inspection of a council by a name of its own."""
    return Kind.RE_INSPECTION in link.after.kinds


def counted_words(params: MovementParams) -> str:
    """What one is: a council where each counts once, else a step from one inspection to the next."""
    once = [LATEST_STEPS, *(link.key for link in every_link() if not link.is_within)]
    return "council" if params.step in once else "step"


def movement_heading(movement: AreaSteps, params: MovementParams) -> str:
    """`64 of 151 councils moved up on leadership, 29 moved down`"""
    total, name = len(movement.steps), lower_first(area_name(params.area))
    where = f"{params.region}: " if params.region else ""
    if not total:
        return f"{where}{'n' if where else 'N'}o council has two judgements of {name} to compare"
    one = counted_words(params)
    went = "moved" if one == "council" else "went"
    return f"{where}{movement.up} of {count_noun(total, one)} {went} up on {name}, {movement.down} {went} down"


def movement_lede(movement: AreaSteps, params: MovementParams) -> str:
    stayed = count_noun(movement.same, counted_words(params))
    words = f"{step_names()[params.step]}, {params.when.words}, {region_or_england(params.region)}."
    return f"{words} {stayed} stayed at the same grade." if movement.steps else words


def left_out_note(movement: AreaSteps, params: MovementParams) -> Iterator[str]:
    """Who has no step and why; councils counted more than once are said where steps are counted."""
    since = format_day(params.since) if params.since else ""
    for reason, councils in movement.left_out.items():
        one, more = REASONS[reason]
        who = join_words(c.name for c in councils) if len(councils) <= 6 else count_noun(len(councils), "council")
        yield f"{who} {(one if len(councils) == 1 else more).format(since=since)}."
    several = len(movement.steps) - len({step.council.pk for step in movement.steps})
    if several:
        yield f"{count_noun(len(movement.steps) - several, 'council')} made these {len(movement.steps)} steps."


def count_note(movement: AreaSteps, params: MovementParams) -> str:
    """How the table is to be read, and the limits of the judgement."""
    unit = (
        "Each council counts once."
        if counted_words(params) == "council"
        else "A council inspected three times counts twice."
    )
    small = SMALL_WORDS if 0 < len(movement.steps) < SMALL else ""
    return " ".join(filter(None, (unit, small, frameworks().areas[params.area].words.compared)))
