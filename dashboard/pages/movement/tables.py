"""The tables of the movement page: every step, the matrix, every spell of inadequate, and the survival curve."""

from typing import Final

from django.urls import reverse

from dashboard.charts.figure import Raw
from dashboard.charts.grades import LOOKS
from dashboard.claims.movement import left_out_note
from dashboard.claims.words import area_name, count_noun, join_words, region_or_england
from dashboard.counting.area_spells import AreaSpell
from dashboard.counting.outcome import outcome_of
from dashboard.counting.population import Population
from dashboard.counting.record import Record
from dashboard.counting.steps import AreaSteps, Step
from dashboard.files.table import TableExport, dated_address
from dashboard.pages.movement.leaving_inadequate import leaving_figure, spells_in_area
from dashboard.pages.movement.matrix import movement_flows_figure
from dashboard.pages.movement.page import area_steps
from dashboard.pages.movement.params import MovementParams
from dashboard.pages.movement.sentences import count_note, counted_words, movement_words
from dashboard.shared.figures import source_line
from inspections.queries.record import PublishedInspection
from inspections.reading.frameworks import frameworks
from inspections.reading.letters import lower_first

STEP_COLUMNS: Final = ("dfe_number", "council", "area")


def steps_export(population: Population, params: MovementParams) -> TableExport:
    """One row per step with both inspections, their grades and the grades moved; only one cell's if it is chosen."""
    movement = area_steps(population, params)
    steps = movement.cells.get(params.grades, []) if params.grades else movement.steps
    ends = ("framework", "kind", "published", "grade")
    header = (*STEP_COLUMNS, *(f"{end}_before" for end in ends), *(f"{end}_after" for end in ends), "grades_up")
    chosen = join_words(f"“{LOOKS[key].word}”" for key in params.grades or ())
    notes = (
        (f"Only the steps of one cell, before and after: {chosen}.",)
        if chosen
        else tuple(left_out_note(movement, params.since, params.about.by))
    )
    return TableExport(
        name=f"movement-{movement.area}",
        tab="Steps",
        title=movement_words(movement, params)[0],
        measure=movement_words(movement, params)[1],
        population=count_noun(len(steps), counted_words(params)),
        source=source_line(params.when),
        params=params,
        address=_page_address(params),
        header=header,
        rows=[_step_row(step) for step in steps],
        notes=(count_note(movement, params), *notes),
        has_grades=True,
        chosen={"step": params.step},
    )


def counts_export(population: Population, params: MovementParams) -> TableExport:
    """The matrix: one row per cell."""
    movement = area_steps(population, params)
    figure = movement_flows_figure(movement, params)
    notes = (count_note(movement, params), *left_out_note(movement, params.since, params.about.by))
    return TableExport(
        name="flows",
        tab="From grade to grade",
        title=movement_words(movement, params)[0],
        measure=figure.subtitle,
        population=_population_words(movement, params),
        source=figure.source,
        params=params,
        address=_page_address(params),
        header=figure.sheet.header,
        rows=figure.sheet.rows,
        notes=notes,
        chosen={"area": movement.area, "step": params.step},
    )


def spells_export(population: Population, params: MovementParams) -> TableExport:
    """One row per spell; `end` is a value of SpellEnd."""
    spells = spells_in_area(population, params)
    name = lower_first(area_name(params.area))
    header = (*STEP_COLUMNS, "inadequate_since", "framework", "reports", "until", "days", "end", "visits", "grade")
    return TableExport(
        name="inadequate",
        tab="Spells",
        title=f"Every time that a council was inadequate on {name}",
        measure=f"From publication of the inadequate report to that of the first later graded report above it, "
        f"{params.when.words}",
        population=f"{count_noun(len(spells), 'spell')}, {region_or_england(params.region)}",
        source=source_line(params.when),
        params=params,
        address=_page_address(params),
        header=header,
        rows=[_spell_row(spell, population.record) for spell in spells],
        meanings={"grade": "The grade that the spell began with."},
        has_grades=True,
    )


def leaving_export(population: Population, params: MovementParams) -> TableExport:
    """The survival curve: one row per number of days after which any spell ended."""
    spells = spells_in_area(population, params)
    figure = leaving_figure(spells, params)
    return TableExport(
        name="leaving",
        tab="Leaving inadequate",
        title=figure.title,
        measure=figure.subtitle,
        population=count_noun(len(spells), "spell"),
        source=figure.source,
        params=params,
        address=_page_address(params),
        header=figure.sheet.header,
        rows=figure.sheet.rows,
        chosen={"area": params.area},
    )


def _page_address(params: MovementParams) -> str:
    return dated_address(params, reverse("dashboard:movement"))


def _population_words(movement: AreaSteps, params: MovementParams) -> str:
    return count_noun(len(movement.steps), counted_words(params))


def _step_row(step: Step) -> tuple[Raw, ...]:
    about = (step.council.dfe_number, step.council.name, step.area)
    before, after = step.grades
    return (*about, *_inspection_cells(step.before, before), *_inspection_cells(step.after, after), step.rise)


def _inspection_cells(inspection: PublishedInspection, grade: str) -> tuple[Raw, ...]:
    return inspection.framework, inspection.kind, inspection.published, grade


def _spell_row(spell: AreaSpell, record: Record) -> tuple[Raw, ...]:
    first = spell.first_report
    grade = outcome_of(first, spell.area)
    about = (spell.council.dfe_number, spell.council.name, spell.area, first.published, first.framework)
    return (*about, spell.report_count, spell.until, spell.days, spell.end.value, _visits(spell, record), grade)


def _visits(spell: AreaSpell, record: Record) -> int | None:
    """The number of monitoring visits during the spell; None instead of 0 if the record may lack some.

    It may if the ledger does not cover the spell, or if there is a visit in it without a publication date.
    """
    first, until, pk = spell.first_report.published, spell.until, spell.council.pk
    keys = [each.key for each in frameworks().values() if each.follows_inadequate]
    ledger = [record.ledger.get(key) for key in keys]
    is_whole = all(
        entry
        and entry.complete_from
        and entry.complete_to
        and entry.complete_from <= first <= until <= entry.complete_to
        for entry in ledger
    )
    undated = any(v.authority_id == pk and v.framework in keys and first <= v.end <= until for v in record.undated)
    return spell.visit_count or (0 if is_whole and not undated else None)
