"""A response stands beside the words that it answers, and nowhere else."""

from __future__ import annotations

from inspections.followup.words_answered import Standing, places_of

SUPERVISION = "The regularity of supervision for social workers."
HOMES = "Sufficiency of homes for children in care."
MENDED = "The regularity of supervision for all social workers."


def test_the_same_words_are_found_however_they_are_spaced_and_ordered():
    found = places_of([SUPERVISION], [HOMES, " the regularity of  supervision for social workers"])
    assert found == {SUPERVISION: (" the regularity of  supervision for social workers", Standing.SAME)}


def test_a_slip_that_was_mended_is_found_and_said():
    assert places_of([SUPERVISION], [MENDED, HOMES]) == {SUPERVISION: (MENDED, Standing.MENDED)}


def test_other_words_are_no_place():
    assert places_of([SUPERVISION], [HOMES]) == {}
    assert places_of([SUPERVISION], []) == {}


def test_one_that_stands_as_it_was_is_not_displaced_by_one_that_reads_like_it():
    assert places_of([MENDED, SUPERVISION], [SUPERVISION]) == {SUPERVISION: (SUPERVISION, Standing.SAME)}


def test_two_made_into_one_answer_nothing_until_somebody_says_so():
    other = "The regularity of supervision for social worker."
    assert places_of([SUPERVISION, other], ["The regularity of supervision for the social workers."]) == {}


def test_one_made_into_two_that_both_read_like_it_answers_neither():
    assert places_of([SUPERVISION], [MENDED, "The regularity of supervision of social workers."]) == {}
