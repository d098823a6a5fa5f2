"""A date of publication that cannot be that of the inspection is for a person to look at."""

import pytest

from tests.reading.pages import HELP, IN_CARE, LEADERS, LEAVERS, ilacs_cover, read

ROWS = [(LEADERS, ["Good"]), (HELP, ["Good"]), (IN_CARE, ["Good"]), (LEAVERS, ["Good"])]


@pytest.mark.parametrize(
    ("published", "confidence"),
    [("7 July 2026", "certain"), ("3 May 2028", "check"), ("15 May 2026", "check")],
    ids=["seven weeks after", "two years after", "while inspectors were there"],
)
def test_a_report_comes_out_within_months_after_its_inspection(published: str, confidence: str) -> None:
    cover = ilacs_cover(ROWS)
    reading = read(cover.line(f"Report published: {published}"))
    assert reading.evidence["published"].confidence == confidence
    assert reading.evidence["inspection_dates"].confidence == confidence
    assert ("dates_apart" in {note.code for note in reading.notes}) is (confidence == "check")
