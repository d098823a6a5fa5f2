"""What the text says and the page does not show is never certain, however it is hidden."""

import io
import zlib
from collections.abc import Callable

import pikepdf
import pypdfium2 as pdfium
import pytest
from pikepdf import Array, Dictionary, Name

from inspections.reading.contract import Reading
from inspections.reading.limits import Limits
from inspections.reading.reader import read_bytes
from tests.reading.pages import HELP, IN_CARE, LEADERS, LEAVERS, Sheet, grades, ilacs_cover, pdf

ROWS = [(HELP, ["Inadequate"]), (IN_CARE, ["Outstanding"]), (LEAVERS, ["Good"])]
WORD = "BT /F9 12 Tf 385 623 Td (Good) Tj ET"


def page(content: str, change: Callable[[pikepdf.Pdf], None] | None = None, encoding: bytes | None = None) -> Reading:
    """A cover whose first row has its grade from this content, drawn last; `change` alters the open file."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(ilacs_cover([(LEADERS, [""]), *ROWS])))) as document:
        first = document.pages[0]
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
        if encoding is not None:
            font.ToUnicode = document.make_stream(encoding)
        first.Resources.Font.F9 = document.make_indirect(font)
        first.contents_add(document.make_stream(b"q " + content.encode() + b" Q"))
        if change:
            change(document)
        document.save(out)
    return read_bytes(out.getvalue(), Limits())


def with_picture(words: str) -> Callable[[pikepdf.Pdf], None]:
    """Adds a picture of words as /Im, of the size of the row's grade."""

    def change(document: pikepdf.Pdf) -> None:
        drawn = pdfium.PdfDocument(pdf(Sheet(y=12).line(words, x=2)))[0].render(scale=3, grayscale=True).to_pil()
        drawn = drawn.crop((0, 0, 270, 48))
        picture = document.make_stream(zlib.compress(drawn.tobytes()))
        picture.update(Dictionary(Type=Name.XObject, Subtype=Name.Image, Width=270, Height=48))
        picture.update(Dictionary(ColorSpace=Name.DeviceGray, BitsPerComponent=8, Filter=Name.FlateDecode))
        document.pages[0].Resources.XObject = Dictionary(Im=picture)

    return change


def with_annotation(kind: Name, appearance: bytes) -> Callable[[pikepdf.Pdf], None]:
    """Lays a note, a stamp or a field over the row's grade."""

    def change(document: pikepdf.Pdf) -> None:
        look = document.make_stream(appearance)
        look.update(Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 90, 20])))
        over = Dictionary(Type=Name.Annot, Subtype=kind, Rect=Array([380, 617, 470, 637]), AP=Dictionary(N=look), F=4)
        over.FT = Name.Tx
        document.pages[0].Annots = Array([document.make_indirect(over)])
        document.Root.AcroForm = Dictionary(Fields=document.pages[0].Annots)

    return change


def with_layer_off(document: pikepdf.Pdf) -> None:
    """A layer /L that is switched off, beside a picture of another grade."""
    layer = document.make_indirect(Dictionary(Type=Name.OCG, Name="Draft"))
    document.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
    document.pages[0].Resources.Properties = Dictionary(L=layer)
    with_picture("Inadequate")(document)


PICTURE = "q 90 0 0 16 385 619 cm /Im Do Q "


def leaders(reading: Reading) -> tuple[str, str] | None:
    return grades(reading).get("leadership")


def test_a_grade_in_plain_sight_is_certain() -> None:
    assert leaders(page(WORD)) == ("good", "certain")
    assert leaders(page(f"0.1 0.2 0.5 rg 380 613 100 24 re f 1 g {WORD}")) == ("good", "certain")


@pytest.mark.parametrize(
    "content",
    [
        f"1 g {WORD}",
        f"0 g 380 627 90 1 re f 1 g {WORD}",
        f"0.2 0.3 0.6 rg 384 620 29 12 re f {WORD}",
        f"{WORD} 1 g 380 613 90 30 re f 0 g 390 613 2 30 re f",
        f"{WORD} 0 g 384 619 20 14 re f",
        f"385 613 2 30 re W n {WORD}",
        f"3 Tr 0 g 380 627 90 1 re f {WORD}",
        "BT /F9 12 Tf 1 0 0 0.01 385 623 Tm (Good) Tj ET",
        "BT /F9 0.5 Tf 385 623 Td (Good) Tj ET",
        "/Span <</ActualText (Good)>> BDC BT /F9 12 Tf 385 623 Td (Inadequate) Tj ET EMC",
    ],
)
def test_a_grade_that_cannot_be_seen_is_to_check(content: str) -> None:
    assert leaders(page(content)) in (("good", "check"), None)


@pytest.mark.parametrize(
    ("content", "change"),
    [
        (WORD + PICTURE, with_picture("Inadequate")),
        (f"{PICTURE} 3 Tr {WORD}", with_picture("Inadequate")),
        (f"{PICTURE} /OC /L BDC {WORD} EMC", with_layer_off),
        (WORD, with_annotation(Name.Square, b"1 g 0 0 90 20 re f")),
        (WORD, with_annotation(Name.Widget, b"1 g 0 0 90 20 re f")),
    ],
)
def test_a_grade_under_something_else_is_to_check(content: str, change: Callable[[pikepdf.Pdf], None]) -> None:
    assert leaders(page(content, change)) == ("good", "check")


def test_letters_that_are_drawn_as_others_are_to_check() -> None:
    names = b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange 4 beginbfchar <49> <0047> <6E> <006F> "
    names += b"<61> <006F> <64> <0064> endbfchar endcmap"
    reading = page("BT /F9 12 Tf 385 623 Td (Inad) Tj ET", encoding=names)
    assert leaders(reading) == ("good", "check")


def test_a_link_over_a_grade_hides_nothing() -> None:
    assert leaders(page(WORD, with_annotation(Name.Link, b""))) == ("good", "certain")


def test_a_grade_beside_a_label_that_cannot_be_seen_is_to_check() -> None:
    reading = page(f"{WORD} 1 g 78 610 290 36 re f")
    assert leaders(reading) == ("good", "check")


def test_a_date_in_white_over_another_is_to_check() -> None:
    reading = page(f"{WORD} 1 g BT /F9 12 Tf 72 698 Td (Inspection dates: 1 to 12 June 2026) Tj ET")
    place = reading.evidence["inspection_dates"]
    assert (place.confidence == "certain") is (reading.inspection_start == "2026-05-11")
    under = page(f"{WORD} 1 g 70 690 300 16 re f")
    assert under.evidence["inspection_dates"].confidence == "check"
    assert under.evidence["title"].confidence == "certain"


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_turned_page_is_looked_at_as_it_is_read(turned: int) -> None:
    data = pdf(ilacs_cover([(LEADERS, ["Good"]), *ROWS]), rotate=turned)
    assert set(grades(read_bytes(data, Limits())).values()) == {
        ("good", "certain"),
        ("inadequate", "certain"),
        ("outstanding", "certain"),
    }


@pytest.mark.parametrize("box", [[595, 842, 0, 0], [0, 0, 595, 842]])
def test_a_page_box_given_from_any_corner_is_the_same_page(box: list[int]) -> None:
    def change(document: pikepdf.Pdf) -> None:
        document.pages[0].MediaBox = Array(box)

    assert leaders(page(WORD, change)) == ("good", "certain")
