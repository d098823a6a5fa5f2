"""Marks that the text of a page does not hold as marks: drawn ones, and letters of symbol fonts."""

import pytest

from tests.reading.pages import HELP, IN_CARE, LEADERS, LEAVERS, Mark, Sheet, ilacs_cover, read

ROWS = [(LEADERS, ["Good"]), (HELP, ["Good"]), (IN_CARE, ["Good"]), (LEAVERS, ["Good"])]
WANTED = [("The quality of plans, so that children know.", "check"), ("Visits.", "check")]


def texts(page: Sheet) -> list[tuple[str, str]]:
    return [(item.text, item.confidence.value) for item in read(ilacs_cover(ROWS), page).recommendations]


def test_drawn_marks_begin_items_that_are_to_check() -> None:
    page = Sheet().line("What needs to improve?", size=16)
    for lines in (("The quality of plans, so that", "children know."), ("Visits.",)):
        page.cells.append((76, page.y - 7, 80, page.y - 3))
        for line in lines:
            page.line(line, x=90)
    page.line("The experiences and progress of children in care: good", size=16)
    assert texts(page) == WANTED


@pytest.mark.parametrize("mark", ["n", "l", "§", "Ø", "¢", "e", "»", "|", "2"])
def test_a_letter_of_a_symbol_font_begins_items_that_are_to_check(mark: str) -> None:
    page = Sheet().line("What needs to improve?", size=16)
    for lines in (("The quality of plans, so that", "children know."), ("Visits.",)):
        page.marks.append(Mark(72, page.y, mark))
        for line in lines:
            page.line(line, x=90)
    page.line("The experiences and progress of children in care: good", size=16)
    assert [text for text, _ in texts(page)] == [text for text, _ in WANTED]


@pytest.mark.parametrize(
    "marks",
    ["A. B.", "(A) (B)", "I. II.", "R1 R2", "R1. R2.", "1.1 1.2", "Recommendation_1: Recommendation_2:", "#1 #2"],
)
def test_marks_that_lists_do_not_have_begin_items_that_are_to_check(marks: str) -> None:
    page = Sheet().line("What needs to improve?", size=16)
    lists = (("The quality of plans, so that", "children know."), ("Visits.",))
    for mark, (first, *more) in zip(marks.split(), lists, strict=True):
        page.line(f"{mark.replace('_', ' ')} {first}")
        for line in more:
            page.line(line, x=90)
    page.line("The experiences and progress of children in care: good", size=16)
    assert texts(page) == WANTED


def test_items_keep_their_parts_where_only_these_have_marks_that_lists_have() -> None:
    page = Sheet().line("What needs to improve?", size=16).line("A. Plans for children:")
    page.line("– in care", x=90).line("– with a disability.", x=90).line("B. Visits.")
    page.line("The experiences and progress of children in care: good", size=16)
    assert texts(page) == [("Plans for children:\n- in care\n- with a disability.", "check"), WANTED[1]]


def test_paragraphs_without_marks_are_items_to_check() -> None:
    page = Sheet().line("What needs to improve?", size=16).line("The quality of plans, so that")
    page.line("children know.").gap().line("Visits.").gap()
    page.line("The experiences and progress of children in care: good", size=16).line("Children do well.")
    assert texts(page) == WANTED


def test_a_heading_with_nothing_under_it_leaves_a_note() -> None:
    page = Sheet().line("What needs to improve?", size=16).line("Leaders know their services very well.")
    page.line("The experiences and progress of children in care: good", size=16)
    reading = read(ilacs_cover(ROWS), page)
    assert reading.recommendations == ()
    assert [(note.code, note.page) for note in reading.notes if note.code == "list_empty"] == [("list_empty", 2)]


def beside_taller_marks(down: float) -> Sheet:
    """Items whose marks are of a larger font than their lines, and stand lower by some points."""
    page = Sheet().line("What needs to improve?", size=16)
    for lines in (("The quality of plans, so that", "children know."), ("Visits.",)):
        page.marks.append(Mark(72, page.y + down, "•", 16))
        for line in lines:
            page.marks.append(Mark(90, page.y, line))
            page.y += 12
        page.gap()
    return page.line("The experiences and progress of children in care: good", size=16)


def test_a_mark_that_reaches_over_two_lines_begins_the_one_it_is_most_beside() -> None:
    assert texts(beside_taller_marks(down=6)) == [(text, "certain") for text, _ in WANTED]


def test_an_item_that_lost_its_first_line_to_such_a_mark_is_to_check() -> None:
    assert texts(beside_taller_marks(down=10))[0] == ("children know.", "check")
