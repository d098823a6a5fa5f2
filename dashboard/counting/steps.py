"""Steps: a council's two successive judgements of one area, and the movement that many of them make.

Only like areas are linked. Where the framework between two judgements did not give one, the step reaches over it.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from dashboard.counting.as_at import AsAt
from dashboard.counting.outcome import RANKS, Absence, is_grade, outcome_of
from dashboard.counting.population import Population
from dashboard.counting.position import Position
from dashboard.counting.record import Council, Record
from dashboard.counting.scope import CURRENT
from inspections.queries.record import PublishedInspection

WITHIN_SIF, ACROSS, WITHIN_ILACS = "sif-sif", "sif-ilacs", "ilacs-ilacs"
EVERY: Final = (WITHIN_SIF, ACROSS, WITHIN_ILACS)

LINKS: Final = {
    "leadership": EVERY,
    "help_and_protection": EVERY,
    "children_in_care": (WITHIN_ILACS,),
    "care_leavers": EVERY,
    "children_in_care_and_care_leavers": (WITHIN_ILACS,),
    "children_looked_after": (WITHIN_SIF,),
    "adoption": (WITHIN_SIF,),
    "overall": EVERY,
}
"""Which frameworks may be held against each other, area by area.

The board's grade is the partnership's and is left out. Looked after and permanence is only partly what children in
care is, and the combined grade to 2022 fills neither of its successors, so that those are linked within a framework.
"""

FIRST: Final = "first"
EARLIER: Final = "earlier"
"""Why a council has no step: its first judgement of the area; a report from before the time asked for."""


@dataclass(frozen=True)
class Step:
    """`before` and `after` are the council's successive inspections that graded the area."""

    council: Council
    area: str
    before: PublishedInspection
    after: PublishedInspection

    @property
    def link(self) -> str:
        return f"{self.before.framework}-{self.after.framework}"

    @property
    def grades(self) -> tuple[str, str]:
        return outcome_of(self.before, self.area), outcome_of(self.after, self.area)

    @property
    def rise(self) -> int:
        """How many grades up; below zero down."""
        first, second = self.grades
        return RANKS[second] - RANKS[first]


@dataclass(frozen=True)
class AreaSteps:
    """The steps of an area, and by reason the councils that have none: `first`, `earlier` or an absence."""

    area: str
    steps: tuple[Step, ...]
    left_out: Mapping[str, tuple[Council, ...]]

    @cached_property
    def cells(self) -> dict[tuple[str, str], list[Step]]:
        """The steps by grade before and after."""
        found: dict[tuple[str, str], list[Step]] = {}
        for step in self.steps:
            found.setdefault(step.grades, []).append(step)
        return found

    def count(self, before: str, after: str) -> int:
        return len(self.cells.get((before, after), ()))

    @property
    def up(self) -> int:
        return sum(step.rise > 0 for step in self.steps)

    @property
    def down(self) -> int:
        return sum(step.rise < 0 for step in self.steps)

    @property
    def same(self) -> int:
        return len(self.steps) - self.up - self.down


def every_step(population: Population, area: str, *, link: str = "", since: datetime.date | None = None) -> AreaSteps:
    """Every pair of successive judgements, abolished councils included; a council with three of them counts twice.

    `link` takes those between two frameworks only, `since` those whose later report came out on that day or after.
    """
    record, as_at = population.record, population.as_at
    found = (step for council in population.councils for step in council_steps(record, council, area, as_at))
    kept = (s for s in found if link in ("", s.link) and (since is None or s.after.published >= since))
    return AreaSteps(area, tuple(kept), {})


def council_steps(record: Record, council: Council, area: str, as_at: AsAt) -> Iterator[Step]:
    """A council's own steps, oldest first; a predecessor's are never taken."""
    own = record.known(council, as_at)
    graded = [i for i in own if CURRENT.covers(i) and is_grade(outcome_of(i, area))]
    steps = (Step(council, area, before, after) for before, after in pairwise(graded))
    return (step for step in steps if step.link in LINKS[area])


def latest_steps(population: Population, area: str, *, since: datetime.date | None = None) -> AreaSteps:
    """Each council standing on the date once: its latest inspection against the last judgement of the area before.

    What the latest inspection did not grade is no step: an older one never fills it.
    """
    steps: list[Step] = []
    left_out: dict[str, list[Council]] = {}
    for position in population.positions:
        step = _latest_step(population.record, position, area, population.as_at)
        if isinstance(step, Step) and (since is None or step.after.published >= since):
            steps.append(step)
        else:
            reason = EARLIER if isinstance(step, Step) else step
            left_out.setdefault(reason, []).append(position.council)
    return AreaSteps(area, tuple(steps), {reason: tuple(each) for reason, each in left_out.items()})


def _latest_step(record: Record, position: Position, area: str, as_at: AsAt) -> Step | str:
    """The step, or the reason why there is none."""
    latest = position.inspection
    if latest is None:
        return Absence.NOT_YET_INSPECTED.value
    key = outcome_of(latest, area)
    if not is_grade(key):
        return key
    last = next(reversed(list(council_steps(record, position.council, area, as_at))), None)
    return last if last is not None and last.after is latest else FIRST
