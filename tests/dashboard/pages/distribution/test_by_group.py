"""One judgement by region and by type of council, compared with the slow count, and the same as CSV."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from tests.dashboard import alternative_counting as slow
from tests.dashboard.csv_files import lines_of
from tests.dashboard.once import OF_THE_RECORD
from tests.dashboard.seen import Seen

pytestmark = OF_THE_RECORD


Page = Callable[[str], Seen]
GRADES = ["outstanding", "good", "requires_improvement", "inadequate"]


def table_by(seen: Seen, unit: str) -> list[list[str]]:
    return next(table.rows[1:] for table in seen.tables if table.rows[0][0] == unit)


@pytest.mark.parametrize("regions", ["", "ofsted"])
@pytest.mark.parametrize("area", ["leadership", "care_leavers"])
def test_every_region_agrees_with_the_slow_count(page: Page, regions: str, area: str):
    query = f"as_at=2026-03-31&framework=current&area={area}&regions={regions}"
    rows = table_by(page(f"/distribution/?{query}"), "Region")

    key = "region_ofsted" if regions else "region_ons"
    names = sorted({council[key] for council in slow.councils()})
    assert [row[0] for row in rows] == names
    assert len(names) == (8 if regions else 9)
    for name, *cells in rows:
        expected = slow.by_councils(area, "2026-03-31", where=(key, name))
        judged = sum(expected[grade] for grade in GRADES)
        assert [int(cell.split()[0]) for cell in cells[:4]] == [expected[grade] for grade in GRADES], name
        assert cells[-1] == f"{judged} of {sum(expected.values())}"


def test_types_of_council_agree_with_the_slow_count_and_small_groups_are_named(page: Page):
    seen = page("/distribution/?as_at=2026-03-31&area=leadership")

    rows = {row[0]: row for row in table_by(seen, "Council type")}
    for label, key in {
        "London boroughs": "London borough",
        "Metropolitan districts": "metropolitan district",
        "Unitary authorities": "unitary authority",
        "County councils": "county council",
    }.items():
        expected = slow.by_councils("leadership", "2026-03-31", where=("type", key))
        assert rows[label][-1] == f"{sum(expected[g] for g in GRADES)} of {sum(expected.values())}"
    assert rows["Sui generis authorities"][-1] == "2 of 2"
    assert "Small groups: rely on the counts rather than the percentages. Council types are today’s." in seen.text


def test_regions_in_inspections_sum_up_to_the_table(page: Page):
    seen = page("/distribution/?as_at=2016-08-05&area=lscb")

    rows = table_by(seen, "Region")
    sums = [sum(int(row[column].split()[0]) for row in rows) for column in range(1, 5)]
    assert sums == [0, 33, 52, 19]


def test_a_region_of_the_inspectorate_can_be_chosen_and_stays_in_the_address(page: Page):
    seen = page("/distribution/?as_at=2016-08-05&regions=ofsted&region=North+East%2C+Yorkshire+and+the+Humber")

    assert "North East, Yorkshire and the Humber, reports published by 5 August 2016" in seen.text
    assert "regions=ofsted" in seen.links["31 March 2026"]
    assert not [table for table in seen.tables if table.rows[0][0] == "Region"]


def test_regions_and_judgements_that_are_not_known_fall_back_in_words(page: Page):
    text = page("/distribution/?regions=ten&area=magic").text

    assert "“ten” is not a way to divide England; showing the nine regions of the ONS." in text
    assert "“magic” is not a judgement of these inspections; showing the headline." in text


def test_the_groups_as_csv_are_those_of_the_page(record: None, today: object, client: Client, page: Page):
    for name, unit in (("regions", "Region"), ("types", "Council type")):
        query = "?as_at=2016-08-05&area=care_leavers"
        lines = lines_of(client, f"/{name}.csv{query}")
        rows = table_by(page(f"/distribution/{query}"), unit)
        cells = [dict(zip(lines[0].split(","), line.split(","), strict=True)) for line in lines[1:]]
        group = unit.lower().replace(" ", "_")
        assert [(c[group], c["outstanding"], f"{c['judged']} of {c['population']}") for c in cells] == [
            (row[0], row[1].split()[0], row[-1]) for row in rows
        ]
        # Inspections are counted here: a council that was not inspected is no part of what is counted.
        assert {c["not_yet_inspected"] for c in cells} == {""}
        assert lines[1].startswith("2016-08-05,published,2016-08-05,sif,inspections,care_leavers,")


@pytest.mark.parametrize(("area", "first", "last"), [("leadership", 2014, 2026), ("adoption", 2014, 2018)])
def test_the_series_of_a_judgement_agrees_with_the_slow_count(
    record: None, today: object, client: Client, area: str, first: int, last: int
):
    framework = "sif" if area == "adoption" else "current"
    address = f"/trend.csv?area={area}&framework={framework}"
    lines = lines_of(client, address)[1:]

    assert [int(line[:4]) for line in lines] == list(range(first, last + 1))
    for line in lines:
        expected = slow.by_councils(area, line[:10])
        assert line.split(",")[6:10] == [str(expected[grade]) for grade in GRADES], line[:10]


def test_the_series_says_its_judgement_and_where_it_ends(page: Page):
    text = page("/distribution/?framework=sif&area=adoption").text

    assert "Good or better on adoption in 101 of 149 councils judged at 31 March 2018" in text
    assert "This judgement ends: to 2018" in text


def test_how_many_are_outstanding_is_said_as_newspapers_printed_it(page: Page):
    text = page("/distribution/?as_at=2025-09-30&area=overall").text

    assert (
        "Outstanding: 39 of 153 councils judged, most often in London (15 of 33); none of 24 in the North West." in text
    )


def test_groups_that_tie_are_named_together(page: Page):
    text = page("/distribution/?as_at=2014-12-31&area=overall").text

    assert "most often in the South East (3 of 8), least often in London (0 of 6) and the North West (0 of 6)" in text


def test_the_series_says_which_councils_it_counts_and_where_they_are_few(page: Page):
    text = page("/distribution/?region=North+East&type=unitary").text

    assert "share of councils with a grade, North East, unitary authorities" in text
    assert "Overall effectiveness at each 31 March" in text
    assert text.count("Small groups: rely on the counts rather than the percentages. Council types are today’s.") >= 2


def test_a_judgement_that_few_were_given_is_named_as_such(page: Page):
    text = page("/distribution/?as_at=2026-08-22").text

    assert (
        "Few were judged on children in care and care leavers: rely on the counts rather than the percentages." in text
    )


def test_the_national_page_of_a_small_region_warns(page: Page):
    assert (
        "Small groups: rely on the counts rather than the percentages. 12 councils inspected."
        in page("/?region=North+East").text
    )
    assert "Small groups" not in page("/").text
