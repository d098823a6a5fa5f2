"""Ratings of other assessments that a letter mentions: stars, and the block of the corporate assessment."""

import pytest

from inspections.reading.contract import RatingRead, Reading
from tests.reading.recommendations.test_progress import end, letter, read

BLOCK = "We confirm that the grade will provide the score for the children and young people service block"


def mentioned(*lines: str) -> tuple[RatingRead, ...]:
    return read(end(letter(*lines))).ratings


@pytest.mark.parametrize(
    ("line", "stars"),
    [
        ("This led to the city being judged as a zero star council in its social care.", 0),
        ("It was rated as a 3 star authority.", 3),
        ("The council keeps its two-star rating.", 2),
    ],
)
def test_the_stars_of_a_council_are_kept_with_their_sentence(line: str, stars: int) -> None:
    (one,) = mentioned(line)
    assert (one.kind, one.stars, one.words, one.page, one.confidence) == ("stars", stars, line, 1, "check")


def test_the_block_of_the_corporate_assessment_is_kept_without_a_number() -> None:
    (one,) = mentioned(BLOCK, "in the comprehensive performance assessment (CPA).")
    assert (one.kind, one.stars) == ("service_block", None)
    assert one.words == f"{BLOCK} in the comprehensive performance assessment (CPA)."


@pytest.mark.parametrize(
    "line", ["Young people gave the centre five stars.", "Two star pupils spoke.", "Each block of flats is safe."]
)
def test_other_stars_and_blocks_are_none(line: str) -> None:
    assert mentioned(line) == ()


def test_they_survive_the_json_of_the_reading() -> None:
    reading = read(end(letter("It is a zero star council.")))
    assert Reading.from_json(reading.to_json()).ratings == reading.ratings != ()
