"""Steps: two successive judgements of one area of a council, and the movement that they add up to.

Only like areas are linked. An inspection between two judgements that did not grade the area is skipped.
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
"""Why a council has no step: this is its first judgement of the area; its latest report came out before the period; an
inspection between the two is missing from the record."""


@dataclass(frozen=True)
class FrameworkLink:
    """Two frameworks, possibly the same one twice, whose judgements of an area are compared."""

    before: Framework
    after: Framework

    @property
    def key(self) -> str:
        return f"{self.before.key}-{self.after.key}"

    @property
    def is_within(self) -> bool:
        """Whether both frameworks are the same; a council can make several such steps."""
        return self.before is self.after


def every_link() -> tuple[FrameworkLink, ...]:
    """The links between all frameworks that bear a position, oldest first."""
    return _links(frameworks().bearing_position)


def linked_areas() -> dict[str, tuple[str, ...]]:
    """The keys of the links for each of the council's own areas."""
    return {area: link_keys_for(area) for area in own_areas()}


def link_keys_for(area: str) -> tuple[str, ...]:
    """The keys of the links between the frameworks that judge an area under the same key.

    An area that is only partly comparable has another key, so it is linked within its own framework only.
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
        """Grades moved: positive if it got better, negative if worse."""
        first, second = self.grades
        return RANKS[second] - RANKS[first]


@dataclass(frozen=True)
class AreaSteps:
    """The steps of an area, and the councils without one by reason: a constant above or a key of NoGrade."""

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
    """Every pair of successive judgements, abolished councils included; a council judged three times counts twice.

    `link` keeps the steps between two frameworks, `since` those whose later report came out on that day or after.
    """
    record, as_at = population.record, population.as_at
    found = (step for council in population.councils for step in council_steps(record, council, area, as_at))
    kept = (s for s in found if link in ("", s.link) and (since is None or s.after.published >= since))
    with_gaps = {gap.authority_id for gap in population.gaps_in(CURRENT)}
    left_out = tuple(council for council in population.councils if council.pk in with_gaps)
    return AreaSteps(area, tuple(kept), {MISSING_BETWEEN: left_out} if left_out else {})


def council_steps(record: Record, council: Council, area: str, as_at: AsAt) -> Iterator[Step]:
    """A council's own steps, oldest first; never a predecessor's."""
    own = record.known(council, as_at)
    graded = [i for i in own if CURRENT.covers(i) and is_grade(outcome_of(i, area))]
    steps = (Step(council, area, before, after) for before, after in pairwise(graded))
    links = link_keys_for(area)
    return (step for step in steps if step.link in links and record.gap_between(step.before, step.after) is None)


def latest_steps(population: Population, area: str, *, since: datetime.date | None = None) -> AreaSteps:
    """At most one step for each council that existed on the date: its latest judgement against the one before.

    A council whose latest inspection did not grade the area has no step; an older inspection never fills it.
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
    """The step, or the reason why there is none, as in `AreaSteps.left_out`."""
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
