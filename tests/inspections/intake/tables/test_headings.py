import pytest

from inspections.intake.tables.headings import find_table
from inspections.intake.tables.sheets import Sheet


def table(*rows, header_row=None):
    return find_table(Sheet("", tuple(tuple(row) for row in rows)), header_row=header_row)


HEAD = ("Local authority", "Publication date", "Overall effectiveness")
CAMDEN = ("Camden", "2024-03-18", "Good")


def cells(found):
    return [(row.number, row.cells) for row in found.rows]


def test_titles_above_and_notes_below_are_no_part_of_the_table():
    found = table(
        ("Outcomes as at 31 March", "", ""), ("", "", ""), HEAD, CAMDEN, ("", "", ""), ("Source: Ofsted", "", "")
    )
    assert (found.header_row, found.headings) == (3, HEAD)
    assert cells(found) == [(4, CAMDEN)]
    assert [note.number for note in found.notes] == [6]


def test_headings_that_are_repeated_further_down_are_no_row():
    again = ("Local authority name", "Publication date", "Overall effectiveness grade")
    assert cells(table(HEAD, CAMDEN, HEAD, again, CAMDEN)) == [(2, CAMDEN), (5, CAMDEN)]


def test_a_sheet_without_known_headings_is_no_table_until_somebody_names_the_row():
    rows = (("x", "y"), ("Rat", "Kommune"), ("Camden", "gut"))
    assert table(*rows) is None
    assert table(*rows, header_row=2).headings == ("Rat", "Kommune")


@pytest.mark.parametrize("row", [0, 4, 99_999])
def test_a_row_that_is_not_there_has_no_table(row):
    found = table(HEAD, CAMDEN, header_row=row or None)
    assert (found is None) == (row > 0)


def test_headings_that_stand_twice_take_what_is_merged_above_them_or_a_number():
    found = table(
        ("", "", "2018", "2022"), ("Council", "Published", "Overall", "Overall"), ("Camden", "2022", "Good", "Good")
    )
    assert found.headings == ("Council", "Published", "2018 Overall", "2022 Overall")
    assert table(("Council", "Published", "Grade", "Grade"), ("a", "b", "c", "d")).headings[2:] == (
        "Grade",
        "Grade (2)",
    )


def test_a_first_and_a_second_inspection_side_by_side_become_a_row_each():
    names = ("ILACS publication date", "ILACS inspection type", "ILACS overall effectiveness")
    head = ("Local authority", *(f"First {name}" for name in names), *(f"Second {name}" for name in names))
    found = table(head, ("Camden", "2018", "a", "b", "2022", "c", "d"), ("York", "2019", "e", "f", "", "", ""))
    assert found.headings == ("Local authority", *names)
    assert cells(found) == [
        (2, ("Camden", "2018", "a", "b")),
        (2, ("Camden", "2022", "c", "d")),
        (3, ("York", "2019", "e", "f")),
    ]


def test_short_rows_are_filled_up():
    assert cells(table(HEAD, ("Camden", "2024"))) == [(2, ("Camden", "2024", ""))]
