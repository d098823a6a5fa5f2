"""The tile map: one equal tile per council, laid out by hand in tiles.csv; SVG geometry, drawn by the server."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dashboard.charts.grades import LOOKS, grade_letter
from inspections.qualified_grade import LEGEND, MARK, qualification

TILE = 46
"""In pixels: room for the code of a council and the letter of its grade, and larger than a finger needs."""
COLUMNS, ROWS = 14, 19
# Where the region names stand in the picture, clear of the tiles.
LABELS = (
    ("North East", 421, 34),
    ("Yorkshire and", 426, 209),
    ("the Humber", 426, 228),
    ("North West", 2, 258),
    ("East Midlands", 467, 393),
    ("East of", 515, 442),
    ("England", 515, 460),
    ("West", 0, 485),
    ("Midlands", 0, 504),
    ("South West", 0, 715),
    ("London", 557, 764),
    ("South East", 368, 851),
)
# Around the tiles of one region, which fill a picture of their own, and how much larger they are drawn there.
MARGIN, ENLARGED = 4, 1.25


@dataclass(frozen=True)
class TileValue:
    """What a tile shows: the council's name, region and page, its grade or absence, and when it was published."""

    name: str
    region: str
    grade: str
    href: str
    published: str = ""
    note: str = ""


@dataclass(frozen=True)
class Tile:
    x: int
    y: int
    code: str
    name: str
    href: str
    letter: str
    css: str
    spoken: str
    title: str


@dataclass(frozen=True)
class RegionLabel:
    text: str
    x: int
    y: int


@dataclass(frozen=True)
class TileMap:
    """`edges` is one SVG path: the lines between tiles of different regions.

    `left` and `top` are where the picture begins; `drawn` is how wide it is drawn, None where it fills its place.
    """

    width: int
    height: int
    tiles: tuple[Tile, ...]
    edges: str
    labels: tuple[RegionLabel, ...]
    left: int = 0
    top: int = 0
    drawn: int | None = None

    @property
    def legend(self) -> str:
        """What the mark of a qualified grade means, for the picture that leaves its page; blank where none has it."""
        return LEGEND if any(MARK in tile.letter for tile in self.tiles) else ""


@dataclass(frozen=True)
class TilePlace:
    column: int
    row: int
    code: str


@cache
def tile_places() -> dict[str, TilePlace]:
    """DfE number to place on the map."""
    path = Path(__file__).with_name("tiles.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {row["dfe_la_number"]: TilePlace(int(row["column"]), int(row["row"]), row["code"]) for row in rows}


def tile_map(values: Mapping[str, TileValue]) -> TileMap:
    """`values` is keyed on DfE number; a council without a value has no tile. Reading order is row by row.

    One region alone is cut out of the map, and needs neither lines nor names.
    """
    placed = sorted(((spot, values[number]) for number, spot in tile_places().items() if number in values), key=_order)
    regions = {(spot.column, spot.row): value.region for spot, value in placed}
    tiles = tuple(_tile(spot, value) for spot, value in placed)
    if len(set(regions.values())) == 1:
        return _cut_out(list(regions), tiles)
    return TileMap(COLUMNS * TILE, ROWS * TILE, tiles, _edges(regions), tuple(RegionLabel(*each) for each in LABELS))


def _cut_out(places: Sequence[tuple[int, int]], tiles: tuple[Tile, ...]) -> TileMap:
    columns, rows = zip(*places, strict=True)
    left, top = (min(found) * TILE - MARGIN for found in (columns, rows))
    width, height = ((max(found) + 1 - min(found)) * TILE + 2 * MARGIN for found in (columns, rows))
    return TileMap(width, height, tiles, "", (), left, top, round(width * ENLARGED))


def _order(pair: tuple[TilePlace, TileValue]) -> tuple[int, int]:
    return pair[0].row, pair[0].column


def _tile(spot: TilePlace, value: TileValue) -> Tile:
    look = LOOKS[value.grade]
    spoken = ", ".join(filter(None, (f"{value.name}: {look.sentence}", qualification(value.grade))))
    title = ", ".join(filter(None, (spoken, value.published, value.note)))
    place = (spot.column * TILE, spot.row * TILE)
    return Tile(*place, spot.code, value.name, value.href, grade_letter(value.grade), look.css, spoken, title)


def _edges(regions: Mapping[tuple[int, int], str]) -> str:
    """A line wherever two neighbouring tiles belong to different regions; the coast needs none."""
    steps = [step for place in sorted(regions) for step in _steps(place, regions)]
    return "".join(steps)


def _steps(place: tuple[int, int], regions: Mapping[tuple[int, int], str]) -> Sequence[str]:
    column, row = place
    here, right, below = (regions.get(at) for at in (place, (column + 1, row), (column, row + 1)))
    steps = []
    if right and right != here:
        steps.append(f"M{(column + 1) * TILE} {row * TILE}v{TILE}")
    if below and below != here:
        steps.append(f"M{column * TILE} {(row + 1) * TILE}h{TILE}")
    return steps
