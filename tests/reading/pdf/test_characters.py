"""The characters that a person reads, and which of PDFium's they are, where the two differ."""

import pytest

from inspections.reading.pdf.characters import page_characters


class Textpage:
    """What PDFium knows of a page, character by character."""

    def __init__(self, characters: str) -> None:
        self.characters = characters

    def get_text_range(self) -> str:
        return self.characters.replace("\0", "")

    def count_chars(self) -> int:
        return len(self.characters)


@pytest.fixture(autouse=True)
def one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pypdfium2.raw.FPDFText_GetUnicode", lambda page, index: ord(page.characters[index]))


@pytest.mark.parametrize(
    ("characters", "text", "indices"),
    [
        ("Plans", "Plans", None),
        ("\0 Plans.\r\n\0 Visits.", "• Plans.\r\n• Visits.", tuple(range(19))),
        ("he\0lp", "help", (0, 1, 3, 4)),
        ("a\u200bb", "ab", (0, 2)),
        ("week\u00adends", "weekends", (0, 1, 2, 3, 5, 6, 7, 8)),
        ("multi\u00adagency", "multi-agency", tuple(range(12))),
        ("16\u00ad17", "16-17", tuple(range(5))),
    ],
)
def test_what_nobody_sees_is_left_out(characters: str, text: str, indices: tuple[int, ...] | None) -> None:
    found = page_characters(Textpage(characters))
    assert (found.text, found.indices) == (text, indices)


def test_letters_after_what_was_left_out_keep_their_own_boxes() -> None:
    found = page_characters(Textpage("\u200bPlans for week\u00adends"))
    assert [found.index(offset) for offset in (0, 14, 17)] == [1, 16, 19]


def test_where_glyphs_without_a_name_were_is_known() -> None:
    assert page_characters(Textpage("spe\0c")).gaps == (3,)
