"""Small PDFs with known text in known places, so that no test depends on somebody else's report."""

from __future__ import annotations

import io

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

LEFT, TOP, LEADING = 57, 70, 18


def make_pdf(*pages: list[str], title: str = "A page made by the tests") -> bytes:
    """A PDF; each page is a list of lines in 12-point Helvetica, with lines that start with "# " in bold 18-point."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=True)
    canvas.setTitle(title)
    for lines in pages or (["Words that no inspectorate wrote."],):
        _page(canvas, lines)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _page(canvas: Canvas, lines: list[str]) -> None:
    for number, line in enumerate(lines):
        heading = line.startswith("# ")
        canvas.setFont("Helvetica-Bold" if heading else "Helvetica", 18 if heading else 12)
        canvas.drawString(LEFT, A4[1] - TOP - number * LEADING, line.removeprefix("# "))
