"""The list of councils."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from tests.dashboard.once import OF_THE_RECORD
from tests.dashboard.seen import Seen, see

pytestmark = OF_THE_RECORD


Page = Callable[[str], Seen]


def test_every_council_stands_with_its_marks_and_links(page: Page):
    seen = page("/councils/")

    rows = seen.table("Councils: 153")
    assert seen.heading == "153 councils, all inspected"
    assert len(rows) == 154
    assert rows[1] == [
        "Barking and Dagenham", "RI Requires improvement", "RI Requires improvement", "RI Requires improvement",
        "G Good", "RI Requires improvement", "4 September 2023", "London",
    ]  # fmt: skip
    assert seen.links["Barking and Dagenham"] == "/councils/barking-and-dagenham/"


def test_abolished_councils_stand_apart_with_those_after_them(page: Page):
    rows = page("/councils/").table("Abolished councils")

    assert rows[1:] == [
        ["Bedfordshire", "31 March 2009", "Bedford ; Central Bedfordshire"],
        ["Bournemouth", "31 March 2019", "Bournemouth, Christchurch and Poole"],
        ["Cheshire", "31 March 2009", "Cheshire East ; Cheshire West and Chester"],
        ["Cumbria", "31 March 2023", "Cumberland ; Westmorland and Furness"],
        ["Dorset (former county)", "31 March 2019", "Bournemouth, Christchurch and Poole ; Dorset"],
        ["Northamptonshire", "31 March 2021", "North Northamptonshire ; West Northamptonshire"],
        ["Poole", "31 March 2019", "Bournemouth, Christchurch and Poole"],
    ]


def test_on_an_earlier_date_they_are_councils_like_the_others(page: Page):
    rows = page("/councils/?as_at=2016-08-05").table("Councils: 152")

    names = [row[0] for row in rows]
    assert "Cumbria" in names
    assert "Cumberland" not in names


def test_typing_finds_by_name_older_name_and_number(page: Page):
    for words, name in (("stoke", "Stoke-on-Trent"), ("861", "Stoke-on-Trent"), ("durham", "County Durham")):
        rows = page(f"/councils/?q={words}").table(f"that match “{words}”: 1")
        assert [row[0] for row in rows[1:]] == [name]


def test_an_abolished_council_is_found_under_its_name(page: Page):
    rows = page("/councils/?q=cumbria").table("Abolished councils")

    assert [row[0] for row in rows[1:]] == ["Cumbria"]


def test_words_that_lead_to_none_say_so(page: Page):
    seen = page("/councils/?q=zzz")

    assert "No council or place is called “zzz”." in seen.text
    assert seen.links["Show all councils"] == "?"


def test_region_and_type_narrow_the_list(page: Page):
    assert page("/councils/?region=North+East").heading == "12 councils in the North East, all inspected"
    assert (
        page("/councils/?type=county&region=South+East").heading == "6 county councils in the South East, all inspected"
    )


def test_the_order_is_in_the_address(page: Page):
    newest = page("/councils/?sort=published").table("Councils: 153")
    worst = page("/councils/?sort=leadership").table("Councils: 153")

    assert [row[0] for row in newest[1:3]] == ["Lancashire", "Portsmouth"]
    assert {row[1] for row in worst[1:8]} == {"I Inadequate"}


def test_an_unknown_order_falls_back_and_says_so(page: Page):
    assert "“size” is not an order of this list; showing councils by name." in page("/councils/?sort=size").text


def test_the_list_needs_few_queries(record: None, today: object, client: Client, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        see(client.get("/councils/?q=york"))
