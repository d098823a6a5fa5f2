"""What a reading says of facts that it does not have."""

import pytest

from inspections.reading.limits import Limits
from inspections.reading.reader import read_bytes
from tests.pdfs import make_pdf

COVER = [
    "# Inspection of Leeds local authority children's services",
    "Inspection dates: 12 May 2025 to 23 May 2025",
    "Lead inspector: Jane Example",
    "Judgement Grade",
    "Overall effectiveness Good",
]


def read(*lines):
    return read_bytes(make_pdf([*COVER, *lines]), Limits())


@pytest.mark.parametrize(
    "line", ["Report published: 32/07/2025", "Published: 2025-13-25", "Publication date: 7 25th, 2025"]
)
def test_a_date_after_its_label_that_could_not_be_read_is_not_said_to_be_absent(line):
    reading = read(line)
    assert (reading.published, reading.absent["published"]) == (None, "not_read")
    assert reading.evidence["published"].quote == line
    assert reading.evidence["published"].confidence == "check"


@pytest.mark.parametrize(
    ("line", "published", "confidence"),
    [
        ("Report published: 25/07/2025", "2025-07-25", "certain"),
        ("Report published: 07/08/2025", "2025-08-07", "check"),
        ("Publication date: July 25th, 2025", "2025-07-25", "certain"),
        ("Published: 2025-07-25 or 26", "2025-07-25", "check"),
        ("Report published: July 2025", "2025-07", "certain"),
    ],
)
def test_a_date_after_its_label_may_have_any_form(line, published, confidence):
    reading = read(line)
    assert (reading.published, reading.evidence["published"].confidence) == (published, confidence)


def test_a_date_may_stand_under_its_label():
    assert read("Report published:", "25 July 2025").published == "2025-07-25"


def test_only_a_report_without_another_date_is_said_to_print_none():
    assert read().absent["published"] == "not_printed"
    assert read("The last inspection ended on 3 March 2019.").absent["published"] == "unknown"


def test_what_was_read_is_not_absent():
    assert read("Report published: 25 July 2025").absent == {}


def test_a_reading_keeps_why_a_fact_is_absent():
    from inspections.reading.contract import Reading

    reading = read()
    assert Reading.from_json(reading.to_json()).absent == reading.absent
