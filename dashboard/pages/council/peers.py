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
class PeerGroup:
    """One judgement of the council, and how many of each group stand at each grade of it."""

    area: str
    own: str
    near: tuple[str, ...]
    neighbours: Tally
    region: Tally
    england: Tally


@dataclass(frozen=True)
class PeerLine:
    """`trail` has the neighbours' grades, best to worst; the shares read `8 of 10 (80%)`."""

    label: str
    own: str
    trail: tuple[str, ...]
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
    besides: tuple[PeerGroup, ...]


def peer_comparison(
    record: Record, council: Council, own: Position, neighbours: Sequence[int], params: Params
) -> PeerComparison | None:
    """None where the council has no grade to set beside the others'."""
    areas = [a for a in own_areas() if is_grade(own.finding(a))]
    if not areas:
        return None
    england = population_of(record, params.when.as_at).positions
    region = [p for p in england if p.council.region == council.region]
    near = [p for p in england if p.council.pk in neighbours]
    besides = tuple(
        PeerGroup(
            area,
            own.finding(area),
            tuple(p.finding(area) for p in near),
            *(tally_positions(group, area) for group in (near, region, england)),
        )
        for area in areas
    )
    lines = tuple(map(_line, besides))
    return PeerComparison(_title(besides), format_day(params.when.date), council.region, len(near), lines, besides)


def _line(beside: PeerGroup) -> PeerLine:
    return PeerLine(
        label=area_name(beside.area),
        own=beside.own,
        trail=tuple(sorted(beside.near, key=_best_first)),
        neighbours=_share(beside.neighbours),
        region=_share(beside.region),
        england=_share(beside.england),
    )


def _share(tally: Tally) -> str:
    return count_of_total(tally.good_or_better, tally.judged) if tally.judged else "none judged"


def _best_first(key: str) -> tuple[int, str]:
    return -RANKS.get(key, 0), key


def _title(besides: Sequence[PeerGroup]) -> str:
    """The area on which most neighbours stand above or below it; else how they stand on the first."""
    near = len(besides[0].near)
    if not near:
        return "Where its region and England stand"
    worst, best = max(besides, key=lambda b: _standing(b, 1)), max(besides, key=lambda b: _standing(b, -1))
    above, below = _standing(worst, 1), _standing(best, -1)
    if 2 * above > near:
        return f"Below {_some(above, near)} neighbours on {lower_first(area_name(worst.area))}"
    if 2 * below > near:
        return f"Above {_some(below, near)} neighbours on {lower_first(area_name(best.area))}"
    up, down = (_standing(besides[0], sign) or "none" for sign in (1, -1))
    return f"On {lower_first(area_name(besides[0].area))} {up} of its {near} neighbours stand above it, {down} below"


def _some(count: int, every: int) -> str:
    return f"all its {every}" if count == every else f"{count} of its {every}"


def _standing(beside: PeerGroup, sign: int) -> int:
    rank = RANKS[beside.own]
    return sum((RANKS[key] - rank) * sign > 0 for key in beside.near if is_grade(key))
