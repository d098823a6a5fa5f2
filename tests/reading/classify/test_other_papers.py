"""Papers about inspections that are no reports: refused, however much of a report they quote."""

import pytest

from inspections.reading.refusals import UnreadableFileError
from tests.reading.pages import Sheet, read

ILACS = "Inspection of Leeds local authority children’s services"
DATES = "Inspection dates: 6 to 17 December 2021"
ROWS = (
    (["The experiences and progress of children in care"], ["Good"]),
    (["The experiences and progress of care leavers"], ["Good"]),
    (["Overall effectiveness"], ["Good"]),
)


def paper(*lines: str, graded: bool = True) -> Sheet:
    sheet = Sheet()
    for line in lines:
        sheet.line(line)
    for label, grade in ROWS if graded else ():
        sheet.row(label, grade)
    return sheet


@pytest.mark.parametrize(
    "lines",
    [
        ("Leeds City Council", "Post-inspection action plan", ILACS, DATES),
        ("Leeds City Council", ILACS, "Self-evaluation, March 2023", DATES),
        (ILACS, "A guide for parents and carers", DATES),
        (ILACS, "Progress report to the scrutiny committee", DATES),
        (ILACS, "Leeds progress visit", DATES),
        (ILACS, "Improvement board: progress report", DATES),
        ("Review of progress", ILACS, DATES),
        ("Press release", ILACS, DATES),
        ("Inspection of local authority children’s services", "From the free encyclopedia"),
        ("Inspection of local authority children’s services", "Published: 8 April 2024"),
        ("Focused visit to children’s services: what staff need to know", "Inspection dates: 14 June 2018"),
        ("Joint area review", "Published: May 2007", "© Crown copyright 2007"),
        ("Inspection of services for children in need of help and protection: outcomes as at 31 March 2017", DATES),
    ],
)
def test_a_paper_that_says_what_it_is_or_names_no_place_is_refused(lines: tuple[str, ...]) -> None:
    with pytest.raises(UnreadableFileError):
        read(paper(*lines))


def test_a_sentence_that_goes_on_with_the_words_of_a_title_is_no_title() -> None:
    letter = paper("4 March 2019", "Dear Mr Jones", "Annual engagement meeting: Leeds City Council", graded=False)
    letter.line("We spoke of what comes next and of a").line("focused visit to Leeds children’s services.")
    with pytest.raises(UnreadableFileError):
        read(letter)


def test_the_words_of_a_plan_in_the_first_sentence_of_a_letter_do_not_make_it_one() -> None:
    letter = paper("4 March 2019", "Dear Mr Jones", "Monitoring visit to Leeds children’s services", graded=False)
    letter.line("This letter is about the action plan and the inspection framework")
    assert read(letter).framework == "monitoring_visit"


def test_a_report_of_a_council_without_dates_is_still_read() -> None:
    assert read(paper(ILACS)).framework == "ilacs"


@pytest.mark.parametrize(
    "line",
    [
        "Including a review of progress since 2019",
        "There has been a review of progress on the plan for",
        "Progress review",
    ],
)
def test_a_report_that_tells_of_progress_under_its_title_is_read(line: str) -> None:
    assert read(paper(ILACS, line, DATES)).framework == "ilacs"
