"""The regions on the tile map: their names, clear of the tiles, and the outline round each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

type Cell = tuple[int, int]

NAMES: Final = {
    "North East": (("North East", 421, 34),),
    "Yorkshire and the Humber": (("Yorkshire and", 426, 209), ("the Humber", 426, 228)),
    "North West": (("North West", 2, 258),),
    "East Midlands": (("East Midlands", 467, 393),),
    "East of England": (("East of", 515, 442), ("England", 515, 460)),
    "West Midlands": (("West", 0, 485), ("Midlands", 0, 504)),
    "South West": (("South West", 0, 715),),
    "London": (("London", 557, 764),),
    "South East": (("South East", 368, 851),),
}
"""Where the lines of each name stand, in pixels of the whole map."""


@dataclass(frozen=True)
class RegionLabel:
    text: str
    x: int
    y: int


@dataclass(frozen=True)
class RegionOnMap:
    """`outline` is an SVG path round the tiles of the region; `href` shows it alone."""

    name: str
    href: str
    labels: tuple[RegionLabel, ...]
    outline: str


def regions_on_map(regions: Mapping[Cell, str], hrefs: Mapping[str, str], tile: int) -> tuple[RegionOnMap, ...]:
    """The regions of the tiles, by their cells, in the order of their names on the map; `tile` is the side of one."""
    shown = set(regions.values())
    return tuple(
        RegionOnMap(
            name, hrefs.get(name, ""), tuple(RegionLabel(*each) for each in labels), _outline(regions, name, tile)
        )
        for name, labels in NAMES.items()
        if name in shown
    )


def _outline(regions: Mapping[Cell, str], name: str, tile: int) -> str:
    """A line along every side of a tile of the region that has none of it beyond, the coast among them."""
    lines = []
    for column, row in sorted(cell for cell, region in regions.items() if region == name):
        x, y = column * tile, row * tile
        sides = {
            (column, row - 1): f"M{x} {y}h{tile}",
            (column, row + 1): f"M{x} {y + tile}h{tile}",
            (column - 1, row): f"M{x} {y}v{tile}",
            (column + 1, row): f"M{x + tile} {y}v{tile}",
        }
        lines += [line for beyond, line in sides.items() if regions.get(beyond) != name]
    return "".join(lines)
