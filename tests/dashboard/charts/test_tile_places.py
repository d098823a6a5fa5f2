"""A council that the layout by hand does not have gets a place on the map by those it follows."""

from dashboard.charts.tile_places import Unplaced, places_with
from dashboard.charts.tilemap import TilePlace

BY_HAND = {"936": TilePlace(5, 5, "SUR"), "886": TilePlace(6, 5, "KEN"), "850": TilePlace(4, 5, "HAM")}


def spots(drawn, *unplaced):
    found = places_with(BY_HAND, drawn, unplaced)
    return {
        each.number: (found[each.number].column, found[each.number].row) for each in unplaced if each.number in found
    }


def test_the_first_takes_the_place_of_a_predecessor_that_is_gone_and_the_next_the_nearest_free_one():
    east, west = Unplaced("950", "East Surrey", ("936",)), Unplaced("951", "West Surrey", ("936",))
    assert spots({"886", "850"}, east, west) == {"950": (5, 5), "951": (5, 4)}


def test_no_place_is_given_twice():
    assert spots({"936", "886", "850"}, Unplaced("950", "East Surrey", ("936",))) == {"950": (5, 4)}


def test_one_that_follows_nobody_with_a_place_has_none():
    assert spots({"936"}, Unplaced("950", "Atlantis", ("999",))) == {}


def test_the_code_is_made_of_the_name():
    found = places_with(
        BY_HAND, (), [Unplaced("950", "East Surrey", ("936",)), Unplaced("951", "Kent and Medway", ("886",))]
    )
    assert (found["950"].code, found["951"].code, found["936"].code) == ("ESU", "KME", "SUR")
