"""The plain text of a page: one character for one, none that a feed, a document or a reader would stumble over."""

import pytest

from inspections.reading.pdf.text import plain_text


@pytest.mark.parametrize("odd", ["\x00", "\x01", "\x0b", "\x1f", "\x7f", "\u202e", "\u2066"])
def test_what_cannot_be_printed_becomes_a_space(odd: str) -> None:
    assert plain_text(f"a{odd}b") == "a b"


def test_lines_and_letters_of_every_script_stay() -> None:
    assert plain_text("Môn\ncafé 😀") == "Môn\ncafé 😀"


@pytest.mark.parametrize("mark", "■✁➔□")
def test_any_sign_that_stands_for_a_square_is_a_bullet(mark: str) -> None:
    assert plain_text(f"{mark} Plans") == "• Plans"


@pytest.mark.parametrize("sign", "❝➀❶")
def test_quotation_marks_and_digits_in_circles_stay(sign: str) -> None:
    assert plain_text(f"{sign} Plans") == f"{sign} Plans"
