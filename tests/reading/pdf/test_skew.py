"""Scans that lie askew are set straight before their words are recognised, and the boxes lie on the page as it is."""

import pypdfium2 as pdfium
import pytest
from PIL import Image

from inspections.reading.pdf.skew import Turn, degrees_to_turn
from tests.reading.pages import Sheet, pdf

WORDS = "Families here meet workers who listen. Much has changed since the last area-wide inspection."


def picture(degrees: float) -> Image.Image:
    sheet = Sheet()
    for _ in range(12):
        sheet.line(WORDS, size=11)
    drawn = pdfium.PdfDocument(pdf(sheet))[0].render(scale=2, grayscale=True).to_pil()
    return drawn.rotate(degrees, resample=Image.Resampling.BILINEAR, fillcolor=255)


@pytest.mark.parametrize("degrees", [-3.0, -1.4, -0.4, 0.6, 1.0, 2.2])
def test_a_page_is_turned_back_by_as_much_as_it_lies_askew(degrees: float) -> None:
    assert degrees_to_turn(picture(degrees)) == pytest.approx(-degrees, abs=0.15)


def test_a_straight_page_and_a_blank_one_are_left_alone() -> None:
    assert degrees_to_turn(picture(0)) == 0
    assert degrees_to_turn(Image.new("L", (1200, 1700), 255)) == 0


@pytest.mark.parametrize(
    ("degrees", "turned_size", "on_page"),
    [
        (0, (600, 800), (100, 200, 300, 220)),
        (180, (600, 800), (300, 580, 500, 600)),
        (90, (800, 600), (380, 100, 400, 300)),
        (270, (800, 600), (200, 500, 220, 700)),
    ],
)
def test_a_box_of_the_turned_picture_lies_where_its_words_are_on_the_page(
    degrees: float, turned_size: tuple[float, float], on_page: tuple[float, ...]
) -> None:
    box = Turn(degrees, (600, 800)).on_page((100, 200, 300, 220), turned_size)
    assert box == pytest.approx(on_page)
