"""The movement page: from one inspection to the next, who is behind every count, and how long inadequate lasts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.counting.steps import LINKS, every_step, latest_steps
from dashboard.pages.movement.leaving_inadequate import Leaving, leaving_of
from dashboard.pages.movement.matrix import Group, MovementMatrix, flows_figure, groups_of, matrix_of
from dashboard.pages.movement.params import ALL, LATEST, usual_step
from dashboard.pages.movement.sentences import STEPS, count_note, heading, lede, left_out
from dashboard.shared.as_at_bar import AsAtBar, as_at_bar, councils_of, regions_of, undated
from dashboard.shared.words import strand

if TYPE_CHECKING:
    from dashboard.charts.figure import Figure
    from dashboard.counting.record import Record
    from dashboard.counting.steps import Movement
    from dashboard.pages.movement.params import MovementParams

Choice = tuple[str, str, bool]


@dataclass(frozen=True)
class MovementPage:
    """`matrix` is None where there is no step, and `nearest` leads to where there are some."""

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
    groups: tuple[Group, ...]
    leaving: Leaving
    all_cells: str
    nearest: str
    csv: str
    cell_csv: str
    clear: str
    undated: str


def movement_of(record: Record, params: MovementParams) -> Movement:
    """The steps that the address asks for."""
    among, as_at = councils_of(record, params.region), params.when.as_at
    if params.step == LATEST:
        return latest_steps(record, params.area, as_at, among=among, since=params.since)
    return every_step(record, params.area, as_at, link=params.link, among=among, since=params.since)


def movement_page(record: Record, params: MovementParams) -> MovementPage:
    movement = movement_of(record, params)
    found = bool(movement.steps)
    return MovementPage(
        heading=heading(movement, params),
        lede=lede(movement, params),
        bar=as_at_bar(params),
        tabs=tuple(_tab(area, params) for area in LINKS),
        steps=tuple((key, label, key == params.step) for key, label in STEPS.items() if _offered(key, params)),
        regions=tuple((r, r or "England", r == params.region) for r in ("", *regions_of(record))),
        facts=_facts(movement) if found else (),
        note=count_note(movement, params),
        left_out=tuple(left_out(movement, params)),
        matrix=matrix_of(movement, params) if found else None,
        figure=flows_figure(movement, params) if found else None,
        groups=groups_of(movement, params),
        leaving=leaving_of(record, params, councils_of(record, params.region)),
        all_cells=params.address(cell=None) + "#behind",
        nearest=params.address(step=ALL, since=None, region=None, as_at=None),
        csv=params.address(as_at=params.when.date.isoformat(), cell=None),
        cell_csv=params.address(as_at=params.when.date.isoformat()),
        clear=params.when_query or "?",
        undated=undated(record, params),
    )


def _tab(area: str, params: MovementParams) -> Choice:
    """Another judgement by the same kind of step, as far as it has that."""
    step = params.step if params.step in (LATEST, ALL) or params.step in LINKS[area] else usual_step(area)
    step = "" if step == usual_step(area) or params.step == usual_step(params.area) else step
    return strand(area), params.address(area=area, cell=None, step=step or None), area == params.area


def _offered(key: str, params: MovementParams) -> bool:
    return key in (LATEST, ALL) or key in LINKS[params.area]


def _facts(movement: Movement) -> tuple[tuple[str, str, str], ...]:
    total, counts = len(movement.steps), {grades: len(steps) for grades, steps in movement.cells.items()}
    below = [count for (before, after), count in counts.items() if before == "inadequate" != after]
    inadequate = sum(count for (before, _), count in counts.items() if before == "inadequate")
    return (
        ("Moved up", str(movement.up), f"of {total}"),
        ("Stayed at the same grade", str(movement.same), f"of {total}"),
        ("Moved down", str(movement.down), f"of {total}"),
        ("Left inadequate", str(sum(below)), f"of {inadequate} inadequate before"),
    )
