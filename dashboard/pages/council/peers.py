"""A council against its statistical neighbours, its region and England, judgement by judgement."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.counting.areas import own_areas
from dashboard.counting.outcome import is_grade
from dashboard.counting.population import population_of
from dashboard.counting.position import Position
from dashboard.counting.record import Council, Record
from dashboard.counting.tally import Tally, tally_positions
from dashboard.shared.params import Params
from dashboard.shared.words import area_name, count_of_total, format_day, lower_first
from inspections.reading.vocabulary import RANKS


@dataclass(frozen=True)
class PeerCounts:
    """One judgement of the council, and how many of each group stand at each grade of it."""

    area: str
    own: str
    neighbour_outcomes: tuple[str, ...]
    neighbours: Tally
    region: Tally
    england: Tally


@dataclass(frozen=True)
class PeerLine:
    """`neighbour_outcomes` has the neighbours' grades, best to worst; the shares read `8 of 10 (80%)`."""

    label: str
    own: str
    neighbour_outcomes: tuple[str, ...]
    neighbours: str
    region: str
    england: str


@dataclass(frozen=True)
class PeerComparison:
    title: str
    as_at: str
    region: str
    neighbours: int
    lines: tuple[PeerLine, ...]
    counts: tuple[PeerCounts, ...]


def peer_comparison(
    record: Record, council: Council, own: Position, neighbours: Sequence[int], params: Params
) -> PeerComparison | None:
    """None where the council has no grade to set beside the others'."""
    areas = [a for a in own_areas() if is_grade(own.outcome(a))]
    if not areas:
        return None
    england = population_of(record, params.when.as_at).positions
    region = [p for p in england if p.council.region == council.region]
    near = [p for p in england if p.council.pk in neighbours]
    besides = tuple(
        PeerCounts(
            area,
            own.outcome(area),
            tuple(p.outcome(area) for p in near),
            *(tally_positions(group, area) for group in (near, region, england)),
        )
        for area in areas
    )
    lines = tuple(map(_peer_line, besides))
    return PeerComparison(_title(besides), format_day(params.when.date), council.region, len(near), lines, besides)


def _peer_line(beside: PeerCounts) -> PeerLine:
    return PeerLine(
        label=area_name(beside.area),
        own=beside.own,
        neighbour_outcomes=tuple(sorted(beside.neighbour_outcomes, key=_best_first)),
        neighbours=_share(beside.neighbours),
        region=_share(beside.region),
        england=_share(beside.england),
    )


def _share(tally: Tally) -> str:
    return count_of_total(tally.good_or_better, tally.judged) if tally.judged else "none judged"


def _best_first(key: str) -> tuple[int, str]:
    return -RANKS.get(key, 0), key


def _title(besides: Sequence[PeerCounts]) -> str:
    """The area on which most neighbours stand above or below it; else how they stand on the first."""
    near = len(besides[0].neighbour_outcomes)
    if not near:
        return "Where its region and England stand"
    worst, best = max(besides, key=lambda b: _count_apart(b, 1)), max(besides, key=lambda b: _count_apart(b, -1))
    above, below = _count_apart(worst, 1), _count_apart(best, -1)
    if 2 * above > near:
        return f"Below {_count_of_neighbours(above, near)} neighbours on {lower_first(area_name(worst.area))}"
    if 2 * below > near:
        return f"Above {_count_of_neighbours(below, near)} neighbours on {lower_first(area_name(best.area))}"
    up, down = (_count_apart(besides[0], sign) or "none" for sign in (1, -1))
    return f"On {lower_first(area_name(besides[0].area))} {up} of its {near} neighbours stand above it, {down} below"


def _count_of_neighbours(count: int, every: int) -> str:
    return f"all its {every}" if count == every else f"{count} of its {every}"


def _count_apart(beside: PeerCounts, sign: int) -> int:
    rank = RANKS[beside.own]
    return sum((RANKS[key] - rank) * sign > 0 for key in beside.neighbour_outcomes if is_grade(key))
