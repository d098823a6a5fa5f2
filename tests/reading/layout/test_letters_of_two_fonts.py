"""Letters of another font have other boxes and are no larger or smaller for that: Ghostscript mixes fonts in a line."""

import io

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from inspections.reading.limits import Limits
from inspections.reading.reader import read_bytes

TITLE = ("Inspection of Barnet local authority children’s services", "Inspection dates: 4 to 15 March 2024")
ITEMS = (
    ("Update the plans that tell of early help, so that", "they say more clearly what each family needs."),
    ("Regular talks between managers and new social", "workers, so that all of them know what to do."),
)


def reading_of(*tall: str) -> list[str]:
    """The items of a list in Courier whose lines that begin so have their first letter in Helvetica, a taller font."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=True)
    y = 760
    for text in TITLE:
        canvas.setFont("Helvetica", 16)
        canvas.drawString(72, y, text)
        y -= 24
    canvas.setFont("Courier-Bold", 13.6)
    canvas.drawString(72, y, "What needs to improve?")
    for item in ITEMS:
        for number, text in enumerate(item):
            y -= 20
            canvas.setFont("Courier", 12)
            if number == 0:
                canvas.drawString(72, y, "•")
            first, rest = (text[0], text[1:]) if text.startswith(tall) else ("", text)
            canvas.setFont("Helvetica-Bold", 12)
            canvas.drawString(90, y, first)
            canvas.setFont("Courier", 11.9)
            canvas.drawString(90 + canvas.stringWidth(first, "Helvetica-Bold", 12), y, rest)
    canvas.showPage()
    canvas.save()
    return [item.text for item in read_bytes(buffer.getvalue(), Limits()).recommendations]


def test_a_first_letter_of_a_taller_font_makes_no_small_print_of_the_rest() -> None:
    assert reading_of("Update") == [" ".join(item) for item in ITEMS]


def test_a_line_that_begins_in_a_taller_font_ends_no_list() -> None:
    assert reading_of("they", "workers") == [" ".join(item) for item in ITEMS]
