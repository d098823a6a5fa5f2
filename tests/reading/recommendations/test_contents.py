"""A heading of a list in a table of contents is none, however the numbers of its pages are set."""

import pytest

from tests.reading.pages import HELP, IN_CARE, LEADERS, LEAVERS, OVERALL, Mark, Sheet, ilacs_cover, read

ROWS = [(label, ["Good"]) for label in (LEADERS, HELP, IN_CARE, LEAVERS, OVERALL)]
LIST = "What needs to improve?"
OTHERS = ("The experiences and progress of children in care", "The experiences and progress of care leavers")
ITEMS = ["Plans for children who live with relatives.", "Visits to children at weekends."]


def body() -> Sheet:
    """The page with the list and the headings after it."""
    sheet = Sheet().line(LIST, size=16)
    for item in ITEMS:
        sheet.line(f"•  {item}", x=80)
    for heading in OTHERS:
        sheet.gap().line(heading, size=16).line("Children do well.")
    return sheet


def contents(number: str = "", beside: int = 0) -> Sheet:
    """The headings, with the number of a page behind each, or that far to the right as a line of its own."""
    sheet = Sheet().line("Contents", size=16)
    for heading in (LIST, *OTHERS):
        if beside:
            sheet.marks.append(Mark(beside, sheet.y, "3"))
        sheet.line(heading + number)
    return sheet


@pytest.mark.parametrize(("number", "beside"), [("", 0), (" 3", 0), (" ........ 3", 0), ("", 500)])
def test_the_list_is_read_from_its_own_page_and_nothing_is_noted_beside_it(number: str, beside: int) -> None:
    reading = read(ilacs_cover(ROWS), contents(number, beside), body())
    assert [(item.text, item.page, item.confidence) for item in reading.recommendations] == [
        (text, 3, "certain") for text in ITEMS
    ]
    assert [note.code for note in reading.notes if note.code.startswith("list")] == []


def test_the_heading_alone_before_the_page_with_the_list_is_one_of_contents() -> None:
    reading = read(ilacs_cover(ROWS), Sheet().line("Contents", size=16).line(LIST), body())
    assert [note.code for note in reading.notes if note.code.startswith("list")] == []


def test_a_list_that_is_printed_twice_is_no_line_of_contents() -> None:
    reading = read(ilacs_cover(ROWS), body(), body())
    assert {item.page for item in reading.recommendations} == {2, 3}


def grouped(what: str, *headings: str) -> Sheet:
    """A page with a list that has an item on something under each of these headings."""
    sheet = Sheet().line(LIST, size=16)
    for heading in headings:
        sheet.gap().line(heading, font="Helvetica-Bold").line(f"•  {what} of {len(heading)} months.", x=80)
    return sheet


def test_two_lists_with_the_same_headings_in_another_order_are_not_told_apart_in_silence() -> None:
    headings = ("Children in care", "Care leavers", "Early help")
    reading = read(
        ilacs_cover(ROWS), grouped("Plans", *headings), grouped("Visits", headings[1], headings[0], headings[2])
    )
    read_on = {item.page for item in reading.recommendations}
    asked = [note.page for note in reading.notes if note.code == "list_goes_on"]
    assert (read_on, asked[:1]) == ({3}, [2])


def test_a_heading_with_nothing_under_it_that_stands_nowhere_else_leaves_a_note() -> None:
    sheet = Sheet().line(LIST, size=16)
    for heading in OTHERS:
        sheet.gap().line(heading, size=16).line("Children do well.")
    codes = {note.code for note in read(ilacs_cover(ROWS), sheet).notes}
    assert "list_empty" in codes
