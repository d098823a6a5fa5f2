"""Two asks are alike where they name the same matter of the field, whatever else their words are."""

from __future__ import annotations

import pytest

from inspections.lineage.asks import ask_of
from inspections.lineage.likeness import PROPOSED, RELATED, Kind, common_matters, likeness, proposals
from inspections.lineage.matters import LABELS, MATTERS, NEAR


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The quality of life-story work.", "Ensure that later-life letters are written for every child."),
        ("Raise the awareness of private fostering.", "The response to privately fostered children."),
        ("Sufficiency of accommodation for children in care.", "Make sure that there are enough homes for children."),
        ("The timeliness of strategy discussions.", "Consistency in convening strategy meetings."),
        ("Increase take-up of return home interviews.", "The quality of return conversations."),
    ],
)
def test_the_same_ask_in_other_words_is_proposed(one: str, other: str) -> None:
    assert likeness(one, other) >= PROPOSED


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The quality and impact of supervision.", "The quality and impact of strategy meetings."),
        ("The timeliness of health assessments.", "The timeliness of pathway plans."),
        ("Support for staff under supervision.", "The oversight of children subject to supervision orders."),
        ("Services for children.", "Children’s services."),
    ],
)
def test_common_words_alone_are_no_link(one: str, other: str) -> None:
    assert likeness(one, other) < RELATED


def test_a_text_is_like_itself_and_nothing_is_like_an_empty_one() -> None:
    text = "Management oversight and supervision, to ensure the quality of children’s plans."
    assert likeness(text, text) == pytest.approx(1)
    assert likeness(text, "") == 0
    assert likeness("", "") == 0


def test_likeness_does_not_depend_on_the_order() -> None:
    one, other = "The quality of supervision, so that plans progress.", "Management oversight of children’s plans."
    assert likeness(one, other) == pytest.approx(likeness(other, one))


def test_what_is_asked_for_weighs_more_than_its_purpose() -> None:
    asked = ask_of("Improve the quality of supervision for social workers, to ensure that neglect is recognised.")
    assert asked.weights["supervision"] > asked.weights["neglect"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The embedding of the work of the central hub, to ensure that children at risk of exploitation are safe.",
            "Review the cases of children at risk of exploitation.",
        ),
        (
            "How well managers support their staff, so that assessments are of good quality.",
            "The quality of assessments.",
        ),
    ],
)
def test_what_one_asks_for_is_not_what_the_other_only_gives_as_its_purpose(one: str, other: str) -> None:
    assert likeness(one, other) < PROPOSED
    assert likeness(one.partition(",")[2], other) >= PROPOSED


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Support and assessments for children who are privately fostered.", "The timeliness of assessments."),
        ("Records of the supervision of staff.", "The quality of records."),
        ("Plans for children who return home from care.", "The quality of plans."),
    ],
)
def test_an_ask_narrowed_to_other_children_or_work_is_another(one: str, other: str) -> None:
    assert RELATED <= likeness(one, other) < PROPOSED
    assert likeness(one, other) == pytest.approx(likeness(other, one))


def test_an_ask_that_stands_in_a_list_is_narrowed_to_nothing() -> None:
    assert ask_of("Assessments, plans and private fostering.").narrows == frozenset()
    assert ask_of("Assessments of children in private fostering.").narrows == {"private_fostering"}
    assert likeness("Assessments, plans and private fostering.", "Assessments and plans.") >= PROPOSED


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The supervision of foster carers.", "The supervision of social workers."),
        ("Workforce sufficiency.", "Sufficiency of placements."),
        ("Caseloads in the assessment and safeguarding teams.", "The quality of assessments."),
        ("See children often, so often that their views inform assessments.", "The quality of assessments."),
        ("The impact of audit for children with a child protection plan.", "The quality of children’s plans."),
    ],
)
def test_a_word_of_the_field_that_means_something_else_there_is_no_ask(one: str, other: str) -> None:
    assert likeness(one, other) < PROPOSED


def test_an_example_is_asked_for_and_a_purpose_is_not() -> None:
    asked = ask_of("Services for all children, particularly for those privately fostered, to improve early help.").asked
    assert "private_fostering" in asked
    assert "early_help" not in asked
    assert "plans" in ask_of("The ability to improve the quality of plans for children, whoever they are.").asked


def test_of_matters_that_nobody_wrote_down_the_words_say_that_two_asks_meet() -> None:
    assert likeness("The number of fire drills at night.", "Increase the number of fire drills.") >= PROPOSED


def test_an_ask_for_speed_is_less_like_one_for_quality() -> None:
    speed, quality, both = "Pace of supervision.", "Quality of supervision.", "Pace and quality of supervision."
    assert likeness(speed, quality) < likeness(speed, both)


def test_the_same_words_make_two_asks_more_alike() -> None:
    one, other = "The number of fire drills at night.", "The number of fire drills at weekends."
    assert likeness(one, other) > likeness(one, "The number of fire extinguishers.")
    assert ask_of(one).head == {"numb", "fire", "drill", "night"}


def test_references_to_paragraphs_do_not_count() -> None:
    assert ask_of("Supervision of staff (Page 14, paragraphs 39, 40).") == ask_of("Supervision of staff.")


def test_links_are_proposed_with_their_kind_the_likeliest_first() -> None:
    earlier = ["The quality of life-story work.", "Sufficiency of placements.", "The quality of early help."]
    later = ["Thresholds in early help.", "Life-story work for all children in care."]
    found = proposals(later, earlier)
    assert [(each.later, each.earlier) for each in found] == [(1, 0), (0, 2)]
    assert found[0].kind == Kind.ASKED_BEFORE
    assert found[0].score >= found[1].score >= RELATED
    assert proposals([], earlier) == ()


def test_the_limits_stand_in_order() -> None:
    assert 0 < RELATED < PROPOSED < 1


def test_what_two_asks_have_in_common_can_be_named() -> None:
    assert common_matters("Supervision and management oversight.", "Regular supervision of staff.") == ("supervision",)


def test_every_near_matter_is_declared() -> None:
    assert {key for pair in NEAR for key in pair} <= LABELS.keys()
    assert len({frozenset(pair) for pair in NEAR}) == len(NEAR)


@pytest.mark.parametrize("matter", MATTERS, ids=lambda matter: matter.key)
def test_no_matter_is_found_in_words_of_every_day(matter) -> None:
    assert matter.spans_in("The sun was over the hills and nobody spoke to the others.") == []
