"""What a framework cannot have is refused, with a sentence that says what is wrong and what to do."""

import csv
import datetime
from pathlib import Path

import pytest

from inspections.partial_dates import parse_partial_date
from inspections.review.consistency import ClaimedFacts, contradictions

TODAY_GRADES = dict.fromkeys(("leadership", "help_and_protection", "children_in_care", "care_leavers"), "good")
SIF_GRADES = dict.fromkeys(
    ("overall", "help_and_protection", "children_looked_after", "adoption", "care_leavers", "leadership", "lscb"),
    "good",
)


def said(framework, kind, start, published, grades):
    """What is wrong, by key."""
    facts = ClaimedFacts(
        authority=None,
        framework=framework,
        kind=kind,
        start=datetime.date.fromisoformat(start) if start else None,
        published=parse_partial_date(published) if published else None,
        grades=grades,
    )
    return {each.key: each.message for each in contradictions(facts)}


@pytest.mark.parametrize(
    ("framework", "kind", "start", "published", "grades"),
    [
        ("ilacs", "standard", "2026-05-11", "2026-07-07", TODAY_GRADES),
        ("ilacs", "short", "2023-01-16", "2023-03-10", TODAY_GRADES | {"overall": "outstanding"}),
        ("ilacs", "short", "", "2023-03-10", TODAY_GRADES | {"overall": None}),
        ("ilacs", "short", "", "2026-08-10", TODAY_GRADES),
        ("sif", "full", "2016-05-23", "2016-07", SIF_GRADES | {"adoption": "not_judged"}),
        ("sif", "re-inspection", "2018-05-08", "2018-08-24", {"overall": "good"}),
        ("lscb", "lscb-review", "2015-06-15", "2015-08-03", {"lscb": "inadequate"}),
        ("jar", "full", "", "2005", {"overall": "adequate"}),
        ("apa", "letter", "", "2008-12-17", {"overall": "good", "capacity_to_improve": "adequate"}),
        ("slac", "re-inspection", "", "2012-03-05", {"safeguarding_overall": "adequate"}),
        ("monitoring_visit", "visit", "2021-04-20", None, {}),
    ],
)
def test_what_a_framework_has_passes(framework, kind, start, published, grades):
    assert said(framework, kind, start, published, grades) == {}


def test_an_overall_grade_of_may_2026_is_refused():
    assert said("ilacs", "standard", "2026-05-11", "2026-07-07", TODAY_GRADES | {"overall": "good"}) == {
        "judgement:overall": "Overall effectiveness: ILACS inspections from 1 April 2026 do not have it. Correct the "
        "first day on site, or remove it."
    }


def test_the_joint_care_grade_beside_its_successors_is_refused():
    grades = TODAY_GRADES | {"overall": "good", "children_in_care_and_care_leavers": "good"}
    assert said("ilacs", "standard", "2024-03-04", "2024-05-01", grades) == {
        "judgement:children_in_care_and_care_leavers": "Children in care and care leavers: ILACS inspections from "
        "1 January 2023 to 31 March 2026 do not have it. Correct the first day on site, or remove it."
    }
    assert set(said("ilacs", "standard", "2019-03-04", "2019-05-01", grades)) == {
        "judgement:children_in_care",
        "judgement:care_leavers",
    }


def test_rows_of_two_editions_are_refused_though_the_day_is_not_known():
    grades = {"children_in_care": "good", "children_in_care_and_care_leavers": "good"}
    assert said("ilacs", "standard", "", "2024-05-01", grades) == {
        "judgement:children_in_care_and_care_leavers": "Children in care and care leavers: no edition of ILACS prints "
        "it beside “Children in care”. Remove the one the report does not have."
    }


def test_a_judgement_before_any_report_could_have_it_is_refused():
    assert said("ilacs", "short", "", "2020-05-01", {"children_in_care": "good"}) == {
        "judgement:children_in_care": "Children in care: no ILACS report published by that date had it. Correct "
        "the date, or remove it."
    }


def test_the_board_is_not_judged_by_a_re_inspection():
    assert said("sif", "re-inspection", "2017-05-08", "2017-07-07", SIF_GRADES) == {
        "judgement:lscb": "Local Safeguarding Children Board: a re-inspection under SIF does not have it. Correct "
        "the kind, or remove it."
    }


