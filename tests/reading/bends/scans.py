"""Scans of reports: straight, askew, faint, noisy, and with hidden words that differ from what is seen."""

import io
import random
from collections.abc import Callable, Iterator

import pypdfium2 as pdfium
from PIL import Image, ImageFilter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from inspections.reading.contract import PageBox, Reading
from tests.reading.bends.bend import Bend, BentFile, laid_over, plain

MOST_PAGES = 14
"""Pages of a report that is scanned: each takes seconds to be recognised."""
OTHER_WORDS = {
    "good": "outstanding",
    "Good": "Inadequate",
    "inadequate": "good",
    "Outstanding": "Good",
    "improve": "abolish",
    "children": "teachers",
    "all": "none",
    "and": "or",
    "plans": "taxes",
}
"""What a hidden layer says instead of what is seen."""


def _pictures(
    data: bytes, dpi: int, degrees: float = 0, *, faint: bool = False, noisy: bool = False
) -> Iterator[Image.Image]:
    chance = random.Random(dpi)
    for number, page in enumerate(pdfium.PdfDocument(data)):
        picture = page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
        if degrees:
            turn = degrees if number % 2 == 0 else -degrees / 2
            picture = picture.rotate(turn, resample=Image.Resampling.BICUBIC, fillcolor=255)
        if faint:
            picture = picture.point(lambda value: int(150 + value * 0.4))
        if noisy:
            noise = Image.effect_noise(picture.size, 50).point(lambda v: 255 if v < 190 else 120)
            picture = Image.composite(picture, noise, noise.point(lambda v: 255 if v == 255 else 0))
            picture = picture.filter(ImageFilter.GaussianBlur(0.5 + chance.random() * 0.3))
        yield picture


def scanned(dpi: int, degrees: float = 0, *, faint: bool = False, noisy: bool = False) -> Callable[[bytes], bytes]:
    """Every page a picture."""

    def make(data: bytes) -> bytes:
        first, *rest = _pictures(data, dpi, degrees, faint=faint, noisy=noisy)
        out = io.BytesIO()
        first.save(out, format="PDF", resolution=dpi, save_all=True, append_images=rest)
        return out.getvalue()

    return make


def with_hidden_words(altered: bool, visible_stamp: bool = False) -> Callable[[bytes, Reading], BentFile]:
    """Every page a picture over words that nobody sees, as recognising programs leave them."""

    def make(data: bytes, reading: Reading) -> BentFile:
        out, document = io.BytesIO(), pdfium.PdfDocument(data)
        canvas = Canvas(out)
        for page, picture in zip(document, _pictures(data, 150), strict=True):
            width, height = page.get_size()
            canvas.setPageSize((width, height))
            canvas.drawImage(ImageReader(picture), 0, 0, width, height)
            _hide_words(canvas, page, altered)
            if visible_stamp:
                canvas.drawString(20, 12, "Received 3 May 2027")
            canvas.showPage()
        canvas.save()
        boxes = [PageBox(one.page, one.box) for one in reading.judgements] if altered else []
        return BentFile(out.getvalue(), tuple(boxes))

    return make


def _hide_words(canvas: Canvas, page: pdfium.PdfPage, altered: bool) -> None:
    """Each line's words at their places, invisible; some are others."""
    textpage = page.get_textpage()
    for index in range(textpage.count_rects()):
        left, bottom, right, top = textpage.get_rect(index)
        words = textpage.get_text_bounded(left, bottom, right, top).strip()
        if altered:
            words = " ".join(OTHER_WORDS.get(word, word) for word in words.split(" "))
        text = canvas.beginText(left, bottom + 2)
        text.setTextRenderMode(3)
        size = max(4.0, min(14.0, (top - bottom) * 0.95))
        text.setFont("Helvetica", size)
        natural = canvas.stringWidth(words, "Helvetica", size)
        if natural:
            text.setHorizScale(100 * (right - left) / natural)
        text.textOut(words.encode("cp1252", "replace").decode("cp1252"))
        canvas.drawText(text)


def with_picture_over_words(data: bytes, reading: Reading) -> BentFile:
    """The report itself with a picture of it over each page, as some copiers' programs save it."""
    pictures = list(_pictures(data, 150))

    def draw(canvas: Canvas, number: int, width: float, height: float) -> None:
        canvas.drawImage(ImageReader(pictures[number]), 0, 0, width, height)

    return BentFile(laid_over(data, draw))


def _scan(name: str, make: Callable[[bytes], bytes]) -> Bend:
    return plain(name, make, "tesseract", most_pages=MOST_PAGES)


SCANS = (
    _scan("scan at 150", scanned(150)),
    _scan("scan at 200", scanned(200)),
    _scan("scan at 300", scanned(300)),
    _scan("askew by 0.5", scanned(150, 0.5)),
    _scan("askew by 1.2", scanned(200, 1.2)),
    _scan("askew by 3", scanned(200, -3)),
    _scan("faint", scanned(200, 0.4, faint=True)),
    _scan("noisy", scanned(200, noisy=True)),
    Bend("hidden words", with_hidden_words(False), ("tesseract",), MOST_PAGES),
    Bend("hidden words, stamped", with_hidden_words(False, True), ("tesseract",), MOST_PAGES),
    Bend("hidden words, altered", with_hidden_words(True), ("tesseract",), MOST_PAGES),
    Bend("picture over words", with_picture_over_words, ("tesseract",), MOST_PAGES),
)
