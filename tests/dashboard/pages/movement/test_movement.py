"""The movement page: its counts agree with each other, their lists and the CSV, and every state is explained."""

import csv
import datetime
import io

import pytest
from django.test import Client

from dashboard.counting.area_spells import area_spells
from dashboard.counting.as_at import AsAt
from dashboard.counting.population import population_of
from dashboard.pages.movement.spell_strip import spell_strip
from tests.dashboard.moving import inspection, record
from tests.dashboard.once import OF_THE_RECORD

pytestmark = [pytest.mark.django_db, OF_THE_RECORD]
DATE = "as_at=2026-08-22"
PAIRS = "area=overall&step=sif-ilacs"


@pytest.fixture(autouse=True)
def _loaded(record):
    return


def page(client: Client, query: str):
    response = client.get(f"/movement/?{query}")
    assert response.status_code == 200
    return response.context["page"]


def sheet(client: Client, address: str) -> list[dict[str, str]]:
    text = client.get(address).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_it_says_how_many_moved(client):
    shown = page(client, DATE)
    assert shown.heading == "64 of 151 councils moved up on leadership, 29 moved down, as at 22 August 2026"
    assert shown.lede.endswith("58 councils stayed at the same grade.")
    assert shown.left_out == (
        "Cumberland and Westmorland and Furness have no earlier judgement of it under SIF or ILACS on the record.",
    )


def test_matrix_of_sif_to_first_ilacs_is_as_published(client):
    matrix = page(client, f"{PAIRS}&{DATE}").matrix
    assert [[cell.count for cell in cells] for _, cells, _ in matrix.rows] == [
        [3, 0, 0, 0],
        [18, 23, 9, 4],
        [2, 31, 26, 15],
        [1, 5, 13, 0],
    ]
    assert (matrix.total, [total for _, _, total in matrix.rows], matrix.totals) == (
        150, [3, 54, 74, 19], (24, 59, 48, 19),
    )  # fmt: skip


@pytest.mark.parametrize("query", ["", PAIRS, "area=overall&step=ilacs-ilacs", "area=care_leavers", "step=all"])
def test_matrix_lists_facts_and_sheets_agree(client, query):
    shown = page(client, f"{query}&{DATE}")
    cells = {
        (before, after): cell.count
        for before, row, _ in shown.matrix.rows
        for (after, _, _), cell in zip(shown.matrix.rows, row, strict=True)
        if cell.count
    }
    assert {(group.before, group.after): len(group.lines) for group in shown.groups} == cells
    assert sum(int(number) for _, number, _ in shown.facts[:3]) == shown.matrix.total
    steps = sheet(client, f"/movement.csv?{query}&{DATE}")
    assert len(steps) == shown.matrix.total
    ups = sum(int(step["grades_up"]) > 0 for step in steps)
    assert str(ups) == shown.facts[0][1]
    counts = sheet(client, f"/movement-counts.csv?{query}&{DATE}")
    assert {(r["grade_before"], r["grade_after"]): int(r["count"]) for r in counts if r["count"] != "0"} == cells


def test_a_cell_leads_to_its_councils_with_both_reports(client):
    shown = page(client, f"{PAIRS}&cell=inadequate-outstanding&{DATE}")
    (group,) = shown.groups
    (line,) = group.lines
    assert (line.name, group.before, group.after) == ("Sunderland", "inadequate", "outstanding")
    assert line.before_on.startswith("SIF, ")
    assert line.after_on.startswith("ILACS, ")


def test_an_empty_cell_says_so(client):
    html = client.get(f"/movement/?{PAIRS}&cell=outstanding-good&{DATE}").content.decode()
    assert "No council is in this cell." in html


def test_region_and_since_narrow_it_and_every_council_is_accounted_for(client):
    shown = page(client, f"region=North+East&since=2025-04-01&{DATE}")
    assert shown.heading.startswith("North East: ")
    assert "had their latest report before 1 April 2025." in " ".join(shown.left_out)
    assert "Small groups: rely on the counts rather than the percentages." in shown.note


def test_frameworks_that_share_no_judgement_are_not_compared(client):
    response = client.get(f"/movement/?area=adoption&step=sif-ilacs&{DATE}")
    assert "These two frameworks do not share this judgement" in response.content.decode()
    assert [label for _, label, _ in response.context["page"].steps] == [
        "Previous to latest, each council once", "SIF to SIF re-inspection", "Every step since 2013",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("area=apa", "“apa” is not a judgement that can be compared with another; showing leadership."),
        ("since=soon", "“soon” is not a date; showing reports of all years."),
        ("since=2030-01-01", "1 January 2030 lies after the date of this page; showing reports of all years."),
        ("cell=good", "“good” is not a cell of this table; showing every council."),
    ],
)
def test_what_cannot_be_used_is_said(client, query, message):
    assert message in client.get(f"/movement/?{query}&{DATE}").content.decode()


