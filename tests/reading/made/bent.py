"""Real reports bent without changing what they say: turned, cut, merged, wrapped in other pages."""

import io
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
from reportlab.pdfgen.canvas import Canvas

from tests.reading.pages import Sheet, pdf

Bend = Callable[[bytes], bytes]


def _saved(document: pdfium.PdfDocument) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def saved_again(data: bytes) -> bytes:
    """Written anew by PDFium."""
    return _saved(pdfium.PdfDocument(data))


def turned(degrees: int) -> Bend:
    """Every page turned."""

    def bend(data: bytes) -> bytes:
        document = pdfium.PdfDocument(data)
        for page in document:
            page.set_rotation(degrees)
        return _saved(document)

    return bend


def moved(data: bytes) -> bytes:
    """A media box that does not begin at nought, and a crop box within it."""
    document = pdfium.PdfDocument(data)
    for page in document:
        x0, y0, x1, y1 = page.get_mediabox()
        page.set_mediabox(x0 - 120, y0 - 90, x1 + 40, y1 + 60)
        page.set_cropbox(x0 - 10, y0 - 12, x1 + 10, y1 + 8)
    return _saved(document)


def shrunk(data: bytes) -> bytes:
    """Two pages on one, side by side, as some print programs make."""
    document = pdfium.PdfDocument(data)
    raw = pdfium.raw.FPDF_ImportNPagesToOne(document.raw, 842.0, 595.0, 2, 1)
    return _saved(pdfium.PdfDocument(raw))


def scaled(factor: float) -> Bend:
    """Every page drawn larger or smaller."""

    def bend(data: bytes) -> bytes:
        document = pdfium.PdfDocument(data)
        raw = pdfium.raw.FPDF_ImportNPagesToOne(document.raw, 595.0 * factor, 842.0 * factor, 1, 1)
        return _saved(pdfium.PdfDocument(raw))

    return bend


def _joined(parts: Sequence[bytes]) -> bytes:
    document = pdfium.PdfDocument.new()
    for part in parts:
        document.import_pages(pdfium.PdfDocument(part))
    return _saved(document)


def with_blank_first(data: bytes) -> bytes:
    """A blank page before the report."""
    return _joined([pdf(Sheet()), data])


def with_letter_first(data: bytes) -> bytes:
    """A council's own cover letter before the report."""
    letter = Sheet().line("Scrutiny committee, 3 May 2027").line("Dear member,")
    letter.line("Please find the inspectorate’s report attached. Overall effectiveness was good when inspectors")
    letter.line("last came. Officers will attend.").line("Yours sincerely").line("Grace Hopper")
    return _joined([pdf(letter), data])


def with_annex(data: bytes) -> bytes:
    """A council's own annex after the report."""
    annex = Sheet().line("Annex: our own view", size=16).line("Overall effectiveness          Outstanding")
    annex.line("Recommendations", size=16).line("1.  Thank everybody.")
    return _joined([data, pdf(annex)])