@pytest.mark.parametrize(
    ("framework", "kind", "published", "grades", "sentence"),
    [
        (
            "sif",
            "full",
            "2016-08-05",
            {"overall": "adequate"},
            (
                "Overall effectiveness: SIF has no grade “adequate”. Choose outstanding, good, requires improvement, "
                "inadequate or not judged."
            ),
        ),
        (
            "cp",
            "full",
            "2013-03-05",
            {"overall": "requires_improvement"},
            (
                "Overall effectiveness: Child protection 2012 has no grade “requires improvement”. Choose outstanding, "
                "good, adequate, inadequate or not judged."
            ),
        ),
        (
            "csr",
            "letter",
            "2009-12-02",
            {"overall": "not_judged"},
            (
                "Children's services: Annual rating has no grade “not judged”. Choose outstanding, good, adequate or "
                "inadequate."
            ),
        ),
    ],
)
def test_a_grade_that_the_scale_lacks_is_refused(framework, kind, published, grades, sentence):
    assert said(framework, kind, "", published, grades) == {"judgement:overall": sentence}


def test_a_grade_that_could_not_be_read_is_no_grade_of_another_scale():
    assert said("sif", "full", "", "2016-08-05", {"overall": None}) == {}


@pytest.mark.parametrize(
    ("framework", "start", "published", "key", "sentence"),
    [
        (
            "sif",
            "2013-10-31",
            "2014-02-01",
            "inspection_start",
            "First day on site: SIF began on 1 November 2013. Correct the day, or the framework.",
        ),
        (
            "sif",
            "2018-08-01",
            "2018-10-01",
            "inspection_start",
            (
                "First day on site: the last inspections under SIF began by 31 July 2018. Correct the day, or the "
                "framework."
            ),
        ),
        (
            "sif",
            "",
            "2013",
            None,
            "",
        ),
        (
            "sif",
            "",
            "2012",
            "published",
            "Published: SIF began on 1 November 2013. Correct the date, or the framework.",
        ),
        ("sif", "", "2019-07-31", None, ""),
        (
            "sif",
            "",
            "2020-01",
            "published",
            "Published: the last inspections under SIF began by 31 July 2018. Correct the date, or the framework.",
        ),
    ],
)
def test_days_outside_the_time_of_the_framework_are_refused(framework, start, published, key, sentence):
    assert said(framework, "full", start, published, {"overall": "good"}) == ({key: sentence} if key else {})


def test_a_letter_is_held_to_its_own_day():
    assert said("apa", "letter", "", "2009-01-05", {"overall": "good"}) == {
        "published": "Published: the last inspections under APA began by 31 December 2008. Correct the date, or the "
        "framework."
    }


def test_a_kind_that_the_framework_does_not_have_is_refused():
    assert said("ilacs", "full", "2019-03-04", "2019-05-01", {"overall": "good"}) == {
        "kind": "Kind: ILACS knows standard inspection, short inspection, no full inspection."
    }


def test_grades_are_refused_of_a_visit_and_missed_of_an_inspection():
    assert said("focused_visit", "visit", "2021-06-09", None, {"overall": "good"}) == {
        "judgement:overall": "Overall: this framework does not judge it. Correct the framework, or remove it."
    }
    assert said("ilacs", "short", "2021-06-07", "2021-08-01", {}) == {
        "framework": "Judgements: ILACS reports give grades, and none has been entered yet. Add them."
    }


@pytest.mark.parametrize(
    "table",
    ["inspections/data/outcomes.csv", "../shared/data/supplement.csv", "../shared/data/pre2014.csv"],
)
def test_every_inspection_that_is_known_passes(table):
    path = Path(table)
    if not path.exists():
        pytest.skip(f"{table} is not here")
    found = {}
    with path.open(newline="") as file:
        for row in csv.DictReader(file):
            key = (row["dfe_la_number"], row["framework"], row["kind"], row["inspection_start"], row["published"])
            found.setdefault(key, {})[row["area"]] = row["grade"]
    assert found
    wrong = {key: messages for key, grades in found.items() if (messages := said(*key[1:], grades))}
    assert wrong == {}
