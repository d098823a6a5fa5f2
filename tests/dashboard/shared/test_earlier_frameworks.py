"""Frameworks before SIF have tables and series of their own, on their own scale, never joined to later ones."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from tests.dashboard import alternative_counting as slow
from tests.dashboard.earlier_frameworks import import_older
from tests.dashboard.seen import Seen, see
from tests.scenes import scene

Page = Callable[[str], Seen]
SCALE = ["O Outstanding", "G Good", "A Adequate", "I Inadequate"]


@scene
def imported(record: None) -> None:
    import_older()


@pytest.fixture
def older(imported: None, client: Client) -> Page:
    """Requests a page of the shipped record with a few older inspections added."""
    return lambda address: see(client.get(address))


def words_of(seen: Seen) -> list[list[str]]:
    """The first column of every national table."""
    tables = [table.rows for table in seen.tables if table.rows[0] == ["Judgement", "Count", "%"]]
    return [[row[0] for row in rows[1:5]] for rows in tables]


@pytest.mark.parametrize("framework", ["apa", "csr", "slac", "lac"])
def test_a_framework_to_2013_has_its_own_scale_in_every_table(older: Page, framework: str):
    seen = older(f"/distribution/?framework={framework}")

    assert words_of(seen)
    assert all(words == SCALE for words in words_of(seen))
    assert all("Requires improvement" not in table.rows[0] for table in seen.tables)


def test_a_framework_without_an_overall_grade_has_the_first_of_its_judgements_for_a_headline(older: Page):
    seen = older("/distribution/?framework=slac")

    assert seen.heading.startswith(
        "Safeguarding: overall effectiveness: good or better in 63 of 163 inspections under "
    )
    assert "Safeguarding: overall effectiveness: inadequate in 27 of 163 inspections." in seen.text
    assert "No inspection under" not in seen.text
    assert "Safeguarding, 2009 to 2012, England, reports on the record, which is not complete" in seen.text


def test_its_series_has_each_31_march_from_its_first_inspection_to_its_last(older: Page, client: Client):
    lines = client.get("/trend.csv?framework=csr").content.decode("utf-8-sig").split("\r\n")

    about = "csr,overall,published,England,all"
    assert lines[0].startswith("date,framework,area,basis,region,council_type,outstanding,good,adequate,inadequate,")
    assert [",".join(line.split(",")[:10]) for line in lines[1:-1]] == [
        f"2010-03-31,{about},1,0,1,1",
        f"2011-03-31,{about},0,2,1,0",
    ]
    text = older("/distribution/?framework=csr").text
    assert "Children's services: good or better in 2 of 3 councils judged at 31 March 2011" in text
    assert (
        "share of councils with a grade, England; a column with a low n covers fewer than half of the councils" in text
    )


def test_its_series_agrees_with_the_slow_count(page: Page, client: Client):
    lines = client.get("/trend.csv?framework=lac").content.decode("utf-8-sig").split("\r\n")

    counts = slow.by_councils("overall", "2014-03-31", frameworks=("lac",))
    expected = [counts[key] for key in ("outstanding", "good", "adequate", "inadequate")]
    assert [line.split(",")[0] for line in lines[1:-1]] == ["2014-03-31"]
    assert list(map(int, lines[1].split(",")[6:10])) == expected
    assert sum(expected) == 5


def test_older_inspections_change_no_current_count(older: Page, client: Client):
    rows = client.get("/trend.csv").content.decode("utf-8-sig").split("\r\n")

    assert rows[1].startswith("2014-03-31,current,overall,published,England,all,0,5,4,2,0,0,0,0,0,141,11,152,")
    assert older("/").heading == (
        "Leadership is good or better in 117 of 150 councils judged; help and protection in 103 of 150"
    )


def test_the_series_says_that_it_is_not_joined_to_what_came_before(page: Page):
    assert "from November 2013, not joined to what came before" in page("/distribution/").html


def test_a_date_before_sif_leads_to_the_tables_of_its_time(older: Page):
    seen = older("/?as_at=2010-12-31")

    assert seen.heading == "The record has no judgement of a council in England under SIF or ILACS by 31 December 2010"
    assert "none of them inspected" not in seen.text
    assert seen.links["Annual rating, 2009 to 2011: 6 inspections"] == "/distribution/?as_at=2010-12-31&framework=csr"
    assert "On the record by then, under earlier frameworks" in seen.text


def test_a_council_says_what_earlier_frameworks_found(older: Page):
    cheshire, stoke = older("/councils/cheshire/"), older("/councils/stoke-on-trent/?as_at=2010-12-31")

    assert "Adequate in 2006 (APA)" in cheshire.text
    assert "Safeguarding: overall effectiveness G Good Looked after: overall effectiveness O Outstanding" in stoke.text
    assert "no report of such an inspection published by 31 December 2010 is on the record." in stoke.text
    assert "4 inspections under earlier frameworks, the latest Annual rating of 9 December 2010." in stoke.text
    assert "Adequate in 2009, good in 2010 (Annual rating)" in stoke.text


def test_a_successor_says_what_is_known_of_the_area_before_it(older: Page):
    text = older("/councils/cheshire-east/").text

    assert "Cheshire (1 inspection under an earlier framework, APA of 1 November 2006)" in text


def test_a_date_before_sif_does_not_say_that_nobody_was_inspected(older: Page):
    councils = older("/councils/?as_at=2010-12-31")
    movement = older("/movement/?as_at=2010-12-31").text
    new = older("/new/?as_at=2001-12-31")

    none = "none with an inspection under SIF or ILACS on the record by 31 December 2010"
    assert councils.heading == f"152 councils, {none}"
    assert "an inadequate judgement" not in councils.text
    assert "152 councils had no inspection under SIF or ILACS on the record by 31 December 2010." in movement
    assert "No inspection on the record under SIF or ILACS in England found it so" in movement
    assert new.heading == "No report on the record from 1 January 2001 to 31 December 2001"
    assert "The record has no report from England published from 1 January 2001 to 31 December 2001." in new.text