def without_end(data: bytes) -> bytes:
    """The last third of the pages gone."""
    document = pdfium.PdfDocument(data)
    for number in reversed(range(max(1, len(document) * 2 // 3), len(document))):
        del document[number]
    return _saved(document)


def with_junk(data: bytes) -> bytes:
    """Words before the header and after the end."""
    return b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n" + data + b"\r\n<html></html>" * 40


def without_trailer(data: bytes) -> bytes:
    """The last hundredth gone."""
    return data[: int(len(data) * 0.99)]


def in_order(order: Callable[[int], Sequence[int]]) -> Bend:
    """The pages in another order, some perhaps left out or twice there; the order is of offsets, by their count."""

    def bend(data: bytes) -> bytes:
        document, bound = pdfium.PdfDocument(data), pdfium.PdfDocument.new()
        for number in order(len(document)):
            bound.import_pages(document, [number])
        return _saved(bound)

    return bend


def cropped(points: float) -> Bend:
    """Less of the edges shown."""

    def bend(data: bytes) -> bytes:
        document = pdfium.PdfDocument(data)
        for page in document:
            x0, y0, x1, y1 = page.get_cropbox()
            page.set_cropbox(x0 + points, y0 + points, x1 - points, y1 - points)
        return _saved(document)

    return bend


def overprinted(draw: Callable[[Canvas, float, float], None]) -> Bend:
    """Something drawn over every page, whose width and height are given."""

    def bend(data: bytes) -> bytes:
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(data)) as document:
            for page in document.pages:
                x0, y0, x1, y1 = (float(side) for side in page.cropbox)
                ink = io.BytesIO()
                canvas = Canvas(ink, pagesize=(x1 - x0, y1 - y0))
                draw(canvas, x1 - x0, y1 - y0)
                canvas.save()
                with pikepdf.open(ink) as over:
                    page.add_overlay(over.pages[0], pikepdf.Rectangle(x0, y0, x1, y1))
            document.save(out)
        return out.getvalue()

    return bend


def _draft(canvas: Canvas, width: float, height: float) -> None:
    canvas.translate(width / 2, height / 2)
    canvas.rotate(52)
    canvas.setFillGray(0.6, 0.35)
    canvas.setFont("Helvetica-Bold", 110)
    canvas.drawCentredString(0, -35, "DRAFT")


def _stamp(canvas: Canvas, width: float, height: float) -> None:
    canvas.setFillColorRGB(0.8, 0, 0)
    canvas.drawString(width - 170, height - 40, "RECEIVED 3 MAY 2027")
    canvas.drawString(width - 170, height - 54, "Published: 4 May 2027")
    canvas.drawString(60, height - 18, "Agenda item 7, Appendix 2")


BENDS: dict[str, Bend] = {
    "saved again": saved_again,
    "turned by 90": turned(90),
    "turned by 180": turned(180),
    "turned by 270": turned(270),
    "moved": moved,
    "scaled by 0.6": scaled(0.6),
    "scaled by 2": scaled(2.0),
    "two pages on one": shrunk,
    "blank first": with_blank_first,
    "letter first": with_letter_first,
    "annex last": with_annex,
    "without the end": without_end,
    "junk around": with_junk,
    "without a trailer": without_trailer,
    "swapped": in_order(lambda count: [1, 0, *range(2, count)]),
    "every page twice": in_order(lambda count: [number for number in range(count) for _ in range(2)]),
    "odd pages first": in_order(lambda count: [*range(0, count, 2), *range(1, count, 2)]),
    "reversed": in_order(lambda count: range(count)[::-1]),
    "cropped": cropped(30),
    "a draft": overprinted(_draft),
    "stamped": overprinted(_stamp),
}


FOLDER = "{folder}"
"""Stands in a command for the address of the folder that it runs in."""


def _by_programs(*commands: Sequence[str]) -> Bend:
    """Made anew by programs that turn `in.pdf` of a folder into `out.pdf`."""

    def bend(data: bytes) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "in.pdf").write_bytes(data)
            for command in commands:
                words = [word.replace(FOLDER, Path(folder).as_uri()) for word in command]
                subprocess.run(words, cwd=folder, capture_output=True, check=True, timeout=600)
            return Path(folder, "out.pdf").read_bytes()

    return bend


PROGRAMS: dict[str, Bend] = {
    "gs": _by_programs(["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-sOutputFile=out.pdf", "in.pdf"]),
    "ps2pdf": _by_programs(
        ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=ps2write", "-sOutputFile=in.ps", "in.pdf"],
        ["ps2pdf", "in.ps", "out.pdf"],
    ),
    "pdftocairo": _by_programs(["pdftocairo", "-pdf", "in.pdf", "out.pdf"]),
    "soffice": _by_programs(
        [
            *("soffice", "--headless", f"-env:UserInstallation={FOLDER}/profile"),
            *("--infilter=writer_pdf_import", "--convert-to", "pdf", "--outdir", "made", "in.pdf"),
        ],
        ["mv", "made/in.pdf", "out.pdf"],
    ),
}
"""Bends by programs that print or save files anew, by the name of the program, which may not be installed."""


def followed_by(other: bytes) -> Bend:
    """Another whole report in the same file."""
    return lambda data: _joined([data, other])
