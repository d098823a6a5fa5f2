"""Words that are shown in part end with a whole word."""

import pytest

from dashboard.templatetags.looks import cut_to
from tests.house.files import ROOT


@pytest.mark.parametrize(
    ("letters", "shown"),
    [
        (40, "Plans of children in care."),
        (26, "Plans of children in care."),
        (20, "Plans of children…"),
        (12, "Plans of…"),
    ],
)
def test_a_quotation_that_is_too_long_ends_between_words(letters: int, shown: str):
    assert cut_to("Plans of children\nin care.", letters) == shown


def test_a_word_with_a_hyphen_is_one_word():
    assert cut_to("plans of well-being here", 16) == "plans of…"


def test_of_a_word_that_is_too_long_its_first_letters_are_shown():
    assert cut_to("https://example.org/plans and more", 10) == "https://e…"


def test_no_mark_of_a_sentence_stands_before_the_ellipsis():
    assert cut_to("Plans, visits, and more", 15) == "Plans, visits…"


def test_nowhere_does_a_space_stand_before_the_ellipsis_of_what_is_cut():
    """Django's own filter puts one there."""
    templates = (ROOT / "templates").rglob("*.html")
    assert [path.name for path in templates if "truncatewords" in path.read_text()] == []
