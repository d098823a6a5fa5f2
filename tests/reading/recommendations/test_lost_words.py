"""An item is to check where words of it may have been lost: blacked out, cut out of a line, over the edge."""

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from inspections.reading.contract import RecommendationRead
from inspections.reading.limits import Limits
from inspections.reading.reader import read_bytes

FULL = "The quality of the plans that are made with families when children first come into"
REST = "care, and how they are reviewed."


def items(second: str = REST, *, box: float | None = None, words_on_box: str = "", foot: float = 200) -> list[str]:
    """How sure the items of a list are whose first has two lines, the second perhaps blacked out from a place on."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    _cover(canvas)
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(72, foot + 60, "What needs to improve?")
    canvas.setFont("Helvetica", 10)
    for line, x, y in ((f"• {FULL}", 72, 30), (second, 79, 15), ("• Visits at weekends.", 72, 0)):
        canvas.drawString(x, foot + y, line)
    if box is not None:
        canvas.rect(box, foot + 12, 120, 11, fill=1, stroke=0)
        canvas.setFillGray(1)
        canvas.drawString(box + 4, foot + 15, words_on_box)
    canvas.showPage()
    canvas.save()
    return [item.confidence.value for item in _read(out.getvalue())]


def _cover(canvas: Canvas) -> None:
    for row, words in enumerate(
        (
            "Inspection of Barnet local authority children’s services",
            "Inspection dates: 11 to 22 May 2026",
            "Lead inspector: Ada Byron, His Majesty’s Inspector",
            "The impact of leaders on social work practice with children and families    Good",
        )
    ):
        canvas.drawString(72, 760 - 20 * row, words)
    canvas.showPage()


def _read(data: bytes) -> tuple[RecommendationRead, ...]:
    return read_bytes(data, Limits()).recommendations


def test_whole_items_are_certain() -> None:
    assert items() == ["certain", "certain"]


@pytest.mark.parametrize("second", ["care, and", ""], ids=["the end of a line", "the whole line"])
def test_a_black_box_where_words_may_have_stood_leaves_the_item_to_check(second: str) -> None:
    assert items(second, box=130)[0] == "check"


def test_a_dark_ground_with_words_on_it_hides_none() -> None:
    # The item after it is to check for another reason: the words look like a heading that comes late.
    assert items(box=300, words_on_box="Next page")[0] == "certain"


def test_white_space_within_a_line_leaves_the_item_to_check() -> None:
    assert items("care, and how" + " " * 40 + "they are reviewed.") == ["check", "certain"]


def test_white_space_within_a_short_line_leaves_the_item_to_check() -> None:
    assert items("care." + " " * 40 + "Homes.") == ["check", "certain"]


def test_an_item_at_the_edge_of_the_page_is_to_check() -> None:
    assert items(foot=6) == ["certain", "check"]


def test_an_item_of_which_only_the_full_stop_is_left_is_to_check() -> None:
    assert read_list_of("The quality of plans.", ".", "Visits.") == ["certain", "check", "certain"]


def test_words_written_across_a_line_leave_its_item_to_check() -> None:
    assert read_list_of("The quality of plans.", "Homes that are near.", "Visits.", across=1) == [
        "certain",
        "check",
        "certain",
    ]


def read_list_of(*texts: str, across: int | None = None) -> list[str]:
    """How sure the items of a list are; across one of them there may be another word in letters as tall."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    _cover(canvas)
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(72, 700, "What needs to improve?")
    canvas.setFont("Helvetica", 10)
    for number, text in enumerate(texts):
        canvas.drawString(72, 670 - 15 * number, "•")
        canvas.drawString(85, 670 - 15 * number, text)
        if number == across:
            canvas.drawString(112, 670 - 15 * number, "RELEASE")
    canvas.showPage()
    canvas.save()
    return [item.confidence.value for item in _read(out.getvalue())]
