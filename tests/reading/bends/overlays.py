"""Reports with something laid over or under their pages: drafts, stamps, exemptions, redactions, altered words."""

import io
import random
from collections.abc import Callable, Iterator

import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.colors import Color
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from inspections.reading.contract import Box, PageBox, Reading
from tests.reading.bends.bend import Bend, BentFile, Draw, laid_over, plain

SEED = 10
_BOLD = "Helvetica-Bold"


def _draft(words: str, alpha: float, size: int, angle: float) -> Draw:
    def draw(canvas: Canvas, _: int, width: float, height: float) -> None:
        canvas.translate(width / 2, height / 2)
        canvas.rotate(angle)
        canvas.setFillColor(Color(0.6, 0.6, 0.6, alpha=alpha))
        canvas.setFont(_BOLD, size)
        canvas.drawCentredString(0, -size / 3, words)

    return draw


def _draft_picture(canvas: Canvas, _: int, width: float, height: float) -> None:
    picture = Image.new("RGBA", (600, 600), (0, 0, 0, 0))
    ImageDraw.Draw(picture).text((40, 220), "DRAFT", fill=(120, 120, 120, 90), font=ImageFont.load_default(150))
    picture = picture.rotate(45)
    canvas.drawImage(ImageReader(picture), width / 2 - 250, height / 2 - 250, 500, 500, mask="auto")


def _received(canvas: Canvas, number: int, width: float, height: float) -> None:
    if number:
        return
    canvas.setFillColorRGB(0.8, 0, 0)
    canvas.setStrokeColorRGB(0.8, 0, 0)
    canvas.rect(width - 210, height - 66, 180, 44)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(width - 200, height - 40, "RECEIVED 3 MAY 2027")
    canvas.drawString(width - 200, height - 54, "Children’s scrutiny committee")


def _exempt(canvas: Canvas, number: int, width: float, height: float) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(40, height - 14, "Not for publication by virtue of paragraphs 1 and 2 of Schedule 12A")
    canvas.drawString(40, height - 24, "Agenda item 7, Appendix 2")
    canvas.drawRightString(width - 20, 10, f"Page {number + 101}")


def _exempt_in_body(canvas: Canvas, number: int, width: float, height: float) -> None:
    canvas.setFillColorRGB(0.8, 0, 0)
    canvas.setFont(_BOLD, 12)
    canvas.drawCentredString(width / 2, height / 2 + 3, "EXEMPT – paragraph 3")
    canvas.drawCentredString(width / 2, height / 4, "Outstanding")


def _numbers_of_lines(canvas: Canvas, _: int, __: float, height: float) -> None:
    canvas.setFont("Helvetica", 7)
    for row in range(40):
        canvas.drawString(12, height - 60 - row * 17, str(row + 1))


def _notes_in_margin(canvas: Canvas, number: int, width: float, height: float) -> None:
    canvas.setFillColorRGB(0, 0, 0.7)
    canvas.setFont("Helvetica-Oblique", 9)
    for row in range(3):
        canvas.drawString(width - 60, height - 150 - 180 * row - 7 * (number % 5), "ask DCS!")


def _places(reading: Reading, seed: int) -> Iterator[tuple[int, Box]]:
    """Places on the pages with words of judgements and of items, some of them."""
    chance = random.Random(seed)
    yield from ((one.page, one.box) for one in reading.judgements if chance.random() < 0.4)
    for item in (*reading.recommendations, *reading.strengths, *reading.areas_for_improvement):
        if item.boxes and chance.random() < 0.5:
            place = chance.choice(item.boxes)
            x0, top, x1, bottom = place.box
            if x1 - x0 > 60:
                left = chance.uniform(x0, x1 - 50)
                yield place.page, (left, top, min(left + chance.uniform(45, 150), x1), bottom)


def redacted(colour: float) -> Callable[[bytes, Reading], BentFile]:
    """Boxes over words, which still lie beneath."""

    def make(data: bytes, reading: Reading) -> BentFile:
        places = list(_places(reading, SEED))

        def draw(canvas: Canvas, number: int, _: float, height: float) -> None:
            canvas.setFillGray(colour)
            for page, (x0, top, x1, bottom) in places:
                if page == number + 1:
                    canvas.rect(x0, height - bottom, x1 - x0, bottom - top, fill=1, stroke=0)

        return BentFile(laid_over(data, draw), tuple(PageBox(page, box) for page, box in places))

    return make


