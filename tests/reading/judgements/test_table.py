"""A grade belongs to a label because they stand on the same row; what is hidden or contradicted is to check."""

from dataclasses import replace

import pytest
from reportlab.lib.colors import white

from tests.reading.pages import (
    BOTH,
    GRADES_LEFT,
    HELP,
    IN_CARE,
    LABELS_LEFT,
    LEADERS,
    LEAVERS,
    OVERALL,
    Mark,
    Sheet,
    grades,
    ilacs_cover,
    read,
    sif_cover,
)

LONG = ["Requires improvement to be good"]
ROWS_2026 = [(LEADERS, ["Good"]), (HELP, ["Inadequate"]), (IN_CARE, ["Outstanding"]), (LEAVERS, LONG)]
READ_2026 = {
    "leadership": ("good", "certain"),
    "help_and_protection": ("inadequate", "certain"),
    "children_in_care": ("outstanding", "certain"),
    "care_leavers": ("requires_improvement", "certain"),
}
SIF_ROWS = [
    (["1. Children who need help and protection"], ["Requires improvement"]),
    (["2. Children looked after and achieving", "permanence"], ["Good"]),
    (["2.1 Adoption performance"], ["Not Judged"]),
    (["2.2 Experiences and progress of care leavers"], ["Requires", "improvement"]),
    (["3. Leadership, management and governance"], ["Inadequate"]),
]
SIF_READ = {
    "overall": ("good", "certain"),
    "help_and_protection": ("requires_improvement", "certain"),
    "children_looked_after": ("good", "certain"),
    "adoption": ("not_judged", "certain"),
    "care_leavers": ("requires_improvement", "certain"),
    "leadership": ("inadequate", "certain"),
}


def with_rows(sheet: Sheet, rows: list[tuple[list[str], list[str]]]) -> Sheet:
    for label, grade in rows:
        sheet.row(label, grade)
    return sheet


def test_each_row_of_the_table_becomes_a_judgement_with_its_place() -> None:
    reading = read(ilacs_cover(ROWS_2026))
    first = reading.judgements[0]
    assert grades(reading) == READ_2026
    assert (first.printed, first.rank, first.page) == ("Good", 3, 1)
    assert first.quote == "The impact of leaders on social work practice with children and families Good"
    assert reading.edition == "2026"


def test_the_box_encloses_the_label_and_its_grade() -> None:
    x0, top, x1, bottom = read(ilacs_cover(ROWS_2026)).judgements[0].box
    assert (x0, x1) == (pytest.approx(LABELS_LEFT, abs=3), pytest.approx(GRADES_LEFT + 32, abs=6))
    assert 20 < bottom - top < 40


@pytest.mark.parametrize(
    "lines",
    [
        ["Requires improvement to be", "good"],
        ["Requires improvement to", "be good"],
        ["Requires improvement", "to be good"],
        ["Requires", "improvement to be", "good"],
    ],
)
def test_a_grade_wrapped_in_its_cell_is_not_taken_for_good(lines: list[str]) -> None:
    reading = read(
        ilacs_cover([(LEADERS, lines), (HELP, ["Good"]), (BOTH, lines), (OVERALL, lines)], "4 to 8 May 2020")
    )
    assert grades(reading) == {
        "leadership": ("requires_improvement", "certain"),
        "help_and_protection": ("good", "certain"),
        "children_in_care_and_care_leavers": ("requires_improvement", "certain"),
        "overall": ("requires_improvement", "certain"),
    }


@pytest.mark.parametrize("mark", ["*", "1", "²", "†", ".*"])
def test_the_mark_of_a_footnote_belongs_to_no_grade(mark: str) -> None:
    rows = [(LEADERS, [f"Good{mark}"]), *ROWS_2026[1:3], (LEAVERS, [f"Requires improvement{mark}"])]
    reading = read(ilacs_cover(rows))
    assert grades(reading) == READ_2026
    assert [j.printed for j in reading.judgements] == ["Good", "Inadequate", "Outstanding", "Requires improvement"]


def test_the_combined_care_judgement_fills_neither_of_its_successors() -> None:
    reading = read(ilacs_cover([(LEADERS, ["Good"]), (HELP, ["Good"]), (BOTH, ["Good"]), (OVERALL, ["Good"])]))
    assert {j.area for j in reading.judgements} == {
        "leadership",
        "help_and_protection",
        "children_in_care_and_care_leavers",
        "overall",
    }
    assert [note.code for note in reading.notes] == ["kind_derived", "edition_disagrees", "list_not_found"]


def test_a_grade_quoted_in_prose_is_not_a_judgement() -> None:
    cover = ilacs_cover(ROWS_2026)
    cover.line("Overall effectiveness was inadequate when inspectors last came to Barnet.")
    cover.line("Overall effectiveness good leadership means little of.")
    assert grades(read(cover)) == READ_2026


def test_a_table_that_goes_on_over_the_page_is_read_whole() -> None:
    reading = read(with_rows(sif_cover(), SIF_ROWS[:3]), with_rows(Sheet(), SIF_ROWS[3:]))
    assert grades(reading) == SIF_READ
    assert [j.page for j in reading.judgements] == [1, 1, 1, 1, 2, 2]


@pytest.mark.parametrize("first", [1, 2, 4])
def test_a_table_may_break_after_any_row(first: int) -> None:
    reading = read(with_rows(sif_cover(), SIF_ROWS[:first]), with_rows(Sheet(), SIF_ROWS[first:]))
    assert grades(reading) == SIF_READ


