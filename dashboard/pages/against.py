"""A council against its statistical neighbours, its region and England, judgement by judgement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.positions.findings import RANKS, is_grade
from dashboard.positions.positions import positions_at
from dashboard.positions.scope import CURRENT_AREAS
from dashboard.positions.tally import Tally, tally_positions
from dashboard.words import day, lower, of, strand

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dashboard.params import Params
    from dashboard.positions.positions import Position
    from dashboard.positions.record import Council, Record


@dataclass(frozen=True)
class AgainstLine:
    """`trail` has the neighbours' grades, best to worst; the shares read `8 of 10 (80%)`."""

    label: str
    own: str
    trail: tuple[str, ...]
    neighbours: str
    region: str
    england: str


@dataclass(frozen=True)
class Against:
    title: str
    as_at: str
    region: str
    neighbours: int
    lines: tuple[AgainstLine, ...]


def against(
    record: Record, council: Council, own: Position, neighbours: Sequence[int], params: Params
) -> Against | None:
    """None where the council has no grade to set beside the others'."""
    areas = [a for a in CURRENT_AREAS if a != "lscb" and is_grade(own.finding(a))]
    if not areas:
        return None
    england = positions_at(record, params.when.as_at)
    region = [p for p in england if p.council.region == council.region]
    near = [p for p in england if p.council.pk in neighbours]
    lines = tuple(_line(area, own, near, region, england) for area in areas)
    return Against(_title(areas, own, near), day(params.when.date), council.region, len(near), lines)


def _line(
    area: str, own: Position, near: Iterable[Position], region: Iterable[Position], england: Iterable[Position]
) -> AgainstLine:
    close = tally_positions(near, area)
    return AgainstLine(
        label=strand(area),
        own=own.finding(area),
        trail=tuple(sorted((p.finding(area) for p in near), key=_best_first)),
        neighbours=_share(close),
        region=_share(tally_positions(region, area)),
        england=_share(tally_positions(england, area)),
    )


def _share(tally: Tally) -> str:
    return of(tally.good_or_better, tally.judged) if tally.judged else "none judged"


def _best_first(key: str) -> tuple[int, str]:
    return -RANKS.get(key, 0), key


def _title(areas: Sequence[str], own: Position, near: Sequence[Position]) -> str:
    """The area on which most neighbours stand above or below it; else how they stand on the first."""
    if not near:
        return "Where its region and England stand"
    above, below = ({a: _standing(a, own, near, sign) for a in areas} for sign in (1, -1))
    worst, best = max(areas, key=lambda a: above[a]), max(areas, key=lambda a: below[a])
    if 2 * above[worst] > len(near):
        return f"Below {above[worst]} of its {len(near)} neighbours on {lower(strand(worst))}"
    if 2 * below[best] > len(near):
        return f"Above {below[best]} of its {len(near)} neighbours on {lower(strand(best))}"
    up, down = (f"{found[areas[0]] or 'none'}" for found in (above, below))
    return f"On {lower(strand(areas[0]))} {up} of its {len(near)} neighbours stand above it, {down} below"


def _standing(area: str, own: Position, near: Iterable[Position], sign: int) -> int:
    rank = RANKS[own.finding(area)]
    return sum((RANKS[key] - rank) * sign > 0 for p in near if is_grade(key := p.finding(area)))
