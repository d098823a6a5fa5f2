"""A document is classified once: no framework is asked twice whether a title of its own stands in the same lines."""

import re
from collections import Counter

import pytest

from inspections.reading.framework import Framework
from tests.reading.pages import HELP, IN_CARE, LEADERS, LEAVERS, OVERALL, Sheet, ilacs_cover, read, sif_cover

ROWS = [(label, ["Good"]) for label in (LEADERS, HELP, IN_CARE, LEAVERS, OVERALL)]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Counter[tuple[str, str]]:
    """How often each framework was asked about the same lines."""
    count: Counter[tuple[str, str]] = Counter()
    title_in = Framework.title_in

    def counted(framework: Framework, lines: str) -> re.Match[str] | None:
        count[framework.key, lines] += 1
        return title_in(framework, lines)

    monkeypatch.setattr(Framework, "title_in", counted)
    return count


def letter() -> Sheet:
    sheet = Sheet().line("4 March 2019").line("Dear Mr Jones").line("Monitoring visit to Leeds children’s services")
    return sheet.line("This letter summarises the findings of the monitoring visit on 5 and 6 February 2019.")


def paper() -> Sheet:
    sheet = Sheet().line("Barnet Council").line("Report to the Cabinet").line("Date: 12 September 2026")
    return sheet.line("Ofsted inspection of local authority children’s services (ILACS)").line("Overall: good.")


@pytest.mark.parametrize(
    ("sheets", "framework"),
    [
        ([ilacs_cover(ROWS)], "ilacs"),
        ([sif_cover()], "sif"),
        ([letter()], "monitoring_visit"),
        ([Sheet().line("Blank but for this line"), ilacs_cover(ROWS)], "ilacs"),
        ([ilacs_cover(ROWS), ilacs_cover(ROWS, council="Leeds")], "ilacs"),
        ([paper(), ilacs_cover(ROWS)], "ilacs"),
    ],
    ids=[
        "a report",
        "a report with its council above",
        "a letter",
        "behind a blank",
        "before another report",
        "behind a paper",
    ],
)
def test_no_lines_are_asked_twice(asked: Counter[tuple[str, str]], sheets: list[Sheet], framework: str) -> None:
    assert read(*sheets).framework == framework
    assert set(asked.values()) == {1}


def test_a_report_alone_is_one_document(asked: Counter[tuple[str, str]]) -> None:
    read(ilacs_cover(ROWS))
    assert len({lines for _, lines in asked}) == 1


def test_a_report_behind_a_paper_is_a_second_document(asked: Counter[tuple[str, str]]) -> None:
    read(paper(), ilacs_cover(ROWS))
    assert len({lines for _, lines in asked}) == 2
