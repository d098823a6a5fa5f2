"""The stages that work on words alone answer for any words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.reading.classify.by_title import title_in
from inspections.reading.council.match import council_match
from inspections.reading.cover.dates import first_day_in, periods_in
from inspections.reading.cover.inspectors import inspector_names, names_over_lines
from inspections.reading.frameworks import frameworks
from inspections.reading.layout.first_lines import FirstLines
from inspections.reading.pdf.text import TextLine, plain_text
from inspections.reading.recommendations.framework_tags import text_and_tag

DATELIKE = st.lists(
    st.sampled_from(["1", "31", "9", "May", "june", "2019", "26", "to", "and", "-", "–", ",", "st", "Monday", "."])
).map(" ".join)


@given(st.one_of(st.text(), DATELIKE))
def test_periods_are_in_order_or_none(text: str) -> None:
    found = periods_in(text)
    assert found is None or (found.periods and all(start <= end for start, end in found.periods))


@given(st.one_of(st.text(), DATELIKE))
def test_a_day_is_found_or_none(text: str) -> None:
    assert first_day_in(text) is None or any(character.isdigit() for character in text)


@given(st.text())
def test_names_have_two_words_at_least(text: str) -> None:
    assert all(len(name.split()) >= 2 for name in inspector_names(text))


@given(st.text())
def test_without_a_tag_nothing_is_taken_from_the_text(text: str) -> None:
    rest, tag = text_and_tag(text)
    assert tag is not None or rest == text


@given(st.text())
def test_a_council_that_is_sure_is_the_only_candidate(text: str) -> None:
    match = council_match(text, None)
    assert not match.sure or match.candidates == (match.council,)


@given(st.text())
def test_plain_text_has_a_letter_for_each_letter(text: str) -> None:
    assert len(plain_text(text)) == len(text)


@pytest.mark.parametrize("word", ["senior ", "his majesty's ", "A ", "and ", " ", "(", "1 to "])
def test_a_line_without_end_is_answered_all_the_same(word: str) -> None:
    # A pattern that tries every way to divide it would take hours.
    line = word * 30_000
    assert len(inspector_names(line)) < 100
    assert names_over_lines([line, line], several=True).lines <= 2
    assert text_and_tag(line)[1] is None


def test_an_opening_of_blanks_is_answered_all_the_same() -> None:
    line = TextLine(1, "Inspection of" + "\t" * 30_000 + "Barnet", 0, 30_019)
    assert title_in(FirstLines((line, line)), frameworks().values()) is None
