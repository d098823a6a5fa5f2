"""Grades of an earlier inspection beside those of this one: none of them is certain."""

from tests.reading.pages import HELP, IN_CARE, LEADERS, LEAVERS, Mark, Sheet, grades, ilacs_cover, read

EARLIER = 480


def test_grades_of_an_earlier_inspection_in_a_column_beside_leave_all_to_check() -> None:
    cover = ilacs_cover([])
    for label, now, earlier in (
        (LEADERS, "Good", "Good"),
        (HELP, "Inadequate", "Outstanding"),
        (IN_CARE, "Good", "Good"),
        (LEAVERS, "Outstanding", "Good"),
    ):
        cover.marks.append(Mark(EARLIER, cover.y + 7.5, earlier))
        cover.row(label, [now])
    assert {confidence for _, confidence in grades(read(cover)).values()} == {"check"}


def test_grades_in_one_column_are_certain() -> None:
    rows = [
        (LEADERS, ["Good"]),
        (HELP, ["Requires improvement", "to be good"]),
        (IN_CARE, ["Good"]),
        (LEAVERS, ["Good"]),
    ]
    found = grades(read(ilacs_cover(rows), Sheet().line("Main findings")))
    assert {confidence for _, confidence in found.values()} == {"certain"}
