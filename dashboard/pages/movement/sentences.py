"""The names of the kinds of step on the movement page, its heading, and how to read its table."""

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
    """The names of the kinds of step, by their key in addresses, in the order of the choices."""
    every = {link.key: _link_name(link) for link in every_link()}
    first = frameworks().bearing_position[0].inspections_from
    since = f"Every step since {first.year}" if first else "Every step"
    return {LATEST_STEPS: "Previous to latest, each council once", **every, ALL_STEPS: since}


def before_and_after(step: str) -> tuple[str, str]:
    """The headings of the two sides of the matrix."""
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
    """The noun for what is counted: "council" if each counts once, else "step"."""
    once = [LATEST_STEPS, *(link.key for link in every_link() if not link.is_within)]
    return "council" if params.step in once else "step"


def movement_words(movement: AreaSteps, params: MovementParams) -> tuple[str, str]:
    """The heading with the main result, and the sentence that says what is counted."""
    one, step = counted_words(params), step_names()[params.step]
    lede = movement_lede(movement, params.about, one, step, params.since)
    return movement_heading(movement, params.about, one), lede


def count_note(movement: AreaSteps, params: MovementParams) -> str:
    """How to read the table, and any limits on comparing the judgement."""
    unit = (
        "Each council counts once."
        if counted_words(params) == "council"
        else "A council inspected three times counts twice."
    )
    small = SMALL_WORDS if 0 < len(movement.steps) < SMALL else ""
    return " ".join(filter(None, (unit, small, frameworks().areas[params.area].words.compared)))
