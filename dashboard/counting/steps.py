"""Steps: a council's two successive judgements of one area, and the movement that many of them make.

Only like areas are linked. Where the framework between two judgements did not give one, the step reaches over it.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations_with_replacement, pairwise
from typing import Final

from dashboard.counting.areas import own_areas
from dashboard.counting.as_at import AsAt
from dashboard.counting.outcome import NoGrade, is_grade, outcome_of
from dashboard.counting.population import Population
from dashboard.counting.position import Position
from dashboard.counting.record import Council, Record
from dashboard.counting.scope import CURRENT
from inspections.queries.record import PublishedInspection
from inspections.reading.framework import Framework
from inspections.reading.frameworks import frameworks
from inspections.reading.vocabulary import RANKS

FIRST_JUDGEMENT: Final = "first"
EARLIER_REPORT: Final = "earlier"
MISSING_BETWEEN: Final = "missing"
"""Why a council has no step: its first judgement of the area; a report from before the time asked for; one that is
known of and not on the record."""


@dataclass(frozen=True)
class FrameworkLink:
    """Two frameworks, or one with itself, whose judgements of an area are compared."""

    before: Framework
    after: Framework

    @property
    def key(self) -> str:
        return f"{self.before.key}-{self.after.key}"

    @property
    def is_within(self) -> bool:
        """Whether both are the same, so that a council can make several such steps."""
        return self.before is self.after


def every_link() -> tuple[FrameworkLink, ...]:
    """Between all frameworks that bear a position, oldest first."""
    return _links(frameworks().bearing_position)


def linked_areas() -> dict[str, tuple[str, ...]]:
    """The links of each of the council's own judgements: the board's grade is the partnership's."""
    return {area: link_keys_for(area) for area in own_areas()}


def link_keys_for(area: str) -> tuple[str, ...]:
    """The keys of the links that may be taken for an area: between the frameworks that judge it under one key.

    What is only partly the same has another key, so that it is linked within its framework alone.
    """
    return tuple(link.key for link in _links(frameworks().of_series(area)))


def _links(known: Sequence[Framework]) -> tuple[FrameworkLink, ...]:
    return tuple(FrameworkLink(*pair) for pair in combinations_with_replacement(known, 2))


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
    lacking = {gap.authority_id for gap in population.gaps_in(CURRENT)}
    left_out = tuple(council for council in population.councils if council.pk in lacking)
    return AreaSteps(area, tuple(kept), {MISSING_BETWEEN: left_out} if left_out else {})


def council_steps(record: Record, council: Council, area: str, as_at: AsAt) -> Iterator[Step]:
    """A council's own steps, oldest first; a predecessor's are never taken."""
    own = record.known(council, as_at)
    graded = [i for i in own if CURRENT.covers(i) and is_grade(outcome_of(i, area))]
    steps = (Step(council, area, before, after) for before, after in pairwise(graded))
    links = link_keys_for(area)
    return (step for step in steps if step.link in links and record.gap_between(step.before, step.after) is None)


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
            reason = EARLIER_REPORT if isinstance(step, Step) else step
            left_out.setdefault(reason, []).append(position.council)
    if population.left_out:
        left_out[NoGrade.NEWER_NOT_ON_RECORD.value] = [position.council for position in population.left_out]
    return AreaSteps(area, tuple(steps), {reason: tuple(each) for reason, each in left_out.items()})


def _latest_step(record: Record, position: Position, area: str, as_at: AsAt) -> Step | str:
    """The step, or the reason why there is none."""
    latest = position.inspection
    if latest is None:
        return NoGrade.NOT_YET_INSPECTED.value
    key = outcome_of(latest, area)
    if not is_grade(key):
        return key
    last = next(reversed(list(council_steps(record, position.council, area, as_at))), None)
    if last is not None and last.after is latest:
        return last
    before = next((i for i in reversed(record.known(position.council, as_at)) if _graded_before(i, latest, area)), None)
    return FIRST_JUDGEMENT if record.gap_between(before, latest) is None else MISSING_BETWEEN


def _graded_before(inspection: PublishedInspection, latest: PublishedInspection, area: str) -> bool:
    return inspection is not latest and CURRENT.covers(inspection) and is_grade(outcome_of(inspection, area))
