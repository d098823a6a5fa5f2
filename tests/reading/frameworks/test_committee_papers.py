"""A council's own papers about an inspection: a secondary source, its tables of counts read right or not at all."""

from collections.abc import Sequence

import pytest

from inspections.reading.refusals import UnreadableFileError
from tests.reading.pages import Mark, Sheet, grades, ilacs_cover, read

CHECK, SURE = "check", "certain"


def paper(
    *more: str, title: str = "Ofsted inspection of services for children in need of help and protection"
) -> Sheet:
    sheet = Sheet().line("Cumbria County Council").line("Report to the Cabinet").line("Date: 12 September 2017")
    sheet.line(title)
    for line in more:
        sheet.line(line)
    return sheet.gap()


def table(sheet: Sheet, *rows: Sequence[object], left: Sequence[float] = (80, 250, 330)) -> Sheet:
    for row in rows:
        sheet.marks += [Mark(x, sheet.y, str(cell)) for x, cell in zip(left, row, strict=False)]
        sheet.y += 18
    return sheet


COUNTS = (("Inadequate", 38), ("Requires improvement", 60), ("Good", 20), ("Outstanding", 2))
READ = {"outstanding": 2, "good": 20, "requires_improvement": 60, "inadequate": 38}


def test_judgements_stand_in_a_table_or_in_words() -> None:
    sheet = paper("We were inspected between 6 and 30 March 2017.", "Overall effectiveness was judged to be good.")
    table(sheet, ("Children who need help and protection", "Good"), left=(80, 385))
    table(sheet, ("Adoption performance", "Requires improvement"), left=(80, 385))
    table(sheet, ("Leadership, management and governance", "Inadequate"), left=(80, 385))
    reading = read(sheet)
    assert (reading.framework, reading.kind, reading.published) == ("committee_paper", "secondary", "2017-09-12")
    assert reading.windows == (("2017-03-06", "2017-03-30"),)
    assert (reading.authority and reading.authority.dfe_la_number) == "909"
    assert grades(reading) == {
        "overall": ("good", SURE),
        "help_and_protection": ("good", SURE),
        "adoption": ("requires_improvement", SURE),
        "leadership": ("inadequate", SURE),
    }


def test_a_paper_on_a_later_inspection_has_its_areas() -> None:
    sheet = paper(title="Ofsted inspection of local authority children’s services (ILACS)")
    for label, grade in (
        ("The experiences and progress of children in care", "Good"),
        ("The experiences and progress of care leavers", "Outstanding"),
        ("Overall effectiveness", "Good"),
    ):
        sheet.row([label], [grade])
    assert set(grades(read(sheet))) == {"children_in_care", "care_leavers", "overall"}


def test_a_paper_that_tells_no_judgement_is_refused() -> None:
    with pytest.raises(UnreadableFileError):
        read(paper("The inspection will be spoken of."))


def test_the_report_bound_behind_a_paper_is_what_is_read() -> None:
    rows = [([label], ["Good"]) for label in ("The experiences and progress of children in care",)]
    rows += [(["The experiences and progress of care leavers"], ["Good"]), (["Overall effectiveness"], ["Good"])]
    reading = read(paper(), ilacs_cover(rows))
    assert (reading.framework, reading.notes[0].code) == ("ilacs", "begins_later")


@pytest.mark.parametrize("heading", [("Judgement", "Count", "%"), ("Grade", "Number of authorities")])
def test_a_table_of_counts_is_read_in_any_order_of_rows(heading: tuple[str, ...]) -> None:
    sheet = paper("The national picture as at 31 March 2017").line("Overall effectiveness")
    shares = [f"{100 * count / 120:.0f}%" for _, count in COUNTS] if "%" in heading else [""] * 4
    table(sheet, heading, *[(*row, share) for row, share in zip(COUNTS, shares, strict=True)])
    tables = read(sheet).national_tables
    assert [(one.area, one.as_at, one.counts) for one in tables] == [("overall", "2017-03-31", READ)]


def test_a_table_may_have_a_column_for_each_grade() -> None:
    sheet = paper("The national picture as at 31/03/2017")
    left = (80, 300, 370, 420, 470)
    table(sheet, ("Judgement", "Inadequate", "RI", "Good", "Outstanding"), left=left)
    table(sheet, ("Adoption performance", 38, 60, 20, 2), left=left)
    tables = read(sheet).national_tables
    assert [(one.area, one.as_at, one.counts) for one in tables] == [("adoption", "2017-03-31", READ)]


