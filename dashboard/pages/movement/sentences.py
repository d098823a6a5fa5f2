"""Which steps the movement page counts, how they are called, and how its table is to be read."""

from dashboard.claims.movement import movement_heading, movement_lede
from dashboard.claims.words import (
    SMALL,
    SMALL_WORDS,
)
from dashboard.counting.steps import AreaSteps, FrameworkLink, every_link
from dashboard.pages.movement.params import ALL_STEPS, LATEST_STEPS, MovementParams
from inspections.reading.frameworks import frameworks
from inspections.reading.vocabulary import Kind


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


def movement_words(movement: AreaSteps, params: MovementParams) -> tuple[str, str]:
    """The heading with the finding, and what it is of."""
    one, step = counted_words(params), step_names()[params.step]
    lede = movement_lede(movement, params.about, one, step, params.since)
    return movement_heading(movement, params.about, one), lede


def count_note(movement: AreaSteps, params: MovementParams) -> str:
    """How the table is to be read, and the limits of the judgement."""
    unit = (
        "Each council counts once."
        if counted_words(params) == "council"
        else "A council inspected three times counts twice."
    )
    small = SMALL_WORDS if 0 < len(movement.steps) < SMALL else ""
    return " ".join(filter(None, (unit, small, frameworks().areas[params.area].words.compared)))
