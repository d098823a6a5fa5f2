"""How a council stands among others, in words: never of too few, and never of a grade that is not its own."""

import pytest

from dashboard.claims.standing import england_sentence, standing_sentence
from dashboard.counting.tally import Tally


def others(**counts: int) -> Tally:
    return Tally("care_leavers", counts)


@pytest.mark.parametrize(
    ("area", "own", "counts", "said"),
    [
        (
            "care_leavers",
            "outstanding",
            {"good": 6, "inadequate": 2},
            (
                "No other council in London is outstanding for care leavers; of 8 others judged there, none is better "
                "and 8 are worse."
            ),
        ),
        (
            "leadership",
            "requires_improvement",
            {"requires_improvement": 1, "good": 6},
            (
                "One other council in London requires improvement for leadership; of 7 others judged there, 6 are "
                "better and none is worse."
            ),
        ),
        (
            "overall",
            "good",
            {"good": 4, "outstanding": 2},
            "4 other councils in London are good overall; of 6 others judged there, 2 are better and none is worse.",
        ),
        ("care_leavers", "good", {"good": 4, "not_judged": 20}, ""),
    ],
)
def test_how_many_others_have_the_same_grade(area, own, counts, said):
    assert standing_sentence(area, own, others(**counts), "London") == said


def test_how_many_are_better_and_worse_in_england():
    found = others(outstanding=2, good=5, inadequate=1)
    assert england_sentence("good", found) == "Of 8 others judged in England, 2 are better and 1 is worse."
    assert england_sentence("outstanding", found) == "Of 8 others judged in England, none is better and 6 are worse."
    assert england_sentence("good", others(good=4)) == ""