def test_no_step_offers_the_nearest(client):
    shown = page(client, f"area=adoption&step=latest&{DATE}")
    assert shown.heading == "There is no step on adoption to count by 22 August 2026"
    assert shown.left_out == ("153 councils have a latest report without this judgement.",)
    assert (
        "Show every step on the record" in client.get(f"/movement/?area=adoption&step=latest&{DATE}").content.decode()
    )
    assert page(client, shown.nearest.removeprefix("?")).matrix.total == 21


def test_before_the_first_report_nothing_was_inadequate(client):
    shown = page(client, "as_at=2013-12-31")
    assert (shown.matrix, shown.leaving.figure, shown.leaving.still_inadequate) == (None, None, ())
    nobody = "The record has no council found inadequate on leadership"
    assert shown.leaving.heading == f"{nobody} under SIF or ILACS by 31 December 2013"


def test_those_still_inadequate_are_named_as_continuing(client):
    leaving = page(client, f"area=overall&{DATE}").leaving
    assert leaving.heading == "52 of 66 spells inadequate overall ended with a better judgement by 22 August 2026"
    assert leaving.summary == (
        "Of 66 spells, 52 ended with a better judgement, 11 go on, 3 could no longer be followed. "
        "Inspections no longer give this judgement, so no median is estimated."
    )
    assert len(leaving.still_inadequate) == 11
    assert "no longer gave this judgement: Liverpool and South Tyneside." in leaving.followed_no_longer
    assert "abolished: Northamptonshire." in leaving.followed_no_longer


def test_lines_of_the_curves_table_add_up(client):
    table = page(client, f"area=overall&{DATE}").leaving.figure.table
    sums = {sum(int(cell.text) for cell in row.cells[:3]) for row in table.rows}
    assert sums == {66}
    assert [cell.text for cell in table.rows[0].cells] == ["66", "0", "0", "100%", "–"]
    assert all(int(row.cells[0].text) for row in table.rows)


def test_sheets_of_spells_and_of_the_curve_agree(client):
    spells = sheet(client, f"/inadequate.csv?area=overall&{DATE}")
    curve = sheet(client, f"/leaving-inadequate.csv?area=overall&{DATE}")
    better = [int(row["days"]) for row in spells if row["end"] == "better"]
    assert len(spells) == 66
    assert "66 spells, England." in spells[0]["about"]
    assert {int(row["days"]): int(row["ended"]) for row in curve} == {day: better.count(day) for day in better}


@pytest.mark.parametrize("name", ["movement", "movement-counts", "inadequate", "leaving-inadequate"])
def test_sheets_of_nothing_have_their_headings(client, name):
    response = client.get(f"/{name}.csv?as_at=2013-12-31&step=all")
    assert response.status_code == 200
    assert response.content.decode("utf-8-sig").startswith("as_at,basis,published_until,")


@pytest.mark.parametrize("query", ["", "region=North+East", "step=all", f"{PAIRS}&cell=good-good"])
def test_queries_do_not_grow_with_the_councils(client, django_assert_max_num_queries, query):
    with django_assert_max_num_queries(9):
        client.get(f"/movement/?{query}&{DATE}")


def test_the_other_basis_says_what_falls_back_only_of_what_it_shows(client):
    html = client.get(f"/movement/?basis=inspected&step=ilacs-ilacs&{DATE}").content.decode()
    assert "placed by publication" not in html
    assert "inspections ended by 22 August 2026" in html


def test_every_spell_is_a_stroke_of_the_strip(client):
    leaving = page(client, "as_at=2026-08-22").leaving
    strip = leaving.strip
    assert strip.words.startswith(f"Each stroke is one of {strip.width // 12} spells, shortest first; the longest is ")
    assert strip.open.count("M") >= len(leaving.still_inadequate)
    assert (strip.ended + strip.open).count("M") == strip.width // 12


def test_the_words_of_the_strip_fit_a_single_spell():
    whole = record(
        inspection("2019-05-01", leadership="inadequate"), inspection("2022-05-01", leadership="requires_improvement")
    )
    today = datetime.date(2026, 8, 22)
    strip = spell_strip(area_spells(population_of(whole, AsAt(today)), "leadership", today))
    assert strip.words == "The stroke is the only spell: 3 years."
