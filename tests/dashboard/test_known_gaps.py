"""Three councils have a newer report that is missing from the record. Every page, file, feed and paper says so, or does
not give their position."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from docx import Document

from inspections.actions.imports import import_outcomes
from inspections.intake.outcome_table import COLUMNS
from inspections.models import Inspection, KnownMissing
from tests.dashboard.csv_files import cells_of
from tests.dashboard.once import OF_THE_RECORD, ON_EACH
from tests.dashboard.seen import Seen, see

pytestmark = OF_THE_RECORD
LEFT_OUT = "3 councils with a newer report not yet on the record are left out (Dudley, Hertfordshire and Slough)."
NOT_THERE = "An ILACS inspection published on 25 August 2026 is not yet on the record"
HOLLOW = "○ Newer report not on record"
UNREAD = "○ Report not on record"


@pytest.fixture
def page(record: None, client: Client) -> Callable[[str], Seen]:
    return lambda address: see(client.get(address))


@pytest.mark.parametrize("address", ["/", "/councils/", "/distribution/", "/compare/?region=West+Midlands"])
def test_pages_of_many_councils_name_those_that_they_leave_out(page: Callable[[str], Seen], address: str):
    text = page(address).text
    assert LEFT_OUT in text or "1 council with a newer report not yet on the record is left out (Dudley)." in text


def test_movement_names_them_too(page: Callable[[str], Seen]):
    text = page("/movement/").text
    assert "Dudley, Hertfordshire and Slough have newer reports that are not yet on the record." in text
    assert "Left out, because an inspection is not on the record: " in text


def test_before_that_day_nobody_is_left_out(page: Callable[[str], Seen]):
    assert "left out" not in page("/?as_at=2026-08-24").text.replace("the safeguarding board is left out", "")
    assert "118 of 153 councils judged" in page("/?as_at=2026-08-24").heading


def test_a_tile_and_a_row_are_hollow(page: Callable[[str], Seen]):
    seen = page("/?tiles=table")
    assert ["Slough", HOLLOW, "South East", "17 March 2023"] in seen.table("inadequate on leadership")
    assert 'aria-label="Slough: not known: a newer report is missing, SLO ○"' in page("/").html


def test_its_page_says_so_first_and_sets_it_beside_nobody(page: Callable[[str], Seen]):
    seen = page("/councils/slough/")
    assert NOT_THERE in seen.text
    assert "Known of it: said to be inadequate on all four judgements; read by machine, not by a person." in seen.text
    assert "Source: the public tracking page of the reports, 26 August 2026." in seen.text
    assert "Last judgements on the record" in seen.text
    assert "Current judgements" not in seen.text
    assert "The last inspection on the record: Inspectors judged" in seen.text
    assert "neighbours on" not in seen.text
    assert "Inadequate on at least one judgement" not in seen.text
    rows = seen.table("Inadequate in 2014 and 2016, requires improvement in 2019 and 2023")
    assert rows[1] == ["25 August 2026 ILACS", UNREAD]
    assert "The last inspection on the record ended on" in seen.text
    assert "The last inspection ended on" not in seen.text


def test_nothing_is_taken_from_the_one_source(page: Callable[[str], Seen], client: Client):
    """The missing report found Slough inadequate on all four, which no mark on any page may show."""
    rows = cells_of(client, "/map.csv")
    slough = next(row for row in rows if "Slough" in row)
    assert slough.count("newer_not_on_record") >= 4
    assert "inadequate" not in slough


def test_files_and_the_paper_of_the_council_say_it(record: None, client: Client):
    for name in ("profile", "timeline"):
        assert NOT_THERE in " ".join(cells_of(client, f"/councils/slough/{name}.csv")[1])
    answer = client.get("/councils/slough/committee-paper.docx")
    text = "\n".join(p.text for p in Document(io.BytesIO(b"".join(answer.streaming_content))).paragraphs)
    assert NOT_THERE in text
    assert "The last inspection on the record: Inspectors judged" in text
    assert text.index(NOT_THERE) < text.index("Inspectors judged")
    assert "latest report recommends" not in text
    assert "Last judgements on the record" in text
    assert "Current judgements" not in text


def test_a_list_of_reports_names_those_it_lacks(page: Callable[[str], Seen]):
    text = page("/new/").text
    assert "Not yet on the record: Dudley (ILACS, 25 August 2026), " in text


def test_inspections_are_counted_as_those_on_the_record(page: Callable[[str], Seen]):
    seen = page("/distribution/?framework=ilacs")
    assert (
        "324 inspections on the record" in seen.heading
        or "of 324 inspections under ILACS on the record" in seen.heading
    )
    assert "3 inspections known of and not yet on the record are not counted (Dudley, Hertfordshire and Slough)." in (
        seen.text
    )


@ON_EACH
def test_once_it_is_on_the_record_the_council_stands_where_it_says(page: Callable[[str], Seen], editor: User):
    line = "871,ilacs,standard,2026-07-06,2026-07-17,2026-08-25,,,leadership,good,report"
    import_outcomes(name="new.csv", text=f"{','.join(COLUMNS)}\n{line}\n", by=editor)
    assert (
        "2 councils with a newer report not yet on the record are left out (Dudley and Hertfordshire)."
        in page("/").text
    )
    assert "complete to 22 August 2026; 1 later report added" in page("/").text
    assert NOT_THERE not in page("/councils/slough/").text


def take_out(inspection: Inspection) -> None:
    """Removes the inspection and lists it as known to be missing instead."""
    KnownMissing.objects.create(
        authority=inspection.authority, framework=inspection.framework, kind=inspection.kind, start=inspection.start,
        end=inspection.end, published=inspection.published, known="not read", source="a list", sure=True,
    )  # fmt: skip
    inspection.delete()


def paper_of(client: Client, slug: str) -> str:
    answer = client.get(f"/councils/{slug}/committee-paper.docx")
    document = Document(io.BytesIO(b"".join(answer.streaming_content)))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@ON_EACH
def test_a_council_whose_only_inspection_is_missing_was_inspected_all_the_same(
    page: Callable[[str], Seen], client: Client
):
    take_out(Inspection.objects.get(authority__slug="westmorland-and-furness"))
    for text in (page("/councils/westmorland-and-furness/").text, paper_of(client, "westmorland-and-furness")):
        assert "is not yet on the record" in text
        assert "Not yet inspected" not in text
        assert "is not yet inspected" not in text


def test_councils_without_a_known_grade_are_not_said_to_be_unjudged(page: Callable[[str], Seen]):
    seen = page("/compare/?councils=871,332,919")
    assert "All 3 councils have newer reports that are not on the record." in seen.text


@ON_EACH
def test_what_is_complete_says_what_it_lacks(page: Callable[[str], Seen]):
    take_out(Inspection.objects.get(authority__slug="leeds", framework="sif"))
    assert "every report except for 1 inspection not on the record" in page("/distribution/?framework=sif").text
    assert "complete to 22 August 2026 except for 1 inspection not on the record" in page("/").text


@ON_EACH
def test_one_that_lies_between_two_is_said_where_they_would_be_compared(page: Callable[[str], Seen], client: Client):
    taken = Inspection.objects.get(authority__slug="stoke-on-trent", start="2022-10-03")
    take_out(taken)
    assert "no earlier one to compare with" not in paper_of(client, "stoke-on-trent")
    seen = page("/councils/stoke-on-trent/")
    said = "An ILACS inspection published on 25 November 2022 is not yet on the record"
    assert f"{said}, so that this inspection is not compared with an earlier one." in seen.text
    assert "the same as in" not in seen.text
    assert "What changed since" not in seen.text
    assert "Current judgements" in seen.text
    assert UNREAD in seen.text
    assert HOLLOW not in seen.text
    latest = Inspection.objects.filter(authority=taken.authority).exclude(published=None).latest("published")
    shown = page(f"/inspections/{latest.pk}/").text
    assert said in shown
    assert "What changed since" not in shown
    new = page("/new/?since=2025-07-01&as_at=2025-07-31").text
    assert "The one before is not on the record" in new


@ON_EACH
def test_a_visit_that_is_known_of_and_not_on_the_record_is_said_where_visits_are_called_complete(
    page: Callable[[str], Seen],
):
    before = page("/new/").text
    taken = Inspection.objects.filter(framework="focused_visit", published__year=2024).exclude(published=None)[0]
    take_out(taken)
    said = "except for 1 inspection not on the record"
    assert said not in before
    assert said in page("/new/").text
