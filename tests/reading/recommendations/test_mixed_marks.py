"""Lists whose marks or lines differ: parts of items at the indent of the items, footnotes and owners set as text."""

import pytest

from tests.reading.pages import Sheet, ilacs_cover, read

ROWS = [(["Leaders"], ["Good"])]


def listed(*lines: str | tuple[str, str]) -> list[tuple[str, str]]:
    """Each item under the heading and how sure it is; a line may come with its font."""
    sheet = Sheet().line("What needs to improve?", size=16).gap()
    for line in lines:
        text, font = (line, "Helvetica") if isinstance(line, str) else line
        sheet.line(text, x=72 if text[0] in "•–" else 80, size=11, font=font)
    reading = read(ilacs_cover(ROWS), sheet.gap().line("Findings", size=16))
    return [(item.text, item.confidence.value) for item in reading.recommendations]


def test_other_signs_at_the_indent_of_items_may_begin_parts_of_them() -> None:
    found = listed("• The plans of:", "– children at home.", "– children in care.", "• First visits.")
    assert {confidence for _, confidence in found} == {"check"}


def test_what_follows_an_item_that_ends_in_a_colon_may_be_its_parts() -> None:
    found = listed("• First visits.", "• The plans of:", "• children at home;", "• children in care.")
    assert [confidence for _, confidence in found] == ["certain", "check", "check", "check"]


def test_items_with_one_sign_are_certain() -> None:
    assert [confidence for _, confidence in listed("• Plans.", "• Visits.")] == ["certain", "certain"]


@pytest.mark.parametrize("note", ["1 See the guidance.", "* See the guidance."])
def test_a_footnote_set_like_the_text_under_an_item_is_none_of_it_for_certain(note: str) -> None:
    found = listed("• Plans for children.", note, "• Visits.")
    assert [confidence for text, confidence in found if "Plans" in text] == ["check"]


def test_a_number_within_a_sentence_begins_no_footnote() -> None:
    text = "The number of homes, of which the council has as few as"
    assert listed(f"• {text}", "12 Each year fewer open.") == [(f"{text} 12 Each year fewer open.", "certain")]


@pytest.mark.parametrize(("font", "confidence"), [("Helvetica-Oblique", "check"), ("Helvetica", "certain")])
def test_an_italic_line_that_begins_anew_may_be_none_of_its_item(font: str, confidence: str) -> None:
    text = "How quickly the plans for children who live with their relatives are made by the"
    assert listed(f"• {text}", ("Director of services.", font)) == [(f"{text} Director of services.", confidence)]
