"""The second opinion by ruled lines: it settles what the words alone leave in doubt, and nothing else."""

from collections.abc import Callable

import pytest

from inspections.reading.layout.ruled_cells import ruled_rows, smallest_cell_around
from inspections.reading.pdf.document import Document
from tests.reading.pages import (
    GRADES_LEFT,
    HELP,
    IN_CARE,
    LEADERS,
    LEAVERS,
    RIGHT_EDGE,
    Sheet,
    grades,
    ilacs_cover,
    pdf,
    read,
)

Row = Callable[[Sheet, list[str], list[str]], Sheet]


def cover_with_a_blank_and_a_stray_grade(row: Row, help_cell: tuple[str, ...] = ("Good",)) -> Sheet:
    """A cell left blank, and a grade under the table that belongs to no row: do the columns slip?"""
    sheet = ilacs_cover([])
    row(sheet, LEADERS, ["Outstanding"])
    row(sheet, HELP, list(help_cell))
    row(sheet, IN_CARE, [])
    row(sheet, LEAVERS, ["Inadequate"])
    sheet.y += 8
    return sheet.line("Good", x=GRADES_LEFT)


def test_without_lines_columns_that_may_have_slipped_leave_every_row_to_check() -> None:
    reading = read(cover_with_a_blank_and_a_stray_grade(Sheet.row))
    assert grades(reading) == {
        "leadership": ("outstanding", "check"),
        "help_and_protection": ("good", "check"),
        "care_leavers": ("inadequate", "check"),
    }


def test_lines_around_the_cells_settle_which_grade_is_whose() -> None:
    reading = read(cover_with_a_blank_and_a_stray_grade(Sheet.ruled_row))
    assert grades(reading) == {
        "leadership": ("outstanding", "certain"),
        "help_and_protection": ("good", "certain"),
        "care_leavers": ("inadequate", "certain"),
    }


def test_cells_give_no_grade_where_one_says_more_than_a_grade() -> None:
    sheet = ilacs_cover([])
    for label, grade in ((LEADERS, ["Good"]), (IN_CARE, ["Good"]), (LEAVERS, ["Outstanding"])):
        sheet.ruled_row(label, grade)
    sheet.ruled_row(HELP, ["Requires", "improvment to be", "good"])
    reading = read(sheet)
    assert "help_and_protection" not in grades(reading)
    assert [note.code for note in reading.notes if note.code == "row_missing"] == ["row_missing"]


def test_a_row_whose_grade_stands_left_of_its_label_is_found_by_its_cells_and_is_to_check() -> None:
    sheet = ilacs_cover([])
    for label, grade in ((LEADERS, ["Good"]), (HELP, ["Good"]), (LEAVERS, ["Outstanding"])):
        sheet.ruled_row(label, grade)
    sheet.ruled_row(["Inadequate"], IN_CARE)
    assert grades(read(sheet)) == {
        "leadership": ("good", "certain"),
        "help_and_protection": ("good", "certain"),
        "care_leavers": ("outstanding", "certain"),
        "children_in_care": ("inadequate", "check"),
    }


def test_cells_are_found_where_the_shown_page_begins_elsewhere_than_the_paper() -> None:
    sheet = ilacs_cover([]).ruled_row(["Overall effectiveness"], ["Good"])
    page = Document(shifted(pdf(sheet)), 5).pages[0]
    box = next(word.box for word in page.words if word.text == "Good")
    cell = smallest_cell_around(page, box)
    assert cell is not None
    _, top, _, bottom = sheet.cells[1]
    assert cell == pytest.approx((GRADES_LEFT - 5 - 20, top - 40, RIGHT_EDGE - 20, bottom - 40), abs=1)


def test_a_page_of_endless_lines_is_not_asked() -> None:
    sheet = ilacs_cover([]).ruled_row(["Overall effectiveness"], ["Good"])
    sheet.cells *= 2000
    assert ruled_rows(Document(pdf(sheet), 5).pages[0]) == ()


def shifted(data: bytes) -> bytes:
    """The same page, shown from 20 points right and 40 points under its corner."""
    import io

    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(data)
    width, height = document[0].get_size()
    document[0].set_cropbox(20, 0, width, height - 40)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