def removed(data: bytes, reading: Reading) -> BentFile:
    """Black boxes, and the pieces of text beneath taken out of the file."""
    places = list(_places(reading, SEED))
    document = pdfium.PdfDocument(data)
    for number, page in enumerate(document):
        height, own = page.get_height(), [box for at, box in places if at == number + 1]
        for one in list(page.get_objects(filter=[1])):
            left, bottom, right, _ = one.get_bounds()
            if any(b[0] < right and b[2] > left and height - b[3] < bottom + 4 < height - b[1] for b in own):
                page.remove_obj(one)
        if own:
            page.gen_content()
    out = io.BytesIO()
    document.save(out)
    black = redacted(0)(out.getvalue(), reading)
    return BentFile(black.data, tuple(PageBox(page, box) for page, box in places))


def _altered(words: Callable[[random.Random], str], picture: bool) -> Callable[[bytes, Reading], BentFile]:
    """Other words over those of the report: as a picture, or as text on white ground."""

    def make(data: bytes, reading: Reading) -> BentFile:
        places, chance = list(_places(reading, SEED + 1)), random.Random(SEED)

        def draw(canvas: Canvas, number: int, _: float, height: float) -> None:
            for page, (x0, top, x1, bottom) in places:
                if page != number + 1:
                    continue
                if picture:
                    shown = _picture_of(words(chance), x1 - x0, bottom - top)
                    canvas.drawImage(ImageReader(shown), x0, height - bottom, x1 - x0, bottom - top, mask="auto")
                else:
                    canvas.setFillGray(1)
                    canvas.rect(x0, height - bottom, x1 - x0, bottom - top, fill=1, stroke=0)
                    canvas.setFillGray(0)
                    canvas.setFont("Helvetica", 10)
                    canvas.drawString(x0, height - bottom + 3, words(chance)[: max(4, int((x1 - x0) / 5))])

        return BentFile(laid_over(data, draw), tuple(PageBox(page, box) for page, box in places))

    return make


def _picture_of(words: str, width: float, height: float) -> Image.Image:
    """A picture on white ground that lets nothing through, though it has a channel for what does."""
    picture = Image.new("RGBA", (max(8, int(width * 3)), max(8, int(height * 3))), (255, 255, 255, 255))
    font = ImageFont.load_default(max(8, int(height * 2.1)))
    ImageDraw.Draw(picture).text((4, 1), words, fill=(0, 0, 0, 255), font=font)
    picture.putpixel((0, 0), (255, 255, 255, 0))
    return picture


def _word(chance: random.Random) -> str:
    return chance.choice(["Outstanding", "Inadequate", "never", "all boards of governors", "sixteen", "stop at once"])


def _over(name: str, draw: Draw, *, under: bool = False) -> Bend:
    return plain(name, lambda data: laid_over(data, draw, under=under))


OVERLAYS = (
    _over("draft over", _draft("DRAFT", 0.35, 110, 52)),
    _over("draft over, solid", _draft("DRAFT", 1, 110, 52)),
    _over("draft under", _draft("DRAFT", 0.6, 110, 52), under=True),
    _over("draft level", _draft("DRAFT", 0.5, 60, 0), under=True),
    _over("draft level, small", _draft("DRAFT – NOT FOR RELEASE", 0.5, 14, 0)),
    _over("draft as a picture", _draft_picture),
    _over("good across", _draft("GOOD", 0.3, 120, 45)),
    _over("received", _received),
    _over("exempt", _exempt),
    _over("exempt in the body", _exempt_in_body),
    _over("numbers of lines", _numbers_of_lines),
    _over("notes in the margin", _notes_in_margin),
    Bend("redacted in black", redacted(0)),
    Bend("redacted in white", redacted(1)),
    Bend("redacted and removed", removed),
    Bend("altered by pictures", _altered(_word, picture=True)),
    Bend("altered by words", _altered(_word, picture=False)),
)
