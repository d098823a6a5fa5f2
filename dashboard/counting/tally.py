"""How many stand at each grade, with every kind of no grade counted apart. Counts only: percentages are for show."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

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


def count_all_good(positions: Iterable[Position], areas: Sequence[str]) -> tuple[int, int]:
    """How many are good or better on every one of the areas, of how many that have all of them graded."""
    graded = [found for p in positions if all(map(is_grade, found := [p.outcome(area) for area in areas]))]
    return sum(all(map(is_good, found)) for found in graded), len(graded)


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
