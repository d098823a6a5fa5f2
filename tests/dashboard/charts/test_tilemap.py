"""The tile map: every council has its own place, and lines separate the regions."""

from dashboard.charts import tilemap
from dashboard.charts.tilemap import Tile, TileValue
from dashboard.pages.gallery import figures

CAMDEN = TileValue("Camden", "London", "good", "/councils/camden/", "Report of July 2022", others=("Help: inadequate",))
CITY = TileValue("City of London", "Elsewhere", "not_judged", "/councils/city-of-london/")


def test_all_councils_of_today_have_a_place_of_their_own() -> None:
    spots = tilemap.tile_places()
    assert len(spots) == 153
    assert len({(spot.column, spot.row) for spot in spots.values()}) == 153
    assert len({spot.code for spot in spots.values()}) == 153


def test_tile_says_council_grade_and_date() -> None:
    (tile,) = tilemap.tile_map({"202": CAMDEN}).tiles
    spoken = "Camden: good"
    place = (9 * 46, 13 * 46)
    card = "Camden\nGood\nHelp: inadequate\nReport of July 2022"
    assert tile == Tile(*place, "CMD", "Camden", "/councils/camden/", "G", "g", spoken, card)


def test_tiles_are_read_row_by_row() -> None:
    places = [(tile.y, tile.x) for tile in figures.invented_tiles().tiles]
    assert places == sorted(places)


def test_line_parts_neighbours_of_different_regions_only() -> None:
    together = tilemap.tile_map({"202": CAMDEN, "206": TileValue("Islington", "London", "good", "/")})
    parted = tilemap.tile_map({"202": CAMDEN, "206": TileValue("Islington", "Elsewhere", "good", "/")})
    assert (together.edges, parted.edges) == ("", "M460 598v46")
