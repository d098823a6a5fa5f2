"""Real reports bent without changing what they say: turned, cut, merged, wrapped in other pages."""

import io
from collections.abc import Callable, Sequence

import pypdfium2 as pdfium

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
}


def followed_by(other: bytes) -> Bend:
    """Another whole report in the same file."""
    return lambda data: _joined([data, other])