def test_a_share_that_is_no_number_says_nothing() -> None:
    sheet = paper("The national picture as at 31 March 2017").line("Overall effectiveness")
    table(sheet, ("Judgement", "Count", "%"), *[(word, f"% {count}", "1.2.3%") for word, count in COUNTS])
    assert [one.counts for one in read(sheet).national_tables] == [READ]


def test_percentages_of_other_numbers_keep_a_table_out() -> None:
    sheet = paper("Overall effectiveness was judged good.").line("Adoption performance")
    table(sheet, ("Judgement", "Count", "%"), *[(*row, "25%") for row in COUNTS])
    assert read(sheet).national_tables == ()


def test_the_tables_of_a_region_are_not_national_ones() -> None:
    sheet = paper("The national picture as at 31 March 2017").line("Overall effectiveness")
    table(sheet, ("Judgement", "Count"), *COUNTS).line("The North West region").line("Overall effectiveness")
    table(sheet, ("Judgement", "Count"), ("Good", 2), ("RI", 5), ("Inadequate", 1), ("Outstanding", 0))
    assert [one.counts for one in read(sheet).national_tables] == [READ]


def test_of_two_tables_that_contradict_each_other_neither_is_kept() -> None:
    sheet = paper("Adoption performance was judged good.").line("Overall effectiveness")
    table(sheet, ("Judgement", "Count"), *COUNTS).line("A year ago").line("Overall effectiveness")
    table(sheet, ("Judgement", "Count"), ("Good", 2), ("RI", 5), ("Inadequate", 1), ("Outstanding", 0))
    reading = read(sheet)
    assert reading.national_tables == ()
    assert "table_ambiguous" in {note.code for note in reading.notes}


RESULTS = (
    ("Impact of leaders on social work practice with children and families", "RI", "Good"),
    ("Experiences and progress of children in care", "Good", "Requires improvement"),
    ("Experiences and progress of care leavers", "n/a", "Outstanding"),
    ("Overall effectiveness", "Inadequate", "RI"),
)
LATEST = {
    "leadership": ("good", CHECK),
    "children_in_care": ("requires_improvement", CHECK),
    "care_leavers": ("outstanding", CHECK),
    "overall": ("requires_improvement", CHECK),
}


@pytest.mark.parametrize("headings", [("2019", "2024"), ("May 2019", "March 2024"), ("Previous", "Current")])
@pytest.mark.parametrize("latest_first", [False, True])
def test_of_results_side_by_side_the_latest_are_the_papers_own_to_check(
    headings: tuple[str, str], *, latest_first: bool
) -> None:
    sheet = paper(title="Ofsted inspection of local authority children’s services (ILACS)")
    rows = [("Judgement", *headings), *RESULTS]
    if latest_first:
        rows = [(label, late, early) for label, early, late in rows]
    for label, first, second in rows:
        sheet.marks += [Mark(80, sheet.y, label[:47]), Mark(380, sheet.y, first), Mark(470, sheet.y, second)]
        if label[47:]:
            sheet.y += 14
            sheet.marks.append(Mark(80, sheet.y, label[47:].strip()))
        sheet.y += 20
    sheet.line("That the committee notes the report, which came out in 2024.")
    assert grades(read(sheet)) == LATEST


def test_the_column_of_the_year_on_site_is_the_papers_own() -> None:
    sheet = paper(
        "We were inspected between 4 and 15 May 2019.", title="Ofsted inspection of local authority children’s services"
    )
    table(sheet, ("Judgement", "2019", "2024"), *RESULTS[1:], left=(80, 380, 470))
    assert grades(read(sheet)) == {"children_in_care": ("good", CHECK), "overall": ("inadequate", CHECK)}


def test_the_council_of_a_paper_may_have_a_line_of_its_own() -> None:
    sheet = Sheet().line("Isle of Wight", size=18).line("Young People’s Panel").line("Report of: Director")
    sheet.line("Subject: Ofsted inspection of children’s services").gap().line("Overall effectiveness: Good")
    reading = read(sheet)
    assert reading.authority is not None
    assert (reading.authority.dfe_la_number, reading.evidence["authority"].confidence.value) == ("921", "check")


def test_cells_close_together_stand_under_the_headings_of_their_columns() -> None:
    sheet = Sheet().line("Kent County Council", size=18).line("Cabinet")
    sheet.line("Subject: Ofsted inspection of children’s services").gap()
    for texts in (
        ("", "2019", "2024"),
        ("Overall effectiveness", "Inadequate", "Good"),
        ("The experiences and progress of care leavers", "Inadequate", "Good"),
    ):
        sheet.marks += [Mark(x, sheet.y, text) for x, text in zip((72, 340, 406), texts, strict=True)]
        sheet.gap(20)
    assert grades(read(sheet))["overall"] == ("good", "check")
