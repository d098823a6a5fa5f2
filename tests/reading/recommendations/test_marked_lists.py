"""Marks of parts of items are told from those of items, and a list that goes on after something else leaves a note."""

import pytest

from tests.reading.pages import HELP, IN_CARE, LEADERS, LEAVERS, Mark, Sheet, ilacs_cover, read

ROWS = [(LEADERS, ["Good"]), (HELP, ["Good"]), (IN_CARE, ["Good"]), (LEAVERS, ["Good"])]
PARTS = ("where a child is missing", "where a worker leaves")


def listed(*lines: tuple[str, float]) -> Sheet:
    """A page with a list whose lines begin at those places."""
    page = Sheet().line("What needs to improve?", size=16)
    for text, x in lines:
        page.line(text, x=x)
    return page


def confidences(page: Sheet) -> set[str]:
    return {item.confidence.value for item in read(ilacs_cover(ROWS), page).recommendations}


@pytest.mark.parametrize("mark", ["", "R1 ", "1.2 ", "A) "])
def test_parts_of_items_whose_own_marks_are_unknown_are_to_check(mark: str) -> None:
    page = listed(
        (f"{mark}Plans for children, in particular:", 72),
        *[(f"– {part}", 100) for part in PARTS],
        ("Visits to families at weekends and on bank holidays." if not mark else f"{mark}Visits.", 72),
    )
    assert confidences(page) == {"check"}


def test_parts_of_items_with_drawn_marks_are_to_check() -> None:
    page = listed(("Plans for children, in particular:", 90), *[(f"– {part}", 100) for part in PARTS])
    page.cells.append((74, 101, 78, 105))
    assert confidences(page) == {"check"}


def test_a_sentence_that_leads_in_leaves_a_list_certain() -> None:
    page = listed(("Leaders should improve:", 72), ("•  plans;", 90), ("•  visits.", 90))
    page.line("The experiences and progress of children in care: good", size=16).line("Children do well.")
    assert confidences(page) == {"certain"}


def test_marks_like_those_of_a_list_after_what_ended_it_leave_a_note() -> None:
    page = listed(("•  Plans.", 72), ("•  Visits.", 72))
    page.gap().line("What works well", x=60, size=12).line("A family told us of help that came in time.", x=60)
    page.gap().marks.append(Mark(72, page.y, "•  Supervision."))
    notes = read(ilacs_cover(ROWS), page).notes
    assert "list_goes_on" in {note.code for note in notes}


def test_marks_under_the_next_heading_leave_no_note() -> None:
    page = listed(("•  Plans.", 72), ("•  Visits.", 72))
    page.line("The experiences and progress of children in care: good", size=16).line("•  Children do well.", x=72)
    assert "list_goes_on" not in {note.code for note in read(ilacs_cover(ROWS), page).notes}
