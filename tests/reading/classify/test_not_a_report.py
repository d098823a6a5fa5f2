"""A file that is refused is told what it is, as far as that can be told, and what to do instead."""

import io

import pikepdf
import pytest

from inspections.reading.limits import Limits
from inspections.reading.reader import read_bytes
from inspections.reading.refusals import MESSAGES, UnreadableFileError
from inspections.reading.vocabulary import ErrorCode
from tests.reading.pages import Sheet, pdf


def refusal_of(data: bytes) -> str:
    with pytest.raises(UnreadableFileError) as refused:
        read_bytes(data, Limits())
    assert refused.value.error.code is ErrorCode.NOT_AN_INSPECTION_REPORT
    return refused.value.error.message


def with_file_inside(data: bytes, name: str) -> bytes:
    document = pikepdf.open(io.BytesIO(data))
    document.attachments[name] = pikepdf.AttachedFileSpec(document, pdf(Sheet().line("The report")), filename=name)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_dynamic_form(data: bytes) -> bytes:
    document = pikepdf.open(io.BytesIO(data))
    parts = pikepdf.Array([pikepdf.String("xdp"), document.make_stream(b"<xdp/>")])
    document.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(), XFA=parts)
    document.Root.NeedsRendering = True
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (
            ["Inspection of progress made in the provision", "of safeguarding services in Kent"],
            "inspection of progress",
        ),
        (["Kent fostering service", "Inspection report"], "inspection of an agency"),
        (["Inspection of Hill Top Primary School"], "school’s report"),
        (["An inspection of youth offending services in", "Kent"], "youth justice"),
        (["Local government peer review: Kent"], "review by other councils"),
        (["Response to our inspection", "Improvement plan 2024"], "“Improvement plan”"),
    ],
)
def test_another_kind_of_report_is_called_what_it_is(lines: list[str], words: str) -> None:
    sheet = Sheet()
    for line in lines:
        sheet.line(line, size=16)
    assert words in refusal_of(pdf(sheet.gap().line("Leaders acted.")))


@pytest.mark.parametrize("sheet", [Sheet().line("Open this portfolio in Acrobat."), Sheet()], ids=["asks", "blank"])
def test_a_portfolio_is_said_to_hold_the_report(sheet: Sheet) -> None:
    message = refusal_of(with_file_inside(pdf(sheet), "Kent report.pdf"))
    assert "portfolio" in message
    assert "“Kent report.pdf”" in message


def test_a_note_inside_a_file_makes_no_portfolio() -> None:
    assert (
        refusal_of(with_file_inside(pdf(Sheet().line("Minutes")), "note.txt"))
        == MESSAGES[ErrorCode.NOT_AN_INSPECTION_REPORT]
    )


def test_a_form_that_only_one_program_shows_is_to_be_printed() -> None:
    message = refusal_of(with_dynamic_form(pdf(Sheet().line("Please wait … your PDF viewer cannot show this."))))
    assert "print it to a new PDF" in message


def test_a_title_with_nothing_else_is_refused_with_a_sentence_that_says_so() -> None:
    sheet = Sheet().line("Cabinet", size=14).line("Subject: Ofsted inspection of children’s services")
    with pytest.raises(UnreadableFileError) as refused:
        read_bytes(pdf(sheet.gap().line("The result was told to members in March.")), Limits())
    assert "no days, grades, names or lists" in refused.value.error.message


@pytest.mark.parametrize(
    "title",
    [
        ("Joint area review", "Progress inspection", "Kent Children’s Services Authority Area"),
        ("Joint area review of safeguarding in Kent: inspection of progress",),
        ("Kent", "Progress made in the provision of safeguarding services"),
        ("Second inspection of progress made in the provision of safeguarding services in Kent",),
    ],
)
def test_an_inspection_of_progress_is_no_review_though_it_bears_the_title_of_one(title: tuple[str, ...]) -> None:
    sheet = Sheet()
    for line in title:
        sheet.line(line, size=16)
    sheet.gap().line("Published: 3 July 2009").line("© Crown copyright 2009")
    assert "an inspection of progress" in refusal_of(pdf(sheet))
