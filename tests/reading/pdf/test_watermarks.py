"""A word across the page is none of its lines, and leaves everything to check."""

import io

import pikepdf
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from inspections.reading.limits import Limits
from inspections.reading.reader import read_bytes
from tests.reading.pages import HELP, IN_CARE, LEADERS, LEAVERS, OVERALL, Sheet, grades, ilacs_cover, pdf

ROWS = [(label, ["Good"]) for label in (LEADERS, HELP, IN_CARE, LEAVERS, OVERALL)]
ITEMS = [
    "How quickly first visits follow a referral at weekends.",
    "The detail in written plans for children who live with relatives, so that everyone knows.",
    "Regular talks between managers and new social workers.",
]


def across(data: bytes, words: str, degrees: float) -> bytes:
    ink = io.BytesIO()
    canvas = Canvas(ink, pagesize=A4)
    canvas.translate(A4[0] / 2, A4[1] - 140)
    canvas.rotate(degrees)
    canvas.setFillGray(0.8)
    canvas.setFont("Helvetica-Bold", 40)
    canvas.drawCentredString(0, 0, words)
    canvas.save()
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document, pikepdf.open(ink) as over:
        for page in document.pages:
            page.add_underlay(over.pages[0])
        document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(("words", "degrees"), [("DRAFT", 52), ("Not for publication", 30), ("GOOD", -45)])
def test_words_across_pages_are_in_no_item_and_all_is_to_check(words: str, degrees: float) -> None:
    page = Sheet().line("What needs to improve?", size=16)
    for item in ITEMS:
        for number, part in enumerate(item.split(", ")):
            page.line(f"•  {part}{',' * (number == 0 and ', ' in item)}" if number == 0 else part, x=72 + 12 * number)
    reading = read_bytes(across(pdf(ilacs_cover(ROWS, dates="4 to 15 March 2024"), page), words, degrees), Limits())
    assert [item.text for item in reading.recommendations] == ITEMS
    assert {item.confidence for item in reading.recommendations} == {"check"}
    assert {confidence for _, confidence in grades(reading).values()} == {"check"}
    assert (reading.notes[0].code, f"“{words}”" in reading.notes[0].message) == ("words_across", True)


def test_words_along_the_edge_are_no_watermark() -> None:
    reading = read_bytes(across(pdf(ilacs_cover(ROWS, dates="4 to 15 March 2024")), "Barnet", 90), Limits())
    assert "words_across" not in {note.code for note in reading.notes}


def test_letters_that_lean_are_no_watermark() -> None:
    ink = io.BytesIO()
    canvas = Canvas(ink, pagesize=A4)
    text = canvas.beginText()
    text.setFont("Helvetica", 12)
    text.setTextTransform(1, 0, 0.33, 1, 72, 300)
    text.textLine("Leadership, management and governance")
    canvas.drawText(text)
    canvas.save()
    out = io.BytesIO()
    with (
        pikepdf.open(io.BytesIO(pdf(ilacs_cover(ROWS, dates="4 to 15 March 2024")))) as document,
        pikepdf.open(ink) as over,
    ):
        document.pages[0].add_overlay(over.pages[0])
        document.save(out)
    reading = read_bytes(out.getvalue(), Limits())
    assert "words_across" not in {note.code for note in reading.notes}
