"""The tables of the movement page: every step, the matrix, every time that a council was inadequate, the curve."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.urls import reverse

from dashboard.charts.grades import LOOKS
from dashboard.files.table import Export, pinned
from dashboard.pages.movement.leaving_inadequate import leaving_figure, spells_of
from dashboard.pages.movement.matrix import flows_figure
from dashboard.pages.movement.page import movement_of
from dashboard.pages.movement.sentences import count_note, counted, heading, lede, left_out
from dashboard.shared.as_at_bar import councils_of
from dashboard.shared.figures import source_of
from dashboard.shared.words import listed, lower, many, place, strand

if TYPE_CHECKING:
    from dashboard.charts.figure import Raw
    from dashboard.counting.record import Record
    from dashboard.counting.spells import Spell
    from dashboard.counting.steps import Movement, Step
    from dashboard.pages.movement.params import MovementParams
    from inspections.queries.record import PublishedInspection

ABOUT: Final = ("dfe_number", "council", "area")


def steps_export(record: Record, params: MovementParams) -> Export:
    """One row a step: both grades, both inspections, and how many grades it went up; of one cell where it is chosen."""
    movement = movement_of(record, params)
    steps = movement.cells.get(params.grades, []) if params.grades else movement.steps
    ends = ("framework", "kind", "published", "grade")
    header = (*ABOUT, *(f"{end}_before" for end in ends), *(f"{end}_after" for end in ends), "grades_up")
    chosen = listed(f"“{LOOKS[key].word}”" for key in params.grades or ())
    notes = (
        (f"Only the steps of one cell, before and after: {chosen}.",) if chosen else tuple(left_out(movement, params))
    )
    return Export(
        name=f"movement-{movement.area}",
        tab="Steps",
        title=heading(movement, params),
        measure=lede(movement, params),
        population=many(len(steps), counted(params)),
        source=source_of(params.when),
        when=params.when,
        address=_page(params),
        header=header,
        rows=[_step(step) for step in steps],
        notes=(count_note(movement, params), *notes),
    )


def counts_export(record: Record, params: MovementParams) -> Export:
    """The matrix: one row a cell."""
    movement = movement_of(record, params)
    figure = flows_figure(movement, params)
    notes = (count_note(movement, params), *left_out(movement, params))
    return Export(
        name="flows",
        tab="From grade to grade",
        title=heading(movement, params),
        measure=figure.subtitle,
        population=_population(movement, params),
        source=figure.source,
        when=params.when,
        address=_page(params),
        header=figure.sheet.header,
        rows=figure.sheet.rows,
        notes=notes,
    )


def spells_export(record: Record, params: MovementParams) -> Export:
    """One row a spell; `end` tells whether it got better, goes on, or is followed no longer, and why."""
    spells = spells_of(record, params, councils_of(record, params.region))
    name = lower(strand(params.area))
    header = (*ABOUT, "inadequate_since", "framework", "reports", "until", "days", "end", "visits")
    return Export(
        name="inadequate",
        tab="Spells",
        title=f"Every time that a council was inadequate on {name}",
        measure=f"From publication of the inadequate report to that of the first later graded report above it, "
        f"{params.when.words}",
        population=f"{many(len(spells), 'spell')}, {place(params.region)}",
        source=source_of(params.when),
        when=params.when,
        address=_page(params),
        header=header,
        rows=[_spell(spell) for spell in spells],
    )


def leaving_export(record: Record, params: MovementParams) -> Export:
    """The curve: one row a day on which any got better."""
    spells = spells_of(record, params, councils_of(record, params.region))
    figure = leaving_figure(spells, params)
    return Export(
        name="leaving",
        tab="Leaving inadequate",
        title=figure.title,
        measure=figure.subtitle,
        population=many(len(spells), "spell"),
        source=figure.source,
        when=params.when,
        address=_page(params),
        header=figure.sheet.header,
        rows=figure.sheet.rows,
    )


def _page(params: MovementParams) -> str:
    return pinned(params, reverse("dashboard:movement"))


def _population(movement: Movement, params: MovementParams) -> str:
    return many(len(movement.steps), counted(params))


def _step(step: Step) -> tuple[Raw, ...]:
    about = (step.council.dfe_number, step.council.name, step.area)
    before, after = step.grades
    return (*about, *_end(step.before, before), *_end(step.after, after), step.rise)


def _end(inspection: PublishedInspection, grade: str) -> tuple[Raw, ...]:
    return inspection.framework, inspection.kind, inspection.published, grade


def _spell(spell: Spell) -> tuple[Raw, ...]:
    about = (spell.council.dfe_number, spell.council.name, spell.area)
    return (*about, spell.first.published, spell.first.framework, spell.reports, spell.until, spell.days,
            spell.end.value, spell.visits)  # fmt: skip
