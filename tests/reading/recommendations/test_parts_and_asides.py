"""What stands between or after the items of a list: headings of other parts, case studies, cells, ends of sentences."""

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from inspections.reading.contract import Reading
from tests.reading.pages import Mark, Sheet, ilacs_cover, read

ROWS = [(["Leaders"], ["Good"])]
FIRST, SECOND = "The detail in written plans.", "First visits at weekends."
FOUND = "Children are seen alone and often."


def read_page(sheet: Sheet) -> Reading:
    return read(ilacs_cover(ROWS), sheet)


def items(reading: Reading) -> list[tuple[str, str]]:
    return [(item.text, item.confidence.value) for item in reading.recommendations]


def codes(reading: Reading) -> set[str]:
    return {note.code for note in reading.notes}


def bullets(sheet: Sheet, *texts: str, x: float = 72) -> Sheet:
    for text in texts:
        sheet.line(f"• {text}", x=x, size=11)
    return sheet


def test_items_under_a_heading_set_like_that_of_the_list_may_be_of_another_part() -> None:
    page = bullets(Sheet().line("WHAT NEEDS TO IMPROVE", size=11).gap(), FIRST, SECOND)
    page = bullets(page.gap().line("FINDINGS", size=11).gap(), FOUND)
    assert items(read_page(page)) == [(FIRST, "certain"), (SECOND, "certain"), (FOUND, "check")]


def under_sub_headings(first: str | None, second: str) -> Reading:
    page = Sheet().line("What needs to improve?", size=16).gap()
    if first:
        page.line(first, size=11, font="Helvetica-Bold")
    page = bullets(page, FIRST).gap().line(second, size=11, font="Helvetica-Bold")
    return read_page(bullets(page, SECOND))


def test_items_under_smaller_sub_headings_are_certain() -> None:
    reading = under_sub_headings("Front door", "Help and protection")
    assert items(reading) == [(FIRST, "certain"), (SECOND, "certain")]


def test_items_under_a_sub_heading_where_the_first_ones_have_none_may_be_of_another_part() -> None:
    assert items(under_sub_headings(None, "Help and protection")) == [(FIRST, "certain"), (SECOND, "check")]


@pytest.mark.parametrize("heading", ["Next steps", "What works well", "Strengths of the partnership"])
def test_items_under_a_heading_that_asks_for_nothing_are_of_another_part(heading: str) -> None:
    assert items(under_sub_headings("Front door", heading)) == [(FIRST, "certain"), (SECOND, "check")]


def test_items_in_a_frame_that_goes_on_from_the_page_before_are_to_check() -> None:
    first = bullets(Sheet(y=700).line("What needs to improve?", size=16).gap(), FIRST)
    second = bullets(Sheet(), FOUND, x=90)
    second.cells += [(80, 60, 80.5, 110), (500, 60, 500.5, 110), (80, 110, 500, 110.5)]
    bullets(second.gap(20), SECOND)
    found = items(read(ilacs_cover(ROWS), first, second))
    assert {confidence for text, confidence in found if FOUND in text} == {"check"}
    assert (SECOND, "certain") in found


def test_the_borders_of_a_page_are_no_frame_around_a_case_study() -> None:
    page = bullets(Sheet().line("What needs to improve?", size=16).gap(), FIRST)
    page = bullets(page.gap().line("Case study", size=11, font="Helvetica-Bold"), FOUND)
    page.cells += [(30, 20, 30.5, 822), (565, 20, 565.5, 822)]
    assert items(read_page(page.gap().line("Findings", size=16))) == [(FIRST, "certain"), (FOUND, "check")]


def test_an_item_that_is_cut_after_its_colon_is_to_check() -> None:
    page = bullets(Sheet().line("What needs to improve?", size=16).gap(), FIRST, "Plans, including:")
    page.gap(40).line("Findings", size=16).line("Children are seen often.")
    assert items(read_page(page)) == [(FIRST, "certain"), ("Plans, including:", "check")]


def test_an_item_that_goes_on_in_small_letters_after_a_bracket_is_to_check() -> None:
    page = bullets(Sheet().line("What needs to improve?", size=16).gap(), FIRST, "The work of the officer (LADO)")
    page.gap(16).line("and of the board.", x=60, size=11).line("Findings", size=16)
    assert items(read_page(page))[1][1] == "check"


