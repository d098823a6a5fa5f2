"""The list of councils, and the search for one."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client
from pytest_django.asserts import assertInHTML

from tests.dashboard.seen import Seen, see

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

    assert "No council’s name, older name or number contains “zzz”." in seen.text
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


def test_find_leads_to_the_one_council_without_javascript(record: None, today: object, client: Client):
    response = client.get("/find/?q=stoke")

    assert (response.status_code, response["Location"]) == (302, "/councils/stoke-on-trent/")


def test_find_keeps_the_date(record: None, today: object, client: Client):
    response = client.get("/find/?q=stoke&as_at=2016-08-05")

    assert response["Location"] == "/councils/stoke-on-trent/?as_at=2016-08-05"


def test_find_leads_to_the_list_where_several_fit(record: None, today: object, client: Client):
    response = client.get("/find/?q=york")

    assert response["Location"] == "/councils/?q=york"


def test_find_suggests_while_typing(record: None, today: object, client: Client):
    html = client.get("/find/?q=cumb", headers={"hx-request": "true"}).content.decode()

    assert "<html" not in html
    assertInHTML('<a href="/councils/cumberland/">Cumberland</a><span class="quiet">North West, 942</span>', html)
    assertInHTML('<a href="/councils/cumbria/">Cumbria</a><span class="quiet">until 31 March 2023, 909</span>', html)


def test_suggesting_nothing_says_so(record: None, today: object, client: Client):
    html = client.get("/find/?q=<zzz>", headers={"hx-request": "true"}).content.decode()

    assert "No council’s name, older name or number contains “&lt;zzz&gt;”." in html


def test_the_list_needs_few_queries(record: None, today: object, client: Client, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        see(client.get("/councils/?q=york"))
