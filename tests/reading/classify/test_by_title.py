"""A document is classified once: no framework is asked twice whether a title of its own stands in the same lines."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from inspections.reading.framework import Framework
from inspections.reading.refusals import UnreadableFileError
from tests.reading.pages import HELP, IN_CARE, LEADERS, LEAVERS, OVERALL, Mark, Sheet, ilacs_cover, read, sif_cover

ROWS = [(label, ["Good"]) for label in (LEADERS, HELP, IN_CARE, LEAVERS, OVERALL)]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Counter[tuple[str, str]]:
    """How often each framework was asked about the same lines."""
    count: Counter[tuple[str, str]] = Counter()
    titles_in = Framework.titles_in

    def counted(framework: Framework, lines: str) -> Iterator[re.Match[str]]:
        count[framework.key, lines] += 1
        return titles_in(framework, lines)

    monkeypatch.setattr(Framework, "titles_in", counted)
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


PROSE = "Families here meet workers who listen. Much has changed since the last area-wide"


@pytest.mark.parametrize(
    "line",
    [
        "Joint Targeted Area Inspection in 2018, and leaders acted on all that was then found.",
        "Focused visit to the county in 2022, and leaders acted on all that was then found.",
        "Inspection of children’s services in 2018, and leaders acted on all of it.",
    ],
)
def test_a_title_within_a_sentence_is_no_title(line: str) -> None:
    cover = ilacs_cover(ROWS).line(PROSE, size=10).line(line, size=10).line("Plans are written sooner.", size=10)
    reading = read(cover)
    assert (reading.framework, reading.title) == ("ilacs", "Inspection of Barnet local authority children’s services")
    assert reading.authority is not None
    assert reading.authority.name == "Barnet"


def test_a_word_of_other_papers_in_the_prose_over_such_a_line_refuses_nothing() -> None:
    cover = ilacs_cover(ROWS).line(
        "It was inspected under the single inspection framework, and since the area’s", size=10
    )
    assert read(cover.line("Joint Targeted Area Inspection in 2018 much is better.", size=10)).framework == "ilacs"


def test_a_sentence_alone_makes_no_report() -> None:
    sheet = Sheet().line("9 March 2019", size=10).line("Dear reader", size=10).line(PROSE, size=10)
    sheet.line("Joint Targeted Area Inspection of Kent in 2018, much is better, as we found from 4 to 8", size=10)
    with pytest.raises(UnreadableFileError):
        read(sheet.line("March 2018.", size=10))


def test_the_names_of_inspectorates_over_a_title_are_no_prose() -> None:
    sheet = Sheet().line("8 February 2019").line("Dear partners")
    sheet.line("Ofsted, the Care Quality Commission, HMI Constabulary and HMI Probation")
    sheet.line("Joint targeted area inspection of Kent").line("Between 3 and 7 December 2018 we came.")
    assert read(sheet).framework == "jtai"


@pytest.mark.parametrize(
    ("title", "sure"),
    [
        ("Inspection of Barnet local authority children ’s services", True),
        ("Inspection of Barnet local authority children’ s services", True),
        ("Inspec tion of Barnet local auth ority children’s serv ices", True),
        ("I nspection of Bar net local authority children’s services", False),
    ],
)
def test_stray_spaces_in_a_title_cost_nothing_but_certainty(title: str, sure: bool) -> None:
    cover = ilacs_cover(ROWS)
    cover.marks = [Mark(72, 90, title, 16), *cover.marks[2:]]
    reading = read(cover)
    assert (reading.framework, reading.authority and reading.authority.dfe_la_number) == ("ilacs", "302")
    assert (reading.evidence["authority"].confidence == "certain") is sure


def test_a_title_may_end_with_a_saint() -> None:
    sheet = Sheet().line("Inspection of children’s services in St.", size=18).line("Helens", size=18)
    council = read(sheet.gap().line("Inspection dates: 11 to 22 May 2026")).authority
    assert council is not None
    assert council.dfe_la_number == "342"


@pytest.mark.parametrize("broken", ["ser-vices", "ser vices", "ser\u00advices"])
def test_a_title_with_something_stray_in_a_word_goes_before_another_title_under_it(broken: str) -> None:
    reading = read(sif_cover(title=f"Inspection of {broken} for children in need of help and"))
    assert reading.framework == "sif"
