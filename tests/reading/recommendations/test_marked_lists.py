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


def test_numbered_findings_under_the_next_heading_are_no_items_of_a_list_without_marks() -> None:
    page = listed(("Plans for children who live with relatives, which say too little of them and of homes.", 72))
    page.line("About the area", x=72).line("1. Children are seen.", x=72).line("2. Visits are made.", x=72)
    assert confidences(page) == {"check"}


def test_two_items_in_two_short_columns_are_to_check() -> None:
    page = Sheet().line("What needs to improve?", size=16)
    for left, right in (
        ("• Plans for children who live", "• Visits to families that have"),
        ("with others.", "moved."),
    ):
        page.marks += [
            Mark(72 if left[0] == "•" else 80, page.y, left),
            Mark(300 if right[0] == "•" else 308, page.y, right),
        ]
        page.y += 15
    page.line("The experiences and progress of children in care: good", size=16).line("Children do well.")
    assert confidences(page) == {"check"}


def test_a_sentence_that_leads_in_to_more_of_a_list_leaves_a_note() -> None:
    page = listed(("•  Plans.", 72), ("•  Visits.", 72))
    page.gap().line("In the years to come", x=60).line("The partners should:", x=60).line("1. Train their staff.", x=60)
    assert "list_goes_on" in {note.code for note in read(ilacs_cover(ROWS), page).notes}


def test_marks_in_square_brackets_are_marks_to_check() -> None:
    page = listed(("[1] Plans.", 72), ("[2] Visits.", 72))
    page.line("The experiences and progress of children in care: good", size=16).line("Children do well.")
    assert [(item.text, item.confidence.value) for item in read(ilacs_cover(ROWS), page).recommendations] == [
        ("Plans.", "check"),
        ("Visits.", "check"),
    ]


def test_parts_of_an_item_that_does_not_lead_in_to_a_list_are_to_check() -> None:
    page = listed(("Visits to families within one working day:", 72), *[(f"• {part}", 90) for part in PARTS])
    page.line("The experiences and progress of children in care: good", size=16).line("Children do well.")
    assert confidences(page) == {"check"}


def notes_of(*pages: Sheet) -> set[str]:
    return {note.code for note in read(ilacs_cover(ROWS), *pages).notes}


def test_a_list_with_which_a_report_ends_leaves_a_note() -> None:
    assert "list_goes_on" in notes_of(listed(("•  Plans.", 72), ("•  Visits.", 72)))


def test_a_list_that_begins_on_the_page_after_its_heading_leaves_a_note() -> None:
    page = Sheet().line("•  Visits.", x=72).line("The experiences and progress of children in care: good", size=16)
    assert "list_goes_on" in notes_of(listed(), page.line("Children do well."))


def test_names_of_items_under_the_heading_of_a_list_are_no_table_of_contents() -> None:
    page = listed(*((text, 72.0) for number in (1, 2, 3) for text in (f"Recommendation {number}", "Plans.")))
    assert "list_empty" in notes_of(page.line("The experiences and progress of children in care: good", size=16))


def test_a_group_of_a_list_may_stand_in_a_frame_of_its_own() -> None:
    page = Sheet().line("Areas for improvement", size=16).line("Within three months:").line("•  Plans.", x=72)
    page.line("Within six months:").gap(4)
    page.cells.append((64, page.y - 13, 400, page.y + 22))
    page.line("•  Visits at weekends.", x=72).line("•  Homes.", x=72).gap(30).line("Record of main findings", size=16)
    cover = Sheet().line("Inspection of safeguarding and looked after children services", size=18).line("Kent")
    reading = read(cover.line("Inspection dates: 4 to 15 October 2010"), page)
    assert [item.text for item in reading.recommendations] == ["Plans.", "Visits at weekends.", "Homes."]
    assert {item.confidence.value for item in reading.recommendations} == {"certain"}


def test_marks_of_a_case_study_between_the_heading_of_a_group_and_its_items_are_to_check() -> None:
    page = Sheet().line("Areas for improvement", size=16).line("Within three months:").line("•  Plans.", x=72)
    page.line("Within six months:").gap(8)
    page.cells.append((64, page.y - 13, 400, page.y + 38))
    page.line("Case study", x=72).line("•  A child has a home now.", x=72).gap(30)
    page.line("•  Visits.", x=72).gap(30).line("Record of main findings", size=16)
    cover = Sheet().line("Inspection of safeguarding and looked after children services", size=18).line("Kent")
    found = read(cover.line("Inspection dates: 4 to 15 October 2010"), page).recommendations
    assert [(item.text, item.confidence.value) for item in found] == [
        ("Plans.", "certain"),
        ("A child has a home now.", "check"),
        ("Visits.", "certain"),
    ]
