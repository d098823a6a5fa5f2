"""Places on the tile map for councils that the layout by hand does not have: that of a predecessor, or close to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.charts.tilemap import COLUMNS, ROWS, TilePlace

type Cell = tuple[int, int]


@dataclass(frozen=True)
class Unplaced:
    """A council without a place of its own; `near` are the numbers of those to be placed by, best first."""

    number: str
    name: str
    near: tuple[str, ...]


def places_with(
    places: Mapping[str, TilePlace], drawn: Iterable[str], unplaced: Iterable[Unplaced]
) -> dict[str, TilePlace]:
    """The places of all councils; those of `drawn` are taken, any other may be used again."""
    found = dict(places)
    taken = {(place.column, place.row) for number in drawn if (place := places.get(number))}
    for each in unplaced:
        anchor = next((found[number] for number in each.near if number in found), None)
        cell = _nearest_free((anchor.column, anchor.row), taken) if anchor else None
        if cell is not None:
            taken.add(cell)
            found[each.number] = TilePlace(*cell, _code(each.name))
    return found


def _nearest_free(cell: Cell, taken: set[Cell]) -> Cell | None:
    cells = ((column, row) for row in range(ROWS) for column in range(COLUMNS))
    free = [each for each in cells if each not in taken]
    return min(
        free, key=lambda each: ((each[0] - cell[0]) ** 2 + (each[1] - cell[1]) ** 2, each[1], each[0]), default=None
    )


def _code(name: str) -> str:
    """Three letters: the first of each word, then those of the last: `ESU` for East Surrey."""
    words = [word for word in name.upper().replace("-", " ").split() if word not in ("AND", "THE", "OF", "ON")]
    return ("".join(word[0] for word in words[:-1]) + words[-1])[:3] if words else ""
