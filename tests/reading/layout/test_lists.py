"""Where a list ends: at headings, frames and new margins, and nowhere else."""

import pytest

from inspections.reading.contract import Reading
from tests.reading.pages import HELP, IN_CARE, LEADERS, LEAVERS, MARGIN, Sheet, ilacs_cover, read, sif_cover

ROWS = [(LEADERS, ["Good"]), (HELP, ["Good"]), (IN_CARE, ["Good"]), (LEAVERS, ["Good"])]


def letter(*sheets: Sheet) -> Reading:
    """A letter on a joint inspection of Barnet."""
    cover = Sheet().line("11 May 2018").gap().line("Dear local partnership").gap()
    cover.line("Joint targeted area inspection of the multi-agency response to neglect in").line("Barnet").gap()
    cover.line("Between 12 and 16 March 2018, Ofsted and the Care Quality Commission carried out a joint").gap()
    return read(cover, *sheets)


def texts(reading: Reading) -> list[str]:
    return [item.text for item in reading.recommendations]


@pytest.mark.parametrize("shift", [-18, 18, 30])
def test_a_page_with_another_margin_ends_a_list_like_any_other(shift: int) -> None:
    page = Sheet().line("What needs to improve", size=14).line("•  Visits.", x=72).line("•  Talks between", x=72)
    page.line("managers.", x=82)
    other = Sheet()
    other.line("The experiences and progress of children in care: good", x=MARGIN + shift)
    for number in range(1, 4):
        other.line(f"{number}.  Workers see children often and", x=MARGIN + shift).line(
            "listen.", x=MARGIN + shift + 20
        )
    assert texts(read(ilacs_cover(ROWS), page, other)) == ["Visits.", "Talks between managers."]


def test_an_item_goes_on_over_a_page_with_another_margin() -> None:
    page = Sheet().line("Recommendations", size=16).line("1.  Visits.", x=72).line("2.  The quality of", x=72)
    other = Sheet().line("plans for those in need.", x=112).line("3.  Talks.", x=90).line("4.  Homes", x=90)
    other.line("for all.", x=112)
    assert texts(read(sif_cover(), page, other)) == [
        "Visits.",
        "The quality of plans for those in need.",
        "Talks.",
        "Homes for all.",
    ]


@pytest.mark.parametrize("frame", [(75, 140, 520, 300), None])
def test_a_case_study_at_the_indent_of_the_items_ends_the_list(frame: tuple[float, float, float, float] | None) -> None:
    page = Sheet().line("Areas for improvement", size=14).line("•  Young people wait too long.", x=72)
    page.line("•  Officers do not write things down.", x=72)
    study = Sheet().line("Case study: area for improvement" if frame is None else "Sam’s story", x=90)
    study.line("Workers knew that Sam often stayed away.", x=90).line("Nobody asked why.", x=90)
    if frame:
        study.cells.append((75, 70, 520, 150))
    study.y = 200
    study.line("Next steps", size=14).line("The council should draw up a plan.")
    assert texts(letter(page, study)) == ["Young people wait too long.", "Officers do not write things down."]


def test_a_list_goes_on_after_a_framed_case_study() -> None:
    page = Sheet().line("Areas for improvement", size=14).line("•  Young people wait too long.", x=72).gap(20)
    page.cells.append((75, page.y - 16, 520, page.y + 40))
    page.line("Sam’s story", x=90).line("Nobody asked why Sam stayed away.", x=90).gap(20)
    page.line("•  Officers do not write things down.", x=72).gap().line("Next steps", size=14)
    assert texts(letter(page)) == ["Young people wait too long.", "Officers do not write things down."]


def test_a_coloured_line_of_an_item_is_no_frame() -> None:
    page = Sheet().line("Areas for improvement", size=14).line("•  Young people wait", x=72)
    page.cells.append((88, page.y - 9, 260, page.y + 2))
    page.line("too long.", x=90).gap().line("Next steps", size=14)
    assert texts(letter(page)) == ["Young people wait too long."]


def test_a_sub_heading_at_the_indent_of_the_items_is_none_of_them() -> None:
    page = Sheet().line("Areas for improvement", size=14).line("•  Young people wait", x=72).line("too long.", x=90)
    page.gap(14).line("The safeguarding board", x=90).gap(14).line("•  It meets too seldom.", x=72)
    items = letter(page.gap().line("Next steps", size=14)).recommendations
    assert [(item.text, item.subsection) for item in items] == [
        ("Young people wait too long.", None),
        ("It meets too seldom.", "The safeguarding board"),
    ]


def test_a_line_in_larger_letters_goes_on_with_its_item() -> None:
    page = Sheet().line("What needs to improve?", size=16).line("•  The response to young people.", x=72)
    page.line("(outcome 4, national framework)", x=82, size=13.5).line("•  Visits.", x=72)
    items = read(ilacs_cover(ROWS), page).recommendations
    assert [(item.text, item.tag) for item in items] == [
        ("The response to young people.", "outcome 4"),
        ("Visits.", None),
    ]


def test_prose_that_names_an_annex_ends_no_list() -> None:
    council = Sheet().line("Recommendations", size=16).line("1.  Visits.", x=72).line("Inspection findings", size=16)
    council.line("2.  Nine in ten children in care have had their teeth looked at this year (the", x=72)
    council.line("Annex table 2.2.1 has more).", x=72)
    board = Sheet().line("The Local Safeguarding Children Board (LSCB)", size=18)
    board.line("Recommendations", size=16).line("90.  Meet.", x=72)
    items = read(sif_cover(), council, board).recommendations
    assert [(item.text, item.audience.value) for item in items] == [("Visits.", "authority"), ("Meet.", "lscb")]
