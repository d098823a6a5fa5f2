"""How many councils or inspections have each grade, with every kind of no grade counted separately."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.counting.areas import own_areas
from dashboard.counting.council_spells import inadequate_areas_in
from dashboard.counting.outcome import is_good, is_grade
from dashboard.counting.position import Position
from inspections.reading.vocabulary import GOOD_OR_BETTER, GRADES


@dataclass(frozen=True)
class Tally:
    """`counts` has a number for each grade and each key of NoGrade that occurs; they add up to the population."""

    area: str
    counts: Mapping[str, int]

    def count(self, key: str) -> int:
        return self.counts.get(key, 0)

    @property
    def judged(self) -> int:
        """How many have a grade: the denominator of every percentage."""
        return sum(map(self.count, GRADES))

    @property
    def population(self) -> int:
        return sum(self.counts.values())

    @property
    def good_or_better(self) -> int:
        return sum(map(self.count, GOOD_OR_BETTER))

    @property
    def below_good(self) -> int:
        return self.judged - self.good_or_better

    @property
    def share(self) -> float:
        """Good or better among those judged, for comparing only and never shown; 0 if none was judged."""
        return self.good_or_better / self.judged if self.judged else 0.0


def tally_units(area: str, keys: Iterable[str]) -> Tally:
    return Tally(area, dict(Counter(keys)))


def tally_positions(positions: Iterable[Position], area: str) -> Tally:
    return tally_units(area, (position.outcome(area) for position in positions))


@dataclass(frozen=True)
class AllGood:
    """How many councils are good or better on all of their own judgements, out of those `judged`.

    `areas` is the number of judgements each of them had; None if each counts by whichever it has.
    """

    count: int
    judged: int
    inspected: int
    areas: int | None


def count_all_good(positions: Iterable[Position], areas: Sequence[str]) -> AllGood:
    """Councils good or better on all `areas`, out of those graded on all of them.

    While fewer than half of those inspected are, each council counts by whichever own areas it was graded on instead.
    The board's grade belongs to the partnership and is left out.
    """
    inspected = [p for p in positions if p.inspection is not None]
    outcomes = ([p.outcome(area) for area in areas] for p in inspected)
    graded = [found for found in outcomes if all(map(is_grade, found))]
    if areas and 2 * len(graded) >= len(inspected):
        return AllGood(sum(all(map(is_good, found)) for found in graded), len(graded), len(inspected), len(areas))
    own_grades = ([key for area in own_areas() if is_grade(key := p.outcome(area))] for p in inspected)
    held = [found for found in own_grades if found]
    return AllGood(sum(all(map(is_good, found)) for found in held), len(held), len(inspected), None)


def count_any_inadequate(positions: Iterable[Position]) -> tuple[int, int]:
    """How many councils have an inadequate judgement at their latest inspection, and how many were inspected.

    The board's grade belongs to the partnership and is left out.
    """
    inspected = [p for p in positions if p.inspection is not None]
    return sum(is_inadequate(p) for p in inspected), len(inspected)


def is_inadequate(position: Position) -> bool:
    return bool(latest_inadequate_areas(position))


def latest_inadequate_areas(position: Position) -> tuple[str, ...]:
    """The council's own areas that its latest inspection found inadequate."""
    return inadequate_areas_in(position.inspection) if position.inspection is not None else ()
