"""What people write differently and mean alike has one stem."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.stems import stem, stems_of


@pytest.mark.parametrize(
    "words",
    [
        ("plan", "plans", "planning", "planned", "PLANS"),
        ("child", "children", "children’s", "Children's", "child’s"),
        ("organise", "organize", "organisation", "organizations"),
        ("behaviour", "behavior", "behaviours"),
        ("judgement", "judgment", "judgements"),
        ("programme", "program", "programmes"),
        ("counselling", "counseling"),
        ("fulfil", "fulfill", "fulfils"),
        ("practice", "practise", "practising"),
        ("centre", "center", "centres"),
        ("analyse", "analyze", "analysed"),
        ("18s", "18", "18th"),
        ("naïve", "naive"),
        ("coordinated", "coordinate", "coordination"),
    ],
)
def test_forms_and_spellings_of_a_word_have_one_stem(words):
    assert {stem(word) for word in words} == {stem(words[0])}


@pytest.mark.parametrize(
    ("one", "other"),
    [("care", "carer"), ("size", "sise"), ("advice", "device"), ("abuse", "bus"), ("court", "count")],
)
def test_other_words_have_other_stems(one, other):
    assert stem(one) != stem(other)


def test_words_with_hyphens_are_indexed_as_two_and_as_one():
    assert stems_of("Their well-being.") == "their wel be xendx wellb"
    assert stems_of("Their wellbeing.") == "their wellb"
    assert stems_of("a-b-c-d-e f - g") == "a b c d e f g"


@given(st.text())
def test_whatever_is_indexed_is_plain_words(text):
    assert all(word.isascii() and word.isalnum() for word in stems_of(text).split())
