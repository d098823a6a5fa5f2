"""The movement page: steps from one inspection to the next, the councils behind them, and spells of inadequate."""

from dataclasses import dataclass

from dashboard.charts.figure import Figure
from dashboard.claims.movement import left_out_note
from dashboard.claims.words import area_name
from dashboard.counting.population import Population
from dashboard.counting.steps import AreaSteps, every_step, latest_steps, link_keys_for, linked_areas
from dashboard.pages.movement.leaving_inadequate import LeavingInadequate, leaving_inadequate
from dashboard.pages.movement.matrix import (
    MovementMatrix,
    StepGroup,
    movement_flows_figure,
    movement_matrix,
    step_groups,
)
from dashboard.pages.movement.params import ALL_STEPS, LATEST_STEPS, MovementParams, usual_step
from dashboard.pages.movement.sentences import (
    count_note,
    movement_words,
    step_names,
)
from dashboard.shared.as_at_bar import AsAtBar, Choice, as_at_bar, region_choices, undated_words
from inspections.reading.vocabulary import Grade


@dataclass(frozen=True)
class MovementPage:
    """`matrix` is None if there are no steps; `nearest` is then the address of a page that has some."""

    heading: str
    lede: str
    bar: AsAtBar
    tabs: tuple[Choice, ...]
    steps: tuple[Choice, ...]
    regions: tuple[Choice, ...]
    facts: tuple[tuple[str, str, str], ...]
    note: str
    left_out: tuple[str, ...]
    matrix: MovementMatrix | None
    figure: Figure | None
    groups: tuple[StepGroup, ...]
    leaving: LeavingInadequate
    all_cells: str
    nearest: str
    csv: str
    cell_csv: str
    clear: str
    undated: str


def area_steps(population: Population, params: MovementParams) -> AreaSteps:
    """The steps of the chosen kind."""
    if params.step == LATEST_STEPS:
        return latest_steps(population, params.area, since=params.since)
    return every_step(population, params.area, link=params.link, since=params.since)


def movement_page(population: Population, params: MovementParams) -> MovementPage:
    movement = area_steps(population, params)
    found = bool(movement.steps)
    heading, lede = movement_words(movement, params)
    return MovementPage(
        heading=heading,
        lede=lede,
        bar=as_at_bar(params),
        tabs=tuple(_tab(area, params) for area in linked_areas()),
        steps=tuple(
            (key, label, key == params.step) for key, label in step_names().items() if _is_offered(key, params)
        ),
        regions=region_choices(population.record.regions, params.region),
        facts=_facts(movement) if found else (),
        note=count_note(movement, params),
        left_out=tuple(left_out_note(movement, params.since, params.about.by)),
        matrix=movement_matrix(movement, params) if found else None,
        figure=movement_flows_figure(movement, params) if found else None,
        groups=step_groups(movement, params),
        leaving=leaving_inadequate(population, params),
        all_cells=params.address(cell=None) + "#behind",
        nearest=params.address(step=ALL_STEPS, since=None, region=None, as_at=None),
        csv=params.address(as_at=params.when.date.isoformat(), cell=None),
        cell_csv=params.address(as_at=params.when.date.isoformat()),
        clear=params.when_query or "?",
        undated=undated_words((i for step in movement.steps for i in (step.before, step.after)), params),
    )


def _tab(area: str, params: MovementParams) -> Choice:
    """The link to another judgement, with the same kind of step if it has that kind."""
    usual, own = (usual_step(each, params.when.reach.last_day) for each in (area, params.area))
    step = params.step if params.step in (LATEST_STEPS, ALL_STEPS, *link_keys_for(area)) else usual
    step = "" if step == usual or params.step == own else step
    return area_name(area), params.address(area=area, cell=None, step=step or None), area == params.area


def _is_offered(key: str, params: MovementParams) -> bool:
    return key in (LATEST_STEPS, ALL_STEPS) or key in link_keys_for(params.area)


def _facts(movement: AreaSteps) -> tuple[tuple[str, str, str], ...]:
    total, counts = len(movement.steps), {grades: len(steps) for grades, steps in movement.cells.items()}
    below = [count for (before, after), count in counts.items() if before == Grade.INADEQUATE != after]
    inadequate = sum(count for (before, _), count in counts.items() if before == Grade.INADEQUATE)
    were = f"of {inadequate} that were" if inadequate else "none was before"
    return (
        ("Moved up", str(movement.up), f"of {total}"),
        ("Stayed at the same grade", str(movement.same), f"of {total}"),
        ("Moved down", str(movement.down), f"of {total}"),
        ("Left inadequate", str(sum(below)), were),
    )
