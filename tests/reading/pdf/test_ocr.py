"""A scan is read through tesseract where it is installed, all to check; without it, the refusal says what to do."""

import io
import shutil
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import Image

from inspections.reading.contract import Reading
from inspections.reading.pdf import ocr as scans
from inspections.reading.reader import read_bytes
from inspections.reading.refusals import UnreadableFileError
from tests.reading.pages import (
    HELP,
    IN_CARE,
    LEADERS,
    LEAVERS,
    PATIENT,
    Sheet,
    grades,
    ilacs_cover,
    pdf,
    read_patiently,
)

ROWS = [
    (LEADERS, ["Good"]),
    (HELP, ["Inadequate"]),
    (IN_CARE, ["Requires improvement to be", "good"]),
    (LEAVERS, ["Outstanding"]),
]
LIST = (
    Sheet()
    .line("What needs to improve?", size=16)
    .line("•  How quickly first visits follow a referral at weekends.")
    .line("•  The detail in written plans for children who live with relatives,")
    .line("so that everyone knows what happens next.", x=84)
    .line("•  Regular talks between managers and new social workers.")
)
ITEMS = [
    "How quickly first visits follow a referral at weekends.",
    "The detail in written plans for children who live with relatives, so that everyone knows what happens next.",
    "Regular talks between managers and new social workers.",
]
needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="no tesseract was found (on Debian: apt install tesseract-ocr)"
)


def scanned(*sheets: Sheet, degrees: float = 0) -> bytes:
    """The pages as pictures, as a scanner makes them, which may take a sheet in crookedly or on its head."""
    drawn = (page.render(scale=2).to_pil() for page in pdfium.PdfDocument(pdf(*sheets)))
    pages = [
        page.rotate(degrees, resample=Image.Resampling.BILINEAR, fillcolor="white", expand=degrees % 90 == 0)
        for page in drawn
    ]
    out = io.BytesIO()
    pages[0].save(out, format="PDF", resolution=144, save_all=True, append_images=pages[1:])
    return out.getvalue()


def stamped(data: bytes, words: str) -> bytes:
    """The same with words of real text on every page, as a document system leaves them."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document, pikepdf.open(io.BytesIO(pdf(Sheet(y=820).line(words)))) as ink:
        for page in document.pages:
            page.add_overlay(ink.pages[0])
        document.save(out)
    return out.getvalue()


@cache
def straight() -> Reading:
    """Of a cover and a list as they lie, which takes a second a page to recognise."""
    return read_bytes(scanned(ilacs_cover(ROWS), LIST), PATIENT)


@needs_tesseract
def test_a_scan_is_read_and_all_of_it_is_to_check() -> None:
    reading = straight()
    assert grades(reading) == {
        "leadership": ("good", "check"),
        "help_and_protection": ("inadequate", "check"),
        "children_in_care": ("requires_improvement", "check"),
        "care_leavers": ("outstanding", "check"),
    }
    assert (reading.inspection_start, reading.authority and reading.authority.name) == ("2026-05-11", "Barnet")
    assert {place.confidence.value for place in reading.evidence.values()} == {"check"}
    assert reading.notes[0].code == "recognised"


@needs_tesseract
@pytest.mark.parametrize("degrees", [-1.5, 0.8, 180, 90])
def test_a_scan_that_lies_askew_or_on_its_head_is_set_straight(degrees: float) -> None:
    askew = scanned(ilacs_cover(ROWS), LIST, degrees=degrees)
    reading = read_bytes(askew, PATIENT)
    assert (grades(reading), [item.text for item in reading.recommendations]) == (grades(straight()), ITEMS)
    assert reading.page_sizes[0] == tuple(round(side, 2) for side in pdfium.PdfDocument(askew)[0].get_size())


def with_layer(picture: bytes, *words: Sheet) -> bytes:
    """A scan with words that are not drawn under its pictures, as recognising programs leave them."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(picture)) as document, pikepdf.open(io.BytesIO(pdf(*words))) as layer:
        for page, hidden in zip(document.pages, layer.pages, strict=True):
            content = hidden.Contents.read_bytes().replace(b"BT", b"BT 3 Tr")
            hidden.Contents = layer.make_stream(content)
            page.add_underlay(hidden)
        document.save(out)
    return out.getvalue()


POOR = [(LEADERS, ["Good"]), (HELP, ["Inadequate"]), (IN_CARE, ["good"]), (LEAVERS, ["Good"])]
"""What a poor layer has for the rows: a line of a grade is lost, and another grade is wrong."""


@needs_tesseract
def test_what_a_hidden_layer_says_counts_less_than_what_the_picture_shows() -> None:
    reading = read_bytes(with_layer(scanned(ilacs_cover(ROWS), LIST), ilacs_cover(POOR), Sheet()), PATIENT)
    assert grades(reading) == grades(straight())
    assert [item.text for item in reading.recommendations] == ITEMS


def test_without_tesseract_a_hidden_layer_is_read_and_all_of_it_is_to_check(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans.shutil, "which", lambda _: None)
    reading = read_bytes(with_layer(scanned(ilacs_cover(ROWS)), ilacs_cover(POOR)), PATIENT)
    assert {confidence for _, confidence in grades(reading).values()} == {"check"}
    assert (reading.notes[0].code, reading.evidence["authority"].confidence) == ("hidden_words", "check")


@needs_tesseract
def test_a_stamp_does_not_hide_that_a_file_is_a_scan() -> None:
    reading = read_bytes(stamped(scanned(ilacs_cover(ROWS)), "Received 3 May"), PATIENT)
    assert len(reading.judgements) == 4
    assert reading.notes[0].code == "recognised"


@needs_tesseract
def test_the_boxes_of_a_scan_lie_on_its_pictures() -> None:
    judgement = straight().judgements[0]
    printed = read_bytes(pdf(ilacs_cover(ROWS)), PATIENT).judgements[0]
    assert judgement.box == pytest.approx(printed.box, abs=6)


@needs_tesseract
def test_a_scan_of_nothing_is_refused() -> None:
    with pytest.raises(UnreadableFileError) as refusal:
        read_bytes(pdf(Sheet()), PATIENT)
    assert "no words were recognised" in refusal.value.error.message


@needs_tesseract
def test_only_the_pages_that_matter_are_recognised() -> None:
    assert list(scans.pages_to_recognise(3)) == [1, 2, 3]
    assert list(scans.pages_to_recognise(40))[:8] == [1, 2, 3, 4, 38, 39, 40, 5]
    assert len(list(scans.pages_to_recognise(300))) == 16


def test_without_tesseract_the_refusal_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans.shutil, "which", lambda _: None)
    with pytest.raises(UnreadableFileError) as refusal:
        read_bytes(scanned(ilacs_cover(ROWS)), PATIENT)
    assert refusal.value.error.code == "no_text"
    assert "install tesseract-ocr" in refusal.value.error.message


@needs_tesseract
def test_the_real_scan_is_read(shared: Path) -> None:
    reading = read_patiently(shared / "reports" / "hostile" / "05_scanned_3p.pdf")
    assert (reading.authority and reading.authority.name, len(reading.judgements)) == ("Barnsley", 5)
    assert {judgement.confidence.value for judgement in reading.judgements} == {"check"}
