"""A committee paper's national tables beside the record's, for editors."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from inspections.reading.contract import RecommendationRead
from inspections.reading.vocabulary import Audience
from tests.dashboard.seen import Seen, see
from tests.readings import SIF_IN_2016, answered, committee_paper_reading, ilacs

type Figures = Callable[..., Seen]


@pytest.fixture
def figures(record: None, editor: User, editor_client: Client) -> Figures:
    """The page of a paper with these tables."""

    def of(tables=SIF_IN_2016, **more) -> Seen:
        report = answered(committee_paper_reading(tables, **more), by=editor)
        return see(editor_client.get(reverse("dashboard:paper_figures", args=[report.pk])))

    return of


def test_a_paper_that_agrees_says_so_and_how_it_was_counted(figures: Figures):
    seen = figures({area: counts for area, counts in SIF_IN_2016.items() if area != "care_leavers"})
    assert seen.heading == "All 6 tables agree with the record"
    assert "every inspection once, published by the date of the table." in seen.text
    assert "in the paper and" not in seen.text
    assert [row[1] for row in seen.table("The paper’s tables")[1:]] == ["Yes"] * 6


def test_the_strengths_that_a_paper_lists_are_told_with_their_pages(editor: User, editor_client: Client, record: None):
    strength = RecommendationRead("1", "Children are heard.", "Key strengths", Audience.AUTHORITY, None, 3, ())
    report = answered(replace(committee_paper_reading(), strengths=(strength,)), by=editor)
    seen = see(editor_client.get(reverse("dashboard:paper_figures", args=[report.pk])))
    assert "Strengths that the paper lists Children are heard. Page 3" in " ".join(seen.text.split())


def test_a_table_that_differs_is_named_with_both_numbers(figures: Figures):
    """One council’s care leavers, on which the press was silent then, have their grade from official statistics."""
    seen = figures()
    assert seen.heading == "6 of 7 tables agree with the record"
    assert "Care leavers: requires improvement 51 in the paper and 52 on the record." in seen.text
    (row,) = (row for row in seen.table("The paper’s tables") if row[0].startswith("Care leavers"))
    assert row[1:] == ["No", "5 August 2016", "3", "34", "51, record 52", "14"]


def test_several_grades_that_differ_are_listed(figures: Figures):
    seen = figures({"overall": (2, 25, 52, 25), "adoption": (6, 49, 40, 8)})
    assert seen.heading == "1 of 2 tables agrees with the record"
    assert (
        "Adoption: outstanding 6 in the paper and 7 on the record; good 49 in the paper and 48 on the record"
        in seen.text
    )


def test_the_way_of_counting_that_the_paper_used_is_found(figures: Figures):
    """By 31 March 2025 the position of 153 councils is 19, 77, 41 and 16 overall; inspections are many more."""
    seen = figures({"leadership": position_on_leadership()}, as_at="2025-03-31")
    assert seen.heading == "Its one table agrees with the record"
    assert "every council once, by its latest inspection" in seen.text


def position_on_leadership() -> tuple[int, ...]:
    found = see(Client().get("/distribution/?as_at=2025-03-31&unit=councils")).table("Leadership")
    counts = {row[0].split(" ", 1)[-1]: int(row[1]) for row in found[1:] if row[1].isdecimal()}
    return tuple(counts[word] for word in ("Outstanding", "Good", "Requires improvement", "Inadequate"))


def test_a_table_without_a_date_is_not_compared(figures: Figures):
    seen = figures({"overall": SIF_IN_2016["overall"]}, as_at=None)
    assert seen.heading == "None of its tables can be compared with the record"
    assert "The paper prints no date for it" in seen.text
    assert "agrees best" not in seen.text


def test_the_review_leads_to_it_and_has_no_button_that_cannot_be_pressed(
    record: None, editor: User, editor_client: Client
):
    report = answered(committee_paper_reading(), by=editor)
    seen = see(editor_client.get(reverse("inspections:review", args=[report.pk])))
    assert reverse("dashboard:paper_figures", args=[report.pk]) in seen.html
    assert "None of this is published." in seen.text
    assert "data-publish" not in seen.html


def test_nobody_else_sees_it_and_a_report_has_none(record: None, editor: User, editor_client: Client, client: Client):
    paper, report = answered(committee_paper_reading(), by=editor), answered(ilacs(), "other.pdf", by=editor)
    assert client.get(reverse("dashboard:paper_figures", args=[paper.pk])).status_code == 302
    assert editor_client.get(reverse("dashboard:paper_figures", args=[report.pk])).status_code == 404
    assert editor_client.get(reverse("dashboard:paper_figures", args=[999999])).status_code == 404
