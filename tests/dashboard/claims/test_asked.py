"""What is said of recommendations that were asked before: certain words for what is certain alone."""

from __future__ import annotations

import pytest

from dashboard.claims.asked import (
    asked_again_heading,
    asked_before_words,
    asked_in_words,
    compared_sentence,
    confirmed_sentence,
)
from dashboard.claims.questions import fallen_question, questions_heading, weak_question


@pytest.mark.parametrize(
    ("items", "asked", "gone", "said"),
    [
        (
            4,
            1,
            2,
            (
                "Of 4 recommendations, inspectors had asked for 1 before and 3 are new since March 2019. "
                "2 things asked for in March 2019 are no longer asked for."
            ),
        ),
        (
            2,
            1,
            1,
            (
                "Of 2 recommendations, inspectors had asked for 1 before and 1 is new since March 2019. "
                "1 thing asked for in March 2019 is no longer asked for."
            ),
        ),
        (
            2,
            2,
            0,
            (
                "Inspectors had asked for both recommendations before. "
                "Everything asked for in March 2019 is asked for again."
            ),
        ),
        (
            3,
            0,
            5,
            "All 3 recommendations are new since March 2019. 5 things asked for in March 2019 are no longer asked for.",
        ),
        (
            1,
            0,
            1,
            "The one recommendation is new since March 2019. 1 thing asked for in March 2019 is no longer asked for.",
        ),
        (
            1,
            1,
            0,
            (
                "Inspectors had asked for the one recommendation before. "
                "Everything asked for in March 2019 is asked for again."
            ),
        ),
    ],
)
def test_a_report_compared_in_full_says_what_is_new_and_what_is_not_asked_for_any_more(items, asked, gone, said):
    assert compared_sentence(items, asked, gone, "March 2019") == said


@pytest.mark.parametrize(
    ("items", "asked", "said"),
    [
        (1, 0, ""),
        (1, 1, "An editor confirmed that inspectors had asked for the one recommendation before."),
        (2, 2, "An editor confirmed that inspectors had asked for 2 of 2 recommendations before."),
        (
            4,
            1,
            (
                "An editor confirmed that inspectors had asked for 1 of 4 recommendations before. "
                "Nobody has compared the report in full: whether the others are new is not known."
            ),
        ),
    ],
)
def test_another_report_never_says_what_is_new(items, asked, said):
    assert confirmed_sentence(items, asked) == said


def test_marks_and_headings_name_the_months_and_the_number():
    assert asked_before_words(["August 2015", "March 2019"]) == "Asked before, in August 2015 and March 2019"
    assert asked_in_words(["2015", "2019", "2022"]) == "Asked for in 2015, 2019 and 2022"
    assert asked_again_heading("Derby", 2, 3) == "Derby: 2 things asked for again"
    assert asked_again_heading("Derby", 0, 3) == "Derby: what inspectors asked for"
    assert asked_again_heading("Derby", 0, 0) == "Derby: no recommendation is on the record in its words"


def test_questions_are_plain_and_rest_on_what_was_judged():
    assert weak_question("inadequate", "leadership", "report", "March 2019") == (
        "Inspectors judged leadership to be inadequate. "
        "What has changed since March 2019, and how does the council know?"
    )
    assert fallen_question("leadership", "good", "requires_improvement", "March 2019", "July 2025") == (
        "Leadership was judged good in March 2019 and requires improvement in July 2025. "
        "What are the reasons in the council’s view, and what has changed since?"
    )
    assert questions_heading("Derby", 1) == "Derby: 1 question for scrutiny"
    assert questions_heading("Derby", 0) == "Derby: the record raises no question for scrutiny"
