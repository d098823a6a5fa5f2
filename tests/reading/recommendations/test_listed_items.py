"""Items are whole, across lines and pages, free of running heads and footnotes, with their tag split off."""

import pytest

from inspections.reading.contract import RecommendationRead
from tests.reading.pages import HELP, IN_CARE, LEADERS, LEAVERS, Mark, Sheet, ilacs_cover, read, sif_cover

ROWS = [(LEADERS, ["Good"]), (HELP, ["Good"]), (IN_CARE, ["Good"]), (LEAVERS, ["Good"])]


def essence(items: tuple[RecommendationRead, ...]) -> list[tuple[str, str, str | None, str, str | None]]:
    return [(item.number, item.text, item.section, item.audience.value, item.tag) for item in items]


def test_bullets_become_items_with_their_wrapped_lines() -> None:
    page = Sheet().line("What needs to improve?", size=16)
    page.line("•", x=72)
    page.y -= 15
    page.line("The quality of plans, so that children know", x=90).line("what will happen.", x=90)
    page.line("• Visits.", x=72)
    page.line("The experiences and progress of children in care: good", size=16).line("1. Children do well.")
    assert essence(read(ilacs_cover(ROWS), page).recommendations) == [
        (
            "1",
            "The quality of plans, so that children know what will happen.",
            "What needs to improve?",
            "authority",
            None,
        ),
        ("2", "Visits.", "What needs to improve?", "authority", None),
    ]


@pytest.mark.parametrize("raised", [False, True])
def test_an_item_goes_on_over_the_page_without_running_feet_and_footnotes(raised: bool) -> None:
    pages = [ilacs_cover(ROWS), Sheet(), Sheet(), Sheet()]
    pages[1].line("What needs to improve?", size=16).line("•  The oversight of", x=72).gap(500)
    if raised:
        pages[1].marks.append(Mark(72, pages[1].y - 3, "1", 5.5))
        pages[1].line("A note that belongs to no item.", x=76, size=8)
    else:
        pages[1].line("1 A note that belongs to no item.", size=8)
    pages[2].line("plans by managers. (Outcome four, national framework)", x=80)
    for number, page in enumerate(pages, start=1):
        page.y = 790
        page.line(f"Inspection of Barnet local authority children’s services {number}", size=9)
    assert essence(read(*pages).recommendations) == [
        ("1", "The oversight of plans by managers.", "What needs to improve?", "authority", "outcome 4")
    ]


def test_every_line_of_an_item_has_its_box() -> None:
    page = Sheet().line("What needs to improve", size=16).line("•  The quality of", x=72).line("plans.", x=80)
    boxes = read(ilacs_cover(ROWS), page).recommendations[0].boxes
    assert [(b.page, round(b.box[0])) for b in boxes] == [(2, pytest.approx(72, abs=3)), (2, pytest.approx(80, abs=3))]


def test_nested_bullets_stay_in_their_item_as_lines() -> None:
    page = Sheet().line("Recommendations", size=16).line("1.  Improve plans by:", x=72)
    page.line("•  listening", x=90).line("•  writing them", x=90).line("down.", x=100).line("2.  Visit.", x=72)
    reading = read(sif_cover(), page)
    assert [item.text for item in reading.recommendations] == [
        "Improve plans by:\n- listening\n- writing them down.",
        "Visit.",
    ]


@pytest.mark.parametrize(
    "marks", ["1. 2.", "1) 2)", "(1) (2)", "1 2", "a) b)", "(a) (b)", "i. ii.", "— —", "» »", "o o"]
)
def test_any_mark_begins_an_item(marks: str) -> None:
    page = Sheet().line("Recommendations", size=16)
    for mark, text in zip(marks.split(), ("Plans for", "Visits."), strict=True):
        page.marks.append(Mark(72, page.y, mark))
        page.line(text, x=100)
        if text == "Plans for":
            page.line("those in need.", x=100)
    assert [item.text for item in read(sif_cover(), page).recommendations] == ["Plans for those in need.", "Visits."]


def test_an_item_may_begin_with_a_number_of_its_own() -> None:
    page = (
        Sheet()
        .line("Recommendations", size=16)
        .line("8. 16- and 17-year-olds are housed.", x=72)
        .line("9. Visits.", x=72)
    )
    items = read(sif_cover(), page).recommendations
    assert [(i.number, i.text) for i in items] == [("8", "16- and 17-year-olds are housed."), ("9", "Visits.")]


