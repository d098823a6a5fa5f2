"""Words that are drawn so that nobody sees them never make an item that is certain."""

import io
from collections.abc import Callable

import pikepdf
import pytest
from PIL import Image
from reportlab.lib.colors import Color, black, darkblue, white, yellow
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from inspections.reading.contract import RecommendationRead
from inspections.reading.limits import Limits
from inspections.reading.reader import read_bytes
from tests.reading.pages import HELP, IN_CARE, LEADERS, LEAVERS, Sheet, ilacs_cover, pdf

ROWS = [(LEADERS, ["Good"]), (HELP, ["Good"]), (IN_CARE, ["Good"]), (LEAVERS, ["Good"])]
ITEM = (72, 110)
"""Left edge and baseline of the first item, from the top left."""
Draw = Callable[[Canvas], None]


def items(over: Draw | None = None, under: Draw | None = None, colour: Color = black) -> tuple[RecommendationRead, ...]:
    """The items of a list of two; something is drawn over or under its page, and the first item has that colour."""
    page = Sheet().line("What needs to improve?", size=16).line("• The quality of plans.", colour=colour)
    page.line("• Visits at weekends.")
    data = pdf(ilacs_cover(ROWS), page)
    with pikepdf.open(io.BytesIO(data)) as document:
        for draw, add in ((over, document.pages[1].add_overlay), (under, document.pages[1].add_underlay)):
            if draw:
                with pikepdf.open(io.BytesIO(_drawn(draw))) as other:
                    add(other.pages[0])
        out = io.BytesIO()
        document.save(out)
    return read_bytes(out.getvalue(), Limits()).recommendations


def _drawn(draw: Draw) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def box(colour: Color, *, alpha: float = 1, width: float = 200) -> Draw:
    """A filled rectangle around the first item, or a part of it."""

    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(colour, alpha=alpha)
        canvas.rect(ITEM[0] - 2, A4[1] - ITEM[1] - 4, width, 16, stroke=0, fill=1)

    return draw


def words(canvas: Canvas) -> None:
    """Words in white, where nothing else stands."""
    canvas.setFillColor(white)
    canvas.drawString(90, A4[1] - 137, "And invented words.")


@pytest.mark.parametrize("cover", [box(black, width=60), box(white, width=60)])
def test_words_under_a_box_are_to_check(cover: Draw) -> None:
    assert [item.confidence.value for item in items(over=cover)][:1] == ["check"]


@pytest.mark.parametrize(
    ("over", "under", "colour"),
    [
        (box(yellow, alpha=0.3), None, black),
        (None, box(yellow), black),
        (None, box(white), black),
        (None, box(darkblue), white),
        (None, None, darkblue),
    ],
)
def test_words_that_are_plainly_seen_are_certain(over: Draw | None, under: Draw | None, colour: Color) -> None:
    found = items(over, under, colour)
    assert [(item.text, item.confidence.value) for item in found] == [
        ("The quality of plans.", "certain"),
        ("Visits at weekends.", "certain"),
    ]


def test_white_lines_are_left_out_and_leave_the_list_to_check() -> None:
    assert [(item.text, item.confidence.value) for item in items(over=words)] == [
        ("The quality of plans.", "check"),
        ("Visits at weekends.", "check"),
    ]


def _picture(alpha: int) -> Draw:
    """A picture over the whole list, of which a corner is seen through in any case."""
    picture = Image.new("RGBA", (60, 60), (255, 255, 255, alpha))
    picture.putpixel((0, 0), (255, 255, 255, 0))
    return lambda canvas: canvas.drawImage(ImageReader(picture), 60, 680, 300, 90, mask="auto")


def test_a_picture_that_is_seen_through_hides_nothing() -> None:
    assert [item.confidence.value for item in items(over=_picture(90))] == ["certain", "certain"]


def test_a_picture_that_is_not_seen_through_hides_what_is_under_it() -> None:
    assert "certain" not in [item.confidence.value for item in items(over=_picture(255))]


def test_one_short_word_that_is_covered_is_seen() -> None:
    def hide(canvas: Canvas) -> None:
        canvas.setFillColor(white)
        canvas.rect(103, A4[1] - 113, 24, 14, fill=1, stroke=0)

    assert [item.confidence.value for item in items(over=hide)] == ["check", "certain"]
