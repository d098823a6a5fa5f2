"""What is unusual about a council, in words."""

from __future__ import annotations

import pytest

from dashboard.claims import unusual
from dashboard.claims.neighbours import NeighbourOutcomes

TOP, GOOD, RI = "outstanding", "good", "requires_improvement"


def beside(own: str, *outcomes: str) -> NeighbourOutcomes:
    return NeighbourOutcomes("leadership", own, outcomes)


def test_a_long_recommendation_is_quoted_by_its_beginning():
    assert unusual.quoted("The speed of plans.") == "“The speed of plans”"
    long = unusual.quoted(" ".join(f"w{n}" for n in range(40)))
    assert long.startswith("“w0 w1")
    assert long.endswith("w23…”")


@pytest.mark.parametrize(
    ("rank", "tied", "words"),
    [
        (1, 0, "Longest since inspected of 147 councils: 5 years"),
        (3, 1, "Third longest since inspected of 147 councils, level with 1 other: 5 years"),
        (10, 2, "Tenth longest since inspected of 147 councils, level with 2 others: 5 years"),
    ],
)
def test_the_rank_says_who_is_level(rank, tied, words):
    assert unusual.longest_lead(rank, tied, 147, "5 years") == words


def test_the_only_one_is_not_one_of_one():
    assert unusual.inadequate_lead(1, 150, "London", alone=True) == (
        "The only one of 150 councils with an inadequate judgement"
    )
    assert unusual.inadequate_lead(12, 150, "North West", alone=True).endswith(", and the only one in the North West")
    assert unusual.outstanding_lead(1, 80, 4) == (
        "The only council outstanding on all 4 judgements, of 80 judged on them all"
    )


@pytest.mark.parametrize(
    ("areas", "overall", "words"),
    [
        (
            ["leadership", "care leavers"],
            False,
            "Fell on 2 judgements at its latest inspection: leadership; care leavers",
        ),
        (["leadership", "care"], True, "Fell on 2 judgements and overall at its latest inspection: leadership; care"),
        (["leadership"], True, "Fell on leadership and overall at its latest inspection"),
    ],
)
def test_the_overall_grade_stands_beside_the_judgements_it_sums_up(areas, overall, words):
    assert unusual.moved_lead("Fell", areas, overall=overall) == words


def test_two_thirds_of_at_least_five_neighbours_make_a_claim():
    assert unusual.most_apart([beside(RI, *4 * [GOOD])]) is None
    assert unusual.most_apart([beside(RI, *6 * [GOOD], *4 * [RI])]) is None
    found = unusual.most_apart([beside(RI, *7 * [GOOD], *3 * [RI])])
    assert found is not None
    assert found[0] == "Below 7 of its 10 neighbours on leadership"
    above = unusual.most_apart([beside(TOP, *9 * [GOOD], TOP)])
    assert above is not None
    assert above[0] == "Above 9 of its 10 neighbours on leadership"


def test_in_line_is_said_only_where_no_half_stands_apart():
    assert unusual.in_line([beside(GOOD, *10 * [GOOD])]) == (
        "In line with its neighbours: no more than half of them are better, and no more than half worse, on leadership."
    )
    assert unusual.in_line([beside(RI, *6 * [GOOD], *4 * [RI])]) == ""
    assert "no more than half of those with a known grade are better" in unusual.in_line(
        [beside(GOOD, *6 * [GOOD], *4 * ["newer_not_on_record"])]
    )
    assert unusual.in_line([beside(GOOD, GOOD)]) == ""
