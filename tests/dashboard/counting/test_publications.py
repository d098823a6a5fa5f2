"""What a report is said to be the first of."""

from __future__ import annotations

from dashboard.counting.population import population_of
from dashboard.counting.publications import publication_of
from tests.dashboard.moving import inspection, record
from tests.dashboard.shipped import published_by


def is_first(*given) -> bool:
    """Whether the last of the inspections is the first of its council."""
    return publication_of(population_of(record(*given), published_by("2020-01-01")), given[-1]).is_first


def test_a_review_of_the_board_leaves_the_inspection_of_the_council_its_first():
    board = inspection("2014-03-01", framework="lscb", lscb="good")
    together = inspection("2014-06-01", framework="lscb", lscb="good")

    assert is_first(board, together, inspection("2014-06-01", framework="sif", overall="good"))


def test_an_inspection_under_an_older_framework_comes_before():
    assert not is_first(
        inspection("2012-03-01", framework="cp", overall="good"),
        inspection("2014-06-01", framework="sif", overall="good"),
    )
    assert not is_first(
        inspection("2012-03-01", framework="cp"), inspection("2014-06-01", framework="sif", overall="good")
    )
