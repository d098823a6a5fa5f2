"""Words that are shown in part end with a whole word."""

import pytest

from dashboard.templatetags.looks import cut_to


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
