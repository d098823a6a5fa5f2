"""The box in the header: it leads to the council, or to a choice with a reason."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.asserts import assertInHTML

from authorities.finding.postcodes import load_directory
from inspections.models import Inspection
from inspections.queries.led import inspections_led_by
from tests.dashboard.seen import Seen

Page = Callable[[str], Seen]


def test_find_leads_to_the_one_council_and_keeps_date_and_region(record: None, today: object, client: Client):
    response = client.get("/find/?q=stoke&as_at=2016-08-05&region=London")

    assert (response.status_code, response["Location"]) == (
        302, "/councils/stoke-on-trent/?as_at=2016-08-05&region=London"
    )  # fmt: skip


def test_a_county_is_a_choice_of_its_councils(page: Page):
    seen = page("/find/?q=berkshire")

    assert seen.heading == "“berkshire”: 6 councils"
    assert "Berkshire is a county of 6 councils:" in seen.text
    assert seen.links["Slough"] == "/councils/slough/"


def test_a_district_says_whose_services_they_are(page: Page):
    seen = page("/find/?q=adur")

    assert "Adur is a district of West Sussex, which runs the services for children there." in seen.text
    assert seen.links["West Sussex"] == "/councils/west-sussex/"


def test_a_misspelt_name_is_asked_about(page: Page):
    seen = page("/find/?q=Notingham")

    assert seen.heading == "Nothing is called “Notingham”. Did you mean one of these?"
    assert seen.links["Nottingham"] == "/councils/nottingham/"


def test_nothing_found_says_what_to_do(page: Page):
    seen = page("/find/?q=<zzzzz>")

    assert seen.heading == "No council was found for “&lt;zzzzz&gt;”"
    assert "Try the name of the district, the county or the council" in seen.text
    assert seen.links["Look for “<zzzzz>” in the reports"] == "/recommendations/?q=%3Czzzzz%3E&in=all"


def test_a_postcode_without_a_directory_says_so(page: Page):
    assert (
        "ST1 1AA looks like a postcode, but no directory of postcodes has been loaded here."
        in page("/find/?q=st11aa").text
    )


def test_part_of_a_postcode_is_asked_for_in_full(page: Page):
    for typed in ("ST4", "st4 1h", "SW1A 1"):
        assert "looks like part of a postcode. Enter all of it" in page(f"/find/?q={typed}").text
    assert "part of a postcode" not in page("/find/?q=zz").text


def test_a_postcode_that_is_not_in_the_directory_may_lie_outside_england(page: Page, client: Client, tmp_path: Path):
    directory = tmp_path / "directory.csv"
    directory.write_text("pcds,oscty,oslaua\nST4 1HH,E99999999,E06000021\nCF10 1AA,W99999999,W06000015\n")
    load_directory(directory)
    why = "CF10 1AA is not among the English postcodes loaded here. It may be new, or outside England"

    assert why in page("/find/?q=cf101aa").text
    assert why in client.get("/find/?q=cf101aa", headers={"hx-request": "true"}).content.decode()
    assert client.get("/find/?q=st4 1hh").headers["Location"] == "/councils/stoke-on-trent/"


def test_find_suggests_while_typing(record: None, today: object, client: Client):
    html = client.get("/find/?q=cumb", headers={"hx-request": "true"}).content.decode()

    assert "<html" not in html
    assertInHTML('<a href="/councils/cumberland/">Cumberland</a><span class="quiet">North West, 942</span>', html)
    assertInHTML('<a href="/councils/cumbria/">Cumbria</a><span class="quiet">until 31 March 2023, 909</span>', html)


def test_a_suggestion_for_a_place_says_why(record: None, today: object, client: Client):
    html = client.get("/find/?q=adur", headers={"hx-request": "true"}).content.decode()

    assert "Adur is a district of West Sussex" in html


def test_every_page_has_the_box_and_takes_date_and_region_along(page: Page):
    seen = page("/distribution/?as_at=2016-08-05&region=London")

    assert 'id="find-council"' in seen.html
    assert seen.links["Councils"] == "/councils/?as_at=2016-08-05&region=London"
    assert seen.links["National"] == "/?as_at=2016-08-05&region=London"


def test_suggesting_needs_few_queries_with_those_that_read_the_record(
    record: None, today: object, client: Client, django_assert_max_num_queries
):
    with django_assert_max_num_queries(12):
        client.get("/find/?q=lamb", headers={"hx-request": "true"})


def test_a_lead_inspector_leads_to_the_inspections(page: Page):
    own = Inspection.objects.filter(lead_inspector="John Roughton").order_by("-published")
    seen = page("/find/?q=roughton")

    assert seen.heading == f"{len(own)} inspections name John Roughton as lead inspector"
    assert all(f'href="/inspections/{each.pk}/"' in seen.html for each in own)
    assert page("/find/?q=JOHN+ROUGHTON").heading == seen.heading
    assert "one name may belong to two people" in seen.text


def test_inspectors_of_one_first_name_stand_apart(page: Page):
    seen = page("/find/?q=nick")

    assert seen.heading == "2 names of lead inspectors on the record have “nick” in them"
    assert "Nick Bennison" in seen.text
    assert "Nick Stacey" in seen.text


def test_two_names_with_one_surname_may_be_one_person(page: Page):
    assert page("/find/?q=waugh").heading == (
        "2 names of lead inspectors on the record have “waugh” in them; they may be one person"
    )
    assert page("/find/?q=Fiona+Millns").heading == (
        "2 names of lead inspectors on the record have “Fiona” and “Millns” in them; they may be one person"
    )


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("maire atherton", ("Maire Atherton", "Máire Atherton")),
        ("ATHERTON", ("Maire Atherton", "Máire Atherton")),
        ("thomson-jones", ("Paula Thomson-Jones",)),
        ("paula thomson jones", ("Paula Thomson-Jones",)),
        ("o'neill", ("Sam O’Neill",)),
        ("O’Neill", ("Sam O’Neill",)),
        ("soren", ("Søren Łoś",)),
        ("ŁOŚ", ("Søren Łoś",)),
    ],
)
def test_a_name_is_found_in_whatever_letters_it_is_typed(record: None, typed: str, printed: tuple[str, ...]):
    one = Inspection.objects.filter(lead_inspector="John Roughton").latest("published")
    Inspection.objects.filter(pk=one.pk).update(lead_inspector="Jo Bell; Sam O’Neill; Søren Łoś")

    assert tuple(inspections_led_by(typed)) == printed


def test_an_inspection_without_a_date_stands_last(record: None):
    own = Inspection.objects.filter(lead_inspector="John Roughton").order_by("published")
    last = own.latest("published")
    undated = {"published": None, "published_precision": "", "published_source": "", "kind": "visit"}
    Inspection.objects.filter(pk=last.pk).update(**undated)

    assert inspections_led_by("roughton")["John Roughton"][-1].pk == last.pk


def test_what_is_also_a_surname_leads_to_both(page: Page, client: Client):
    seen = page("/find/?q=lamb")

    assert seen.heading == "“lamb”: 1 council"
    assert seen.links["Lambeth"] == "/councils/lambeth/"
    assert "6 inspections name Gary Lamb as lead inspector" in seen.text
    assert client.get("/find/?q=lambe").headers["Location"] == "/councils/lambeth/"


@pytest.mark.parametrize(
    ("typed", "heading", "leads_to"),
    [
        ("adur", "“adur”: 1 council", "West Sussex"),
        ("jo adur", "1 inspection names Jo Adur as lead inspector", ""),
        ("derby", "“derby”: 2 councils", "Derby"),
    ],
)
def test_an_inspector_called_as_a_place_is_stands_below_it(page: Page, typed: str, heading: str, leads_to: str):
    one, other = Inspection.objects.filter(lead_inspector="John Roughton")[:2]
    Inspection.objects.filter(pk=one.pk).update(lead_inspector="Jo Adur; Adur Hill; Derby Hill")
    Inspection.objects.filter(pk=other.pk).update(lead_inspector="Jo Derby")
    seen = page(f"/find/?q={typed}")

    assert seen.heading == heading
    own = other if leads_to == "Derby" else one
    inspection = f'href="/inspections/{own.pk}/"'
    assert inspection in seen.html
    assert "Hill" not in seen.text
    if leads_to:
        assert seen.html.index(f">{leads_to}</a>") < seen.html.index("as lead inspector</h2>")
        assert seen.html.index("as lead inspector</h2>") < seen.html.index(inspection)


def test_a_first_name_that_is_a_council_leads_to_the_council_alone(page: Page, client: Client):
    one = Inspection.objects.filter(lead_inspector="John Roughton").latest("published")
    Inspection.objects.filter(pk=one.pk).update(lead_inspector="Derby Hill")

    assert client.get("/find/?q=derby").headers["Location"] == "/councils/derby/"


def test_a_council_that_is_guessed_stands_below_the_inspector(page: Page, client: Client):
    seen = page("/find/?q=kennet")

    assert seen.heading == "10 inspections name Christine Kennet as lead inspector"
    assert "Or did you mean one of these councils?" in seen.text
    answer = client.get("/find/?q=kennet", headers={"hx-request": "true"}).content.decode()
    assert answer.index("Christine Kennet") < answer.index("Did you mean:") < answer.index('href="/councils/')


def test_a_part_of_a_word_is_nobodys_name(page: Page):
    assert page("/find/?q=oughto").heading == "No council was found for “oughto”"


def test_the_box_says_whose_inspections_there_are(record: None, today: object, client: Client):
    answer = client.get("/find/?q=roughton", headers={"hx-request": "true"}).content.decode()

    assert "inspections name John Roughton as lead inspector. Press Enter" in answer
    assert "Press Enter to see which" in answer


def test_the_page_of_an_inspection_leads_to_others_of_its_inspector(page: Page):
    own = Inspection.objects.filter(lead_inspector="John Roughton").latest("published")

    assert page(f"/inspections/{own.pk}/").links["John Roughton"] == "/find/?q=John+Roughton"


def test_each_of_two_who_led_an_inspection_is_named_by_themselves(page: Page):
    one = Inspection.objects.filter(lead_inspector="John Roughton").latest("published")
    Inspection.objects.filter(pk=one.pk).update(lead_inspector="Jo Bell-Hill; Sam O’Neill")

    shown = page(f"/inspections/{one.pk}/")
    assert shown.links["Jo Bell-Hill"] == "/find/?q=Jo+Bell-Hill"
    assert page("/find/?q=sam+o’neill").heading == "1 inspection names Sam O’Neill as lead inspector"