def test_groups_of_urgency_and_the_board_are_told_apart() -> None:
    council = Sheet().line("What does the local authority need to improve?", size=16)
    council.line("Priority and immediate action").line("16.  There are no areas of priority action.")
    council.line("Areas for improvement").line("Quality of practice").line("17.  Train.", x=72)
    council.line("The local authority’s strengths", size=16).line("18.  It is good.")
    board = Sheet().line("The Local Safeguarding Children Board (LSCB)", size=18)
    board.line("Recommendations", size=16).line("90.  Meet.", x=72).line("Inspection findings", size=16)
    reading = read(sif_cover(), council, board)
    assert essence(reading.recommendations) == [
        ("17", "Train.", "Areas for improvement", "authority", None),
        ("90", "Meet.", "Recommendations", "lscb", None),
    ]
    assert reading.recommendations[0].subsection == "Quality of practice"


def test_a_number_drawn_apart_is_a_mark_only_beside_a_line() -> None:
    page = Sheet().line("Recommendations", size=16)
    page.marks += [
        Mark(100, page.y, "Help those up to the age of"),
        Mark(100, page.y + 15, "17."),
        Mark(72, page.y, "1."),
    ]
    page.y += 30
    page.marks += [Mark(100, page.y, "Visit."), Mark(72, page.y, "2.")]
    items = read(sif_cover(), page).recommendations
    assert [(item.number, item.text) for item in items] == [("1", "Help those up to the age of 17."), ("2", "Visit.")]


def test_numbered_findings_after_bullets_are_no_items() -> None:
    page = Sheet().line("What needs to improve", size=18).line("• Plans.", x=72)
    page.line("The experiences and progress of children in care: good", size=14).line("1. Children do well.")
    page.line("2. They are safe.")
    assert [item.text for item in read(ilacs_cover(ROWS), page).recommendations] == ["Plans."]


def test_a_council_s_annex_is_not_the_report_s_list() -> None:
    page = Sheet().line("What needs to improve", size=16).line("• Plans.", x=72)
    annex = (
        Sheet().line("Annex: what we think", size=16).line("What needs to improve", size=16).line("• Nothing.", x=72)
    )
    assert [item.text for item in read(ilacs_cover(ROWS), page, annex).recommendations] == ["Plans."]


def test_an_annex_of_figures_ends_the_lists() -> None:
    page = Sheet().line("What needs to improve", size=16).line("• Plans.", x=72)
    annex = Sheet().line("Annex A: figures", size=16).line("Children in care 312").line("Care leavers 145").gap()
    annex.line("What needs to improve", size=16).line("• Old plans.", x=72).line("• Old visits.", x=72)
    assert [item.text for item in read(ilacs_cover(ROWS), page, annex).recommendations] == ["Plans."]


def test_a_table_of_contents_without_page_numbers_ends_no_list() -> None:
    contents = Sheet().line("Contents", size=16)
    for chapter in ("Information", "Recommendations", "Inspection findings", "Annex A: about this inspection"):
        contents.line(chapter)
    body = [Sheet().line("Information", size=16).line("Children are seen.", size=11) for _ in range(5)]
    page = Sheet().line("Recommendations", size=16).line("• Plans.", x=72).line("• Visits.", x=72)
    page.gap().line("Inspection findings", size=16)
    found = read(sif_cover(), contents, *body, page, *body).recommendations
    assert [(item.text, item.confidence.value) for item in found] == [("Plans.", "certain"), ("Visits.", "certain")]


def test_a_number_that_goes_on_with_a_sentence_is_no_item() -> None:
    page = Sheet().line("What needs to improve", size=16).line("•  Help for those aged 16 and", x=72)
    page.line("17. (outcome 2, national framework)", x=82).line("•  Visits.", x=72)
    items = read(ilacs_cover(ROWS), page).recommendations
    assert [(item.text, item.tag) for item in items] == [
        ("Help for those aged 16 and 17.", "outcome 2"),
        ("Visits.", None),
    ]


def test_a_raised_digit_that_was_drawn_last_is_no_word_of_its_item() -> None:
    page = Sheet().line("What needs to improve", size=16)
    page.marks += [Mark(72, page.y, "•  Plans of the board"), Mark(195, page.y, " that children know of and")]
    page.marks.append(Mark(191, page.y - 5, "1", 7))
    page.y += 15
    page.line("those aged 16 and 17.", x=82).line("•  Visits.", x=72)
    items = read(ilacs_cover(ROWS), page).recommendations
    assert [item.text for item in items] == [
        "Plans of the board that children know of and those aged 16 and 17.",
        "Visits.",
    ]
