"""The tile map: one tile of equal size per council, laid out by hand in tiles.csv and drawn as SVG by the server."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dashboard.charts.grades import LOOKS, grade_letter
from dashboard.charts.region_outlines import RegionOnMap, regions_on_map
from inspections.qualified_grade import LEGEND, MARK, qualification

TILE = 46
"""The side of a tile in pixels: fits the council's code and the grade's letter, and is large enough to tap."""
COLUMNS, ROWS = 14, 19
# For the map of one region: the margin around its tiles in pixels, and how much larger they are drawn.
MARGIN, ENLARGED = 4, 1.25


@dataclass(frozen=True)
class TileValue:
    """What a tile shows: the council's name, region and page, the key of its grade or absence, the report's date.

    For its card, `judgement` is the name of what the grade is of, and `others` are its other judgements in words.
    """

    name: str
    region: str
    grade: str
    href: str
    published: str = ""
    note: str = ""
    others: tuple[str, ...] = ()
    judgement: str = ""


@dataclass(frozen=True)
class Tile:
    """A link on the map; `title` is its card, line by line."""

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
class TileMap:
    """`edges` is one SVG path for the lines between tiles of different regions.

    `left` and `top` are the origin of the view box. `drawn` is the width in pixels, None to fill the space available.
    """

    width: int
    height: int
    tiles: tuple[Tile, ...]
    edges: str
    regions: tuple[RegionOnMap, ...]
    left: int = 0
    top: int = 0
    drawn: int | None = None

    @property
    def legend(self) -> str:
        """What the mark of a qualified grade means, for a downloaded picture; blank if no tile has one."""
        return LEGEND if any(MARK in tile.letter for tile in self.tiles) else ""


@dataclass(frozen=True)
class TilePlace:
    column: int
    row: int
    code: str


@cache
def tile_places() -> dict[str, TilePlace]:
    """The places on the map by DfE number."""
    path = Path(__file__).with_name("tiles.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {row["dfe_la_number"]: TilePlace(int(row["column"]), int(row["row"]), row["code"]) for row in rows}


def tile_map(
    values: Mapping[str, TileValue],
    places: Mapping[str, TilePlace] | None = None,
    hrefs: Mapping[str, str] | None = None,
) -> TileMap:
    """The map of `values`, keyed on DfE number, with tiles in reading order; a council without a value has no tile.

    `places` are those laid out by hand if none are given; `hrefs` lead to the map of each region alone. A single region
    is cropped from the map, without region lines and names.
    """
    spots = (places or tile_places()).items()
    placed = sorted(((spot, values[number]) for number, spot in spots if number in values), key=_order)
    regions = {(spot.column, spot.row): value.region for spot, value in placed}
    tiles = tuple(_tile(spot, value) for spot, value in placed)
    if len(set(regions.values())) == 1:
        return _crop(list(regions), tiles)
    named = regions_on_map(regions, hrefs or {}, TILE)
    return TileMap(COLUMNS * TILE, ROWS * TILE, tiles, _edges(regions), named)


def _crop(places: Sequence[tuple[int, int]], tiles: tuple[Tile, ...]) -> TileMap:
    columns, rows = zip(*places, strict=True)
    left, top = (min(found) * TILE - MARGIN for found in (columns, rows))
    width, height = ((max(found) + 1 - min(found)) * TILE + 2 * MARGIN for found in (columns, rows))
    return TileMap(width, height, tiles, "", (), left, top, round(width * ENLARGED))


def _order(pair: tuple[TilePlace, TileValue]) -> tuple[int, int]:
    return pair[0].row, pair[0].column


def _tile(spot: TilePlace, value: TileValue) -> Tile:
    look = LOOKS[value.grade]
    spoken = ", ".join(filter(None, (f"{value.name}: {look.sentence}", qualification(value.grade))))
    words = f"{value.judgement}: {look.sentence}" if value.judgement else look.word
    first = ", ".join(filter(None, (words, qualification(value.grade))))
    title = "\n".join(filter(None, (value.name, first, *value.others, value.published, value.note)))
    place = (spot.column * TILE, spot.row * TILE)
    return Tile(*place, spot.code, value.name, value.href, grade_letter(value.grade), look.css, spoken, title)


def _edges(regions: Mapping[tuple[int, int], str]) -> str:
    """A line wherever two adjacent tiles belong to different regions; none along the coast."""
    return "".join(line for place in sorted(regions) for line in _edges_at(place, regions))


def _edges_at(place: tuple[int, int], regions: Mapping[tuple[int, int], str]) -> Sequence[str]:
    """The lines on the right and lower edges of one tile."""
    column, row = place
    here, right, below = (regions.get(at) for at in (place, (column + 1, row), (column, row + 1)))
    lines = []
    if right and right != here:
        lines.append(f"M{(column + 1) * TILE} {row * TILE}v{TILE}")
    if below and below != here:
        lines.append(f"M{column * TILE} {(row + 1) * TILE}h{TILE}")
    return lines
