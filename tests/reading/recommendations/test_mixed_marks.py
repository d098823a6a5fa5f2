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


def stepped(*lines: tuple[float, str]) -> list[tuple[str, str]]:
    """Each item of a list whose lines begin so far from the left, and how sure it is."""
    sheet = Sheet().line("What needs to improve?", size=16).gap()
    for left, line in lines:
        (sheet.gap() if line.startswith("The ") else sheet).line(line, x=left, size=11)
    reading = read(ilacs_cover(ROWS), sheet.gap().line("Findings", size=16))
    return [(item.text, item.confidence.value) for item in reading.recommendations]


@pytest.mark.parametrize("further", [3, 5, 8, 18])
@pytest.mark.parametrize("end", [".", ";", "", " and"])
def test_of_one_mark_at_two_indents_nothing_is_certain(further: float, end: str) -> None:
    in_steps = [(72, f"• Plans{end}"), (72 + further, "• Visits."), (72 + further, "• Reviews.")]
    for lines in (in_steps, [*in_steps, (72, "• Records.")], [(72, "• Records."), *in_steps]):
        sure = [text for text, confidence in stepped(*lines) if confidence == "certain"]
        assert sure == ([] if further < 7 else [text for text in sure if text == "Records."])


@pytest.mark.parametrize(("one", "two", "three"), [("1.", "2.", "3."), ("a)", "b)", "c)"), ("(1)", "(2)", "(3)")])
def test_a_number_or_letter_that_stands_further_in_may_be_that_of_an_item(one: str, two: str, three: str) -> None:
    found = stepped((72, f"{one} Plans."), (84, f"{two} Visits."), (84, f"{three} Reviews."))
    assert {confidence for _, confidence in found} == {"check"}


def test_parts_after_a_colon_may_have_the_mark_of_their_item() -> None:
    found = stepped(
        (72, "• The plans of:"), (90, "• children at home;"), (90, "• children in care."), (72, "• Visits.")
    )
    assert found == [("The plans of:\n- children at home;\n- children in care.", "certain"), ("Visits.", "certain")]


def test_parts_with_another_mark_are_certain_without_a_colon() -> None:
    found = stepped((72, "• Plans."), (90, "– They are made in time."), (72, "• Visits."))
    assert found == [("Plans.\n- They are made in time.", "certain"), ("Visits.", "certain")]


def test_numbers_that_end_at_one_edge_stand_at_one_indent() -> None:
    lines = [(78.0 if number < 10 else 72.0, f"{number}. Plans for children.") for number in range(8, 13)]
    assert {confidence for _, confidence in stepped(*[(78.0, "7. Visits."), *lines])} == {"certain"}


def test_items_under_headings_of_their_own_may_stand_at_indents_of_their_own() -> None:
    found = stepped((72, "The council"), (72, "• Plans."), (72, "The board"), (76, "• Visits."))
    assert [confidence for _, confidence in found] == ["certain", "certain"]


@pytest.mark.parametrize(
    ("one", "two", "expected"), [(100, 72, ["certain"] * 6), (72, 100, ["certain"] * 2 + ["check"])]
)
def test_pages_may_have_margins_of_their_own(one: float, two: float, expected: list[str]) -> None:
    left, right = Sheet().line("What needs to improve?", size=16).gap(), Sheet()
    for sheet, margin in ((left, one), (right, two)):
        for name in ("Plans", "Visits", "Reviews"):
            sheet.line(f"• {name} for children who live at home.", x=margin, size=11)
        sheet.gap()
    reading = read(ilacs_cover(ROWS), left, right.line("Findings", x=two, size=16))
    assert [item.confidence.value for item in reading.recommendations] == expected