def test_not_judged_has_no_rank() -> None:
    reading = read(with_rows(sif_cover(), SIF_ROWS))
    adoption = next(j for j in reading.judgements if j.area == "adoption")
    assert grades(reading) == SIF_READ
    assert (adoption.printed, adoption.rank) == ("Not Judged", None)


@pytest.mark.parametrize(
    ("headline", "grade"),
    [
        ("The overall judgement is good", "good"),
        ("The overall judgement is Inadequate.", "inadequate"),
        ("The overall judgement is that children’s services require improvement", "requires_improvement"),
        ("Children’s services in Barnet requires improvement to be good", "requires_improvement"),
        ("Children’s services in the London Borough of Barnet are outstanding", "outstanding"),
        ("Children’s services in St. Helens are good", "good"),
        ("Services for children in Barnet are good overall", "good"),
        ("Overall, children’s social care services in Barnet are inadequate", "inadequate"),
        ("Barnet’s children’s services require improvement to be good", "requires_improvement"),
        ("The overall judgement is: ‘requires improvement’", "requires_improvement"),
        ("Overall judgement: outstanding", "outstanding"),
    ],
)
def test_the_headline_sentence_gives_the_overall_grade(headline: str, grade: str) -> None:
    assert grades(read(with_rows(sif_cover(headline), SIF_ROWS)))["overall"] == (grade, "certain")


def test_a_heading_that_contradicts_the_table_makes_the_value_one_to_check() -> None:
    body = Sheet().line("The experiences and progress of care leavers: inadequate", size=14)
    reading = read(ilacs_cover(ROWS_2026), body)
    assert grades(reading) == READ_2026 | {"care_leavers": ("requires_improvement", "check")}
    assert ("heading_disagrees", 2) in [(note.code, note.page) for note in reading.notes]


def test_white_words_never_pass_as_certain() -> None:
    cover = ilacs_cover(ROWS_2026[:3])
    cover.row(LEAVERS, ["Outstanding"], colour=white)
    assert grades(read(cover)) == READ_2026 | {"care_leavers": ("outstanding", "check")}


def test_words_off_the_page_never_pass_as_certain() -> None:
    cover = ilacs_cover(ROWS_2026[:3])
    cover.row(LEAVERS, [""])
    cover.marks.append(Mark(700, cover.y - 30, "Outstanding"))
    assert grades(read(cover)) == READ_2026 | {"care_leavers": ("outstanding", "check")}


def test_words_hidden_under_others_never_pass_as_certain() -> None:
    cover = ilacs_cover(ROWS_2026)
    good = next(mark for mark in cover.marks if mark.text == "Good")
    cover.marks.append(replace(good, text="Inadequate"))
    assert grades(read(cover))["leadership"][1] == "check"


def test_a_grade_of_four_lines_in_the_last_row_is_read_whole() -> None:
    reading = read(ilacs_cover([*ROWS_2026[:3], (["The experiences and progress of care leavers"], ["Good"])]))
    assert grades(reading)["care_leavers"] == ("good", "certain")
    cover = ilacs_cover(ROWS_2026[:3])
    cover.marks.append(Mark(LABELS_LEFT, cover.y, "The experiences and progress of care leavers"))
    for number, word in enumerate(["Requires", "improvement", "to be", "good"]):
        cover.marks.append(Mark(GRADES_LEFT, cover.y + number * 20, word))
    assert grades(read(cover)) == READ_2026


def test_a_row_without_a_grade_takes_that_of_the_section_s_heading_to_check() -> None:
    rows = [(LEADERS, ["Gxxd"]), *ROWS_2026[1:]]
    page = Sheet().line("The impact of leaders on social work practice with children and families: good", size=14)
    reading = read(ilacs_cover(rows), page)
    assert grades(reading) == READ_2026 | {"leadership": ("good", "check")}
    assert "row_missing" not in [note.code for note in reading.notes]


def test_a_row_that_is_not_found_is_noted_and_nothing_is_guessed() -> None:
    reading = read(ilacs_cover(ROWS_2026[:3]))
    assert "care_leavers" not in grades(reading)
    assert "No grade was found for “Care leavers”, which this framework prints." in [n.message for n in reading.notes]


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_turned_page_is_read_and_its_boxes_lie_on_the_turned_page(rotate: int) -> None:
    reading = read(ilacs_cover(ROWS_2026), rotate=rotate)
    width, height = reading.page_sizes[0]
    assert grades(reading) == READ_2026
    assert (width > height) is (rotate != 180)
    assert all(j.box[2] <= width and j.box[3] <= height for j in reading.judgements)


def test_what_an_earlier_inspection_judged_does_not_contradict_the_table() -> None:
    body = Sheet().line("Previous Ofsted inspections").line("The previous inspection in 2023 judged:")
    body.line("The experiences and progress of care leavers: inadequate")
    assert grades(read(ilacs_cover(ROWS_2026), body)) == READ_2026


@pytest.mark.parametrize("between", [": ", " – ", " - "])
def test_grades_on_the_lines_of_their_labels_are_read_to_check(between: str) -> None:
    cover = ilacs_cover([])
    for label, grade in (
        ("The impact of leaders on social work practice with children and families", "Good"),
        ("The experiences and progress of children who need help and protection", "Inadequate"),
        ("The experiences and progress of children in care", "Outstanding"),
        ("The experiences and progress of care leavers", "Requires improvement to be good"),
    ):
        cover.line(f"{label}{between}{grade}", size=9)
    assert grades(read(cover)) == {
        "leadership": ("good", "check"),
        "help_and_protection": ("inadequate", "check"),
        "children_in_care": ("outstanding", "check"),
        "care_leavers": ("requires_improvement", "check"),
    }
