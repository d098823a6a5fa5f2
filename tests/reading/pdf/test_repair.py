"""A file that is cut short or has lost its index is read where it can be, and nothing of it is certain."""

import io
from pathlib import Path

import pikepdf
import pytest

from inspections.reading.contract import Reading
from inspections.reading.pdf.repair import has_end_mark, repaired_pdf
from inspections.reading.reader import read_bytes
from inspections.reading.refusals import UnreadableFileError
from tests.reading.pages import HELP, IN_CARE, LEADERS, LEAVERS, PATIENT, Sheet, grades, ilacs_cover, pdf

ROWS = [(LEADERS, ["Good"]), (HELP, ["Good"]), (IN_CARE, ["Good"]), (LEAVERS, ["Good"])]


@pytest.fixture
def packed() -> bytes:
    """A report as most are: objects packed into streams, and the index of the first page in front."""
    page = Sheet().line("What needs to improve?", size=16).line("•  The quality of plans.", x=72)
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(ilacs_cover(ROWS), page))) as document:
        document.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, linearize=True)
    return out.getvalue()


def everything(reading: Reading) -> set[str]:
    """The confidence of every value."""
    parts = [*reading.judgements, *reading.recommendations, *reading.evidence.values()]
    return {part.confidence.value for part in parts}


@pytest.mark.parametrize("lost", [20, 60, 150])
def test_a_report_that_lost_its_end_is_read_and_all_of_it_is_to_check(packed: bytes, lost: int) -> None:
    reading = read_bytes(packed[:-lost], PATIENT)
    assert set(grades(reading).values()) == {("good", "check")}
    assert everything(reading) == {"check"}
    assert reading.notes[0].code == "end_missing"


def test_a_report_that_lost_the_words_of_its_pages_is_damaged_and_no_scan() -> None:
    data = pdf(ilacs_cover(ROWS))
    with pytest.raises(UnreadableFileError) as refusal:
        read_bytes(data[: data.index(b"stream")], PATIENT)
    assert refusal.value.error.code == "damaged"


def test_a_wrong_index_alone_leaves_nothing_in_doubt() -> None:
    data = pdf(ilacs_cover(ROWS)).replace(b"startxref\n", b"startxref\n9")
    assert set(grades(read_bytes(data, PATIENT)).values()) == {("good", "certain")}


def test_words_before_the_header_and_after_the_end_leave_nothing_in_doubt() -> None:
    data = b"HTTP/1.1 200 OK\r\n\r\n" + pdf(ilacs_cover(ROWS)) + b"\n<html></html>"
    assert everything(read_bytes(data, PATIENT)) == {"certain"}


@pytest.mark.parametrize(("data", "code"), [(b"%PDF-1.7\nnothing more", "damaged"), (b"", "damaged")])
def test_what_cannot_be_repaired_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableFileError) as refusal:
        repaired_pdf(data)
    assert refusal.value.error.code == code


def test_the_end_is_looked_for_where_ends_are() -> None:
    assert has_end_mark(b"%PDF-1.4 ... %%EOF\n")
    assert not has_end_mark(b"%%EOF" + b" " * 5000)


@pytest.mark.parametrize("name", ["02a_truncated_50.pdf", "02b_truncated_99.pdf"])
def test_the_reports_cut_short_are_read(shared: Path, name: str) -> None:
    reading = read_bytes((shared / "reports" / "hostile" / name).read_bytes(), PATIENT)
    assert (reading.authority and reading.authority.name, len(reading.judgements)) == ("Barnsley", 5)
    assert everything(reading) == {"check"}
