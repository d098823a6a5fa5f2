"""What the movement page says: which steps it counts, its finding, and whom it leaves out."""

from collections.abc import Iterator
from typing import Final

from dashboard.counting.outcome import Absence
from dashboard.counting.steps import ACROSS, EARLIER, FIRST, WITHIN_ILACS, WITHIN_SIF, AreaSteps
from dashboard.pages.movement.params import ALL, LATEST, MovementParams
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

STEPS: Final = {
    LATEST: "Previous to latest, each council once",
    WITHIN_SIF: "SIF to SIF re-inspection",
    ACROSS: "Last SIF to first ILACS",
    WITHIN_ILACS: "ILACS to next ILACS",
    ALL: "Every step since 2013",
}

BEFORE_AND_AFTER: Final = {
    LATEST: ("Previous inspection", "Latest inspection"),
    WITHIN_SIF: ("First SIF", "SIF re-inspection"),
    ACROSS: ("Last SIF", "First ILACS"),
    WITHIN_ILACS: ("One ILACS", "Next ILACS"),
    ALL: ("One inspection", "Next inspection"),
}

REASONS: Final = {
    FIRST: ("was judged on it for the first time", "were judged on it for the first time"),
    EARLIER: ("had its latest report before {since}", "had their latest report before {since}"),
    Absence.NOT_YET_INSPECTED: ("was not yet inspected", "were not yet inspected"),
    Absence.NOT_PRINTED: ("has a latest report without this judgement", "have a latest report without this judgement"),
    Absence.NOT_JUDGED: ("was not judged on it at the latest inspection", "were not judged on it at the latest one"),
    Absence.COULD_NOT_BE_READ: ("has a latest report that could not be read", "have latest reports that were not read"),
    Absence.NOT_IN_RECORD: ("has a judgement that is not in the record", "have judgements that are not in the record"),
}

# What a reader must know of the judgements that frameworks print differently.
LIMITS: Final = {
    "children_in_care": "Children in care has been judged by itself since January 2023; what came before, looked after "
    "and permanence under SIF and the joint grade to 2022, is not the same judgement and is not linked.",
    "care_leavers": "Care leavers under SIF are held against ILACS from 2023. Between them ILACS judged care leavers "
    "together with children in care, which fills neither, so that a step can reach over such an inspection.",
    "children_in_care_and_care_leavers": "One joint grade, given by ILACS to 2022. It is linked with itself only.",
    "children_looked_after": "Looked after and permanence ended with SIF; only SIF re-inspections can be held against.",
    "adoption": "Adoption ended with SIF; only SIF re-inspections can be held against.",
    "overall": "Inspections since April 2026 give no overall grade, so that this series is closed.",
}


def counted_words(params: MovementParams) -> str:
    """What one is: a council where each counts once, else a step from one inspection to the next."""
    return "council" if params.step in (LATEST, ACROSS) else "step"


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
    words = f"{STEPS[params.step]}, {params.when.words}, {region_or_england(params.region)}."
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
    return " ".join(filter(None, (unit, small, LIMITS.get(params.area))))
