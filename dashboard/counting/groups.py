"""A count broken down by region or type of council. Each unit counts in exactly one group, so the groups add up."""

from collections.abc import Callable, Iterable, Sequence

from dashboard.counting.position import Position
from dashboard.counting.record import Council
from dashboard.counting.tally import Tally, tally_units

type Unit = tuple[int, str]
"""A council's primary key, and the outcome of the area in a position or an inspection."""


def units_of_positions(positions: Iterable[Position], area: str) -> list[Unit]:
    return [(position.council.pk, position.outcome(area)) for position in positions]


def tallies_by_group(
    area: str, units: Sequence[Unit], councils: Iterable[Council], group_of: Callable[[Council], str]
) -> dict[str, Tally]:
    """A tally for every group with at least one unit."""
    groups = {council.pk: group_of(council) for council in councils}
    found: dict[str, list[str]] = {}
    for pk, key in units:
        found.setdefault(groups[pk], []).append(key)
    return {group: tally_units(area, keys) for group, keys in found.items()}