def test_one_row_of_a_table_without_rules_is_to_check() -> None:
    page = Sheet().line("What needs to improve?", size=16).gap()
    page.line("• First visits at weekends.", size=11)
    page.y -= 14
    page.line("Director.", x=360, size=11).line("Findings", size=16)
    reading = read_page(page)
    assert items(reading) == [("First visits at weekends. Director.", "check")]
    notes = [note.message for note in reading.notes if note.code == "list_to_check"]
    assert len(notes) == 1
    assert notes[0].endswith(" is to check: white space within a line of it may have held words.")


def test_the_raised_number_of_a_footnote_after_a_full_stop_is_no_part_of_an_item() -> None:
    page = bullets(Sheet().line("What needs to improve?", size=16).gap(), FIRST)
    page.marks.append(Mark(72 + stringWidth(f"• {FIRST}", "Helvetica", 11), page.y - 18, "3", 7))
    bullets(page, "Costs of 2.1 for each.").gap().line("Findings", size=16)
    assert items(read_page(page)) == [(FIRST, "certain"), ("Costs of 2.1 for each.", "certain")]


def test_a_group_without_an_item_leaves_a_note() -> None:
    page = bullets(Sheet().line("What needs to improve?", size=16).gap(), FIRST, SECOND)
    page.line("Areas for priority action", size=13).gap().line("A table is printed here as a picture.", size=11)
    assert "list_empty" in codes(read_page(page.gap().line("Findings", size=16)))


def test_a_list_that_begins_on_the_page_after_its_heading_may_go_on_as_well() -> None:
    heading = Sheet(y=760).line("What needs to improve?", size=16)
    page = bullets(Sheet(), FIRST).gap(30)
    page.line("Some meetings start late because partners are not told in time.", x=66, size=11).gap(30)
    bullets(page, SECOND).gap().line("Findings", size=16)
    reading = read(ilacs_cover(ROWS), heading, page)
    assert [note.page for note in reading.notes if note.code == "list_goes_on"] == [2, 3]


def test_a_paragraph_that_was_not_wrapped_is_no_certain_part_of_an_item() -> None:
    page = bullets(Sheet().line("What needs to improve?", size=16).gap(), "First visits at weekends; and")
    page.line("Some meetings start late because partners are not told of them in time by anybody.", size=11)
    found = items(read_page(page.gap().line("Findings", size=16)))
    words = "First visits at weekends; and Some meetings start late because partners are not told of them in time by"
    assert found == [(f"{words} anybody.", "check")]


def test_an_item_that_begins_as_if_there_were_nothing_is_kept_to_check() -> None:
    none = "There are no arrangements to improve attendance at school."
    page = bullets(Sheet().line("What needs to improve?", size=16).gap(), FIRST, none, SECOND)
    found = items(read_page(page.gap().line("Findings", size=16)))
    assert found == [(FIRST, "certain"), (none, "check"), (SECOND, "certain")]


def test_items_after_a_line_that_says_there_are_none_are_to_check() -> None:
    none = "There are no arrangements to improve attendance at school."
    page = bullets(Sheet().line("What needs to improve?", size=16).gap(), none, FIRST, SECOND)
    found = items(read_page(page.gap().line("Findings", size=16)))
    assert found == [(FIRST, "check"), (SECOND, "check")]


def test_a_heading_of_another_part_is_one_though_the_first_items_have_one_like_it() -> None:
    page = Sheet().line("WHAT NEEDS TO IMPROVE", size=11).gap().line("LEADERS", size=11)
    page = bullets(bullets(page, FIRST, SECOND).gap().line("PRACTICE OBSERVED", size=11), FOUND)
    assert items(read_page(page.gap().line("Findings", size=16)))[-1] == (FOUND, "check")


def test_lettered_parts_of_an_item_that_has_no_full_stop_are_parts_of_it() -> None:
    page = Sheet().line("What needs to improve?", size=16).gap()
    for text in (
        "1. The quality of plans.",
        "2. The timeliness of plans and",
        "a) visits by day",
        "b) visits by night",
    ):
        page.line(text, size=11)
    found = items(read_page(page.line("3. The records.", size=11).gap().line("Findings", size=16)))
    assert found[1] == ("The timeliness of plans and\n- visits by day\n- visits by night", "check")


def test_the_address_of_a_page_under_an_item_is_no_part_of_it() -> None:
    page = bullets(Sheet().line("What needs to improve?", size=16).gap(), FIRST, "The records of visits")
    page.gap(30).line("www.example.org", x=66, size=11).line("Findings", size=16)
    assert "www" not in items(read_page(page))[1][0]
