"""How many stand at each grade, with every kind of no grade counted apart. Counts only: percentages are for show."""

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
    """`counts` has a number for each grade and absence that occurs; the parts sum to the population."""

    area: str
    counts: Mapping[str, int]

    def count(self, key: str) -> int:
        return self.counts.get(key, 0)

    @property
    def judged(self) -> int:
        """The denominator: the number with that judgement."""
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
        """Good or better among those judged, for comparing and never for show; 0 where none was judged."""
        return self.good_or_better / self.judged if self.judged else 0.0


def tally_units(area: str, keys: Iterable[str]) -> Tally:
    return Tally(area, dict(Counter(keys)))


def tally_positions(positions: Iterable[Position], area: str) -> Tally:
    return tally_units(area, (position.outcome(area) for position in positions))


@dataclass(frozen=True)
class AllGood:
    """How many are good or better on all of their own judgements, of how many `judged`, and how many were `inspected`.

    `areas` are the judgements that each of them was given; None where each counts by those that it has.
    """

    count: int
    judged: int
    inspected: int
    areas: int | None


def count_all_good(positions: Iterable[Position], areas: Sequence[str]) -> AllGood:
    """On every one of the areas, of those that have all of them, once these are most; before, on all that they have.

    The board's grade belongs to the partnership and is left out.
    """
    inspected = [p for p in positions if p.inspection is not None]
    graded = [found for p in inspected if all(map(is_grade, found := [p.outcome(area) for area in areas]))]
    if areas and 2 * len(graded) >= len(inspected):
        return AllGood(sum(all(map(is_good, found)) for found in graded), len(graded), len(inspected), len(areas))
    held = [found for p in inspected if (found := [k for area in own_areas() if is_grade(k := p.outcome(area))])]
    return AllGood(sum(all(map(is_good, found)) for found in held), len(held), len(inspected), None)


def count_any_inadequate(positions: Iterable[Position]) -> tuple[int, int]:
    """How many have an inadequate judgement at their latest inspection, of how many inspected.

    The board's grade belongs to the partnership and is left out.
    """
    inspected = [p for p in positions if p.inspection is not None]
    return sum(is_inadequate(p) for p in inspected), len(inspected)


def is_inadequate(position: Position) -> bool:
    return bool(latest_inadequate_areas(position))


def latest_inadequate_areas(position: Position) -> tuple[str, ...]:
    """On which judgements of its own the council's latest inspection found it inadequate."""
    return inadequate_areas_in(position.inspection) if position.inspection is not None else ()
