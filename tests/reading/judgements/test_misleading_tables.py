"""Tables made to mislead: what cannot be told plainly is left to check or left out, never wrong though certain."""

from dataclasses import replace

import pytest

from tests.reading.pages import (
    BOTH,
    GRADES_LEFT,
    HELP,
    IN_CARE,
    LEADERS,
    LEAVERS,
    OVERALL,
    Mark,
    Sheet,
    grades,
    ilacs_cover,
    read,
)

ROWS = [
    (LEADERS, ["Good"]),
    (HELP, ["Inadequate"]),
    (IN_CARE, ["Outstanding"]),
    (LEAVERS, ["Requires improvement to be good"]),
]
TRUTH = {
    "leadership": "good",
    "help_and_protection": "inadequate",
    "children_in_care": "outstanding",
    "care_leavers": "requires_improvement",
}


def lies(*sheets: Sheet, truth: dict[str, str] = TRUTH) -> dict[str, tuple[str, str]]:
    """The judgements that are certain and not true."""
    found = grades(read(*sheets))
    return {area: said for area, said in found.items() if said[1] == "certain" and truth.get(area) != said[0]}


@pytest.mark.parametrize(
    "cell",
    [
        ["Requires improvment to be", "good"],
        ["Requires", "improvement to to be", "good"],
        ["Requires improvement to", "become good"],
        ["Not yet", "good"],
        ["No longer inadequate, not yet", "good"],
        ["Good (previously", "inadequate)"],
        ["Good with outstanding", "features"],
        ["G o o d"],
        ["Go od"],
    ],
)
def test_a_cell_that_says_more_than_a_grade_is_not_certain(cell: list[str]) -> None:
    truth = TRUTH | {"leadership": "requires_improvement"}
    assert lies(ilacs_cover([(LEADERS, cell), *ROWS[1:]]), truth=truth) == {}


def test_a_second_column_of_grades_makes_rows_that_differ_ones_to_check() -> None:
    cover = ilacs_cover(ROWS)
    cover.marks += [replace(m, x=m.x + 90, text="Inadequate") for m in cover.marks if m.text in ("Good", "Outstanding")]
    assert lies(cover) == {}


@pytest.mark.parametrize("apart", [False, True])
def test_a_table_of_earlier_grades_makes_what_differs_one_to_check(apart: bool) -> None:
    first = ilacs_cover([]).line("Judgements at the last inspection", size=14)
    for label, _ in ROWS:
        first.row(label, ["Inadequate"])
    second = Sheet() if apart else first
    second.line("Judgements at this inspection", size=14)
    for label, grade in ROWS:
        second.row(label, grade)
    assert lies(*([first, second] if apart else [first])) == {}


@pytest.mark.parametrize("heading", ["", "The experiences and progress of children in care"])
def test_a_table_of_the_inspection_before_is_not_taken_for_the_report_s_own(heading: str) -> None:
    page = Sheet().line(heading) if heading else Sheet()
    page.line("The previous full inspection was in 2019. Its judgements were:")
    for label, _ in ROWS:
        page.row(label, ["Inadequate"])
    assert grades(read(ilacs_cover([]), page)) == {}


def test_lines_of_a_typewriter_that_end_in_a_grade_make_no_table() -> None:
    page = Sheet().line("At an inspection in 2019 it was found:", font="Courier")
    for label in ("children in care", "care leavers", "children who need help and protection"):
        page.line(f"The experiences and progress of {label}: inadequate", font="Courier")
    found = grades(read(ilacs_cover([]), page))
    assert {area: said for area, said in found.items() if said[1] == "certain"} == {}


@pytest.mark.parametrize("points", [-40, -26, -20, -14, -8, 8, 14, 20, 26, 40])
def test_grades_that_slipped_against_their_labels_are_not_certain(points: int) -> None:
    cover = ilacs_cover(ROWS)
    cover.marks = [
        replace(mark, y=mark.y + points) if mark.x == GRADES_LEFT and mark.text != "Grade" else mark
        for mark in cover.marks
    ]
    assert lies(cover) == {}


def test_a_row_of_another_kind_between_the_rows_takes_no_grade_away() -> None:
    rows = [ROWS[0], (["The quality of something else"], ["Outstanding"]), *ROWS[1:]]
    assert {area: grade for area, (grade, _) in grades(read(ilacs_cover(rows))).items()} == TRUTH


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ((LEAVERS, ["Requires improvement to be"]), ([""], ["good"])),
        ((["The experiences and progress of care"], ["Requires improvement to be"]), (["leavers"], ["good"])),
        ((LEAVERS, [""]), ([""], ["Requires improvement to be", "good"])),
        ((LEAVERS, [""]), (["and more"], ["good"])),
    ],
)
def test_a_row_that_breaks_over_the_page_is_not_certain(
    left: tuple[list[str], list[str]], right: tuple[list[str], list[str]]
) -> None:
    assert lies(ilacs_cover([*ROWS[:3], left]), Sheet().row(*right)) == {}


def test_a_raised_digit_is_no_grade() -> None:
    cover = ilacs_cover(ROWS[:3]).row(LEAVERS, [""])
    cover.marks.append(Mark(GRADES_LEFT, cover.y - 30, "good", 5))
    assert lies(cover) == {}


@pytest.mark.parametrize(
    ("rows", "dates"),
    [
        ([*ROWS[:2], (BOTH, ["Good"]), (OVERALL, ["Good"])], "4 to 15 March 2024"),
        ([*ROWS, (OVERALL, ["Good"])], "6 to 10 July 2026"),
        (ROWS, "7 to 11 July 2025"),
    ],
)
def test_rows_of_another_edition_than_the_dates_are_all_to_check(
    rows: list[tuple[list[str], list[str]]], dates: str
) -> None:
    reading = read(ilacs_cover(rows, dates))
    assert {confidence for _, confidence in grades(reading).values()} == {"check"}
    assert "edition_disagrees" in [note.code for note in reading.notes]


@pytest.mark.parametrize(
    ("dates", "start"),
    [("23 March to 3 April 2026", "2026-03-23"), ("5 to 9 December 2022 and 14 to 15 February 2023", "2022-12-05")],
)
def test_the_edition_is_that_of_the_first_day(dates: str, start: str) -> None:
    rows = [*ROWS, (OVERALL, ["Good"])] if start > "2023" else [*ROWS[:2], (BOTH, ["Good"]), (OVERALL, ["Good"])]
    reading = read(ilacs_cover(rows, dates))
    assert (reading.inspection_start, {c for _, c in grades(reading).values()}) == (start, {"certain"})
