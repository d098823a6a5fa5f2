"""Pages made by the tests: words at given places, and the covers of reports put together from them."""

import io
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pypdfium2 as pdfium
from reportlab.lib.colors import Color, black
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from inspections.reading.command import read_file
from inspections.reading.contract import Reading
from inspections.reading.limits import Limits
from inspections.reading.reader import read_bytes

PATIENT = Limits(timeout_seconds=600, processor_seconds=90)
"""For what is read by a machine that does much else meanwhile; a reader that hangs is found out all the same."""
LEADING = 15.0
LABELS_LEFT, GRADES_LEFT, RIGHT_EDGE, MARGIN = 80, 385, 570, 72

LEADERS = ["The impact of leaders on social work", "practice with children and families"]
HELP = ["The experiences and progress of", "children who need help and protection"]
IN_CARE = ["The experiences and progress of", "children in care"]
LEAVERS = ["The experiences and progress of care", "leavers"]
BOTH = ["The experiences and progress of children in care and", "care leavers"]
OVERALL = ["Overall effectiveness"]


@dataclass(frozen=True)
class Mark:
    """One line of words: left edge and baseline in points from the top left, size and colour."""

    x: float
    y: float
    text: str
    size: float = 12
    colour: Color = black
    font: str = "Helvetica"


@dataclass
class Sheet:
    """A page in the making; `y` is where the next line of prose goes."""

    marks: list[Mark] = field(default_factory=list)
    y: float = 90
    cells: list[tuple[float, float, float, float]] = field(default_factory=list)
    """Left, top, right and bottom of what is drawn as a ruled cell."""

    def line(
        self, text: str, x: float = MARGIN, size: float = 12, colour: Color = black, font: str = "Helvetica"
    ) -> "Sheet":
        """Words under what stands already."""
        self.marks.append(Mark(x, self.y, text, size, colour, font))
        self.y += size + 3
        return self

    def row(self, label: list[str], grade: list[str], colour: Color = black) -> "Sheet":
        """A row of a table, with the lines of its grade centred beside those of its label."""
        height = max(len(label), len(grade)) * LEADING
        for cell, x, shade in ((label, LABELS_LEFT, black), (grade, GRADES_LEFT, colour)):
            top = self.y + (height - len(cell) * LEADING) / 2
            self.marks += [Mark(x, top + n * LEADING, text, 12, shade) for n, text in enumerate(cell)]
        self.y += height + 10
        return self

    def ruled_row(self, label: list[str], grade: list[str]) -> "Sheet":
        """A row with lines around both of its cells."""
        top = self.y - LEADING
        self.row(label, grade)
        bottom = self.y - LEADING
        self.cells += [(LABELS_LEFT - 5, top, GRADES_LEFT - 5, bottom), (GRADES_LEFT - 5, top, RIGHT_EDGE, bottom)]
        return self

    def gap(self, points: float = 12) -> "Sheet":
        """White space."""
        self.y += points
        return self


def pdf(*sheets: Sheet, encrypt: str | None = None, rotate: int = 0) -> bytes:
    """The pages as a PDF."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=True, encrypt=encrypt)
    for sheet in sheets:
        for mark in sheet.marks:
            canvas.setFont(mark.font, mark.size)
            canvas.setFillColor(mark.colour)
            canvas.drawString(mark.x, A4[1] - mark.y, mark.text)
        for x0, top, x1, bottom in sheet.cells:
            canvas.rect(x0, A4[1] - bottom, x1 - x0, bottom - top)
        canvas.showPage()
    canvas.save()
    return _turned(buffer.getvalue(), rotate) if rotate else buffer.getvalue()


def _turned(data: bytes, rotate: int) -> bytes:
    """The pages turned as a viewer turns them: the words stay where they are on the paper."""
    document = pdfium.PdfDocument(data)
    for page in document:
        page.set_rotation(rotate)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def ilacs_cover(
    rows: list[tuple[list[str], list[str]]],
    dates: str = "11 to 22 May 2026",
    council: str = "Barnet",
    inspector: str = "Lead inspector: Ada Byron, His Majesty’s Inspector",
) -> Sheet:
    """The first page of an ILACS report."""
    sheet = Sheet().line(f"Inspection of {council} local authority", size=18).line("children’s services", size=18)
    sheet.gap().line(f"Inspection dates: {dates}").line(inspector).gap()
    sheet.row(["Judgement"], ["Grade"])
    for label, grade in rows:
        sheet.row(label, grade)
    return sheet.gap()


def sif_cover(
    headline: str = "Children’s services in Barnet are good",
    council: str = "London Borough of Barnet",
    title: str = "Inspection of services for children in need of help and",
    dates: str = "24 April 2017 to 18 May 2017",
) -> Sheet:
    """The first page of a SIF report, up to its headline."""
    sheet = Sheet().line(council, size=18).line(title).line("protection, children looked after and care leavers")
    sheet.line("and").line("Review of the effectiveness of the Local Safeguarding Children").line("Board")
    sheet.gap().line(f"Inspection date: {dates}").line("Report published: 7 July 2017")
    return sheet.gap().line(headline).gap()


def read(*sheets: Sheet, **options: int) -> Reading:
    """The reading of made pages, in this process."""
    return read_bytes(pdf(*sheets, **options), PATIENT)


@cache
def read_patiently(path: Path) -> Reading:
    """The reading of a file that several modules ask for: one that is a scan takes seconds."""
    return read_file(path, PATIENT)


def grades(reading: Reading) -> dict[str, tuple[str, str]]:
    """Area to grade and confidence."""
    return {j.area: (j.grade.value, j.confidence.value) for j in reading.judgements}
