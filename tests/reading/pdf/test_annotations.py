"""The values of form fields are read as the page shows them, and leave everything to check."""

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from inspections.reading.contract import Reading
from inspections.reading.limits import Limits
from inspections.reading.reader import read_bytes
from tests.reading.pages import HELP, IN_CARE, LEADERS, LEAVERS, OVERALL, Sheet, grades, ilacs_cover, pdf

LABELS = (LEADERS, HELP, IN_CARE, LEAVERS, OVERALL)


def filled_in(*values: str) -> Reading:
    """The reading of a cover whose grades are values of form fields."""
    cover = ilacs_cover([], dates="4 to 15 March 2024")
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=True)
    for mark in cover.marks:
        canvas.setFont("Helvetica", mark.size)
        canvas.drawString(mark.x, A4[1] - mark.y, mark.text)
    canvas.setFont("Helvetica", 12)
    for label, value in zip(LABELS, values, strict=True):
        for line, text in enumerate(label):
            canvas.drawString(80, A4[1] - cover.y - 14 * line, text)
        place = {"x": 385, "y": A4[1] - cover.y - 12, "width": 160, "height": 16, "borderWidth": 0}
        canvas.acroForm.textfield(value=value, fontName="Helvetica", fontSize=11, **place)
        cover.y += 36
    canvas.showPage()
    canvas.save()
    return read_bytes(buffer.getvalue(), Limits())


def test_grades_in_form_fields_are_read_and_are_to_check() -> None:
    reading = filled_in("Good", "Requires improvement to be good", "Outstanding", "Good", "Good")
    assert grades(reading) == {
        "leadership": ("good", "check"),
        "help_and_protection": ("requires_improvement", "check"),
        "children_in_care": ("outstanding", "check"),
        "care_leavers": ("good", "check"),
        "overall": ("good", "check"),
    }
    assert (reading.notes[0].code, reading.notes[0].page) == ("form_fields", 1)
    assert {evidence.confidence for evidence in reading.evidence.values()} == {"check"}


def test_an_empty_field_is_no_grade() -> None:
    assert "overall" not in grades(filled_in("Good", "Good", "Good", "Good", ""))


@pytest.mark.parametrize("sheet", [Sheet().line("Inspection of Barnet local authority children’s services")])
def test_a_file_without_fields_has_no_such_note(sheet: Sheet) -> None:
    sheet.line("Inspection dates: 4 to 15 March 2024")
    assert "form_fields" not in {note.code for note in read_bytes(pdf(sheet), Limits()).notes}
