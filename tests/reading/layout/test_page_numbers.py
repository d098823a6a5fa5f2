"""Pages that are missing, twice there, turned round or several on one are seen by the numbers that they print."""

import pytest

from inspections.reading.refusals import UnreadableFileError
from tests.reading.pages import HELP, IN_CARE, LEADERS, LEAVERS, Mark, Sheet, ilacs_cover, read

ROWS = [(LEADERS, ["Good"]), (HELP, ["Good"]), (IN_CARE, ["Good"]), (LEAVERS, ["Good"])]
FOOT = "Inspection of Barnet local authority children’s services"


def pages(*numbers: int, foot: str = FOOT) -> list[Sheet]:
    """The pages of a report with these numbers, the cover among them."""
    made = []
    for number in numbers:
        sheet = (
            ilacs_cover(ROWS)
            if number == 1
            else Sheet().line("7. Children are seen often.").line("What they say counts.")
        )
        sheet.y = 800
        made.append(sheet.line(f"{foot} {number}".strip(), size=9))
    return made


@pytest.mark.parametrize("foot", [FOOT, "", "Page"])
def test_pages_in_order_are_certain(foot: str) -> None:
    reading = read(*pages(1, 2, 3, 4, 5, foot=foot))
    assert "pages_jump" not in {note.code for note in reading.notes}
    assert {judgement.confidence for judgement in reading.judgements} == {"certain"}


@pytest.mark.parametrize(
    ("numbers", "page"),
    [((1, 3, 4, 5), 2), ((1, 2, 2, 3, 4), 3), ((1, 3, 2, 4), 2), ((1, 3, 5, 7), 2)],
    ids=["missing", "twice", "swapped", "odd pages alone"],
)
def test_numbers_that_jump_leave_all_to_check(numbers: tuple[int, ...], page: int) -> None:
    reading = read(*pages(*numbers))
    assert [note.page for note in reading.notes if note.code == "pages_jump"] == [page]
    assert {judgement.confidence for judgement in reading.judgements} == {"check"}


def test_a_report_in_reverse_order_without_a_title_in_front_is_to_be_turned_round() -> None:
    with pytest.raises(UnreadableFileError) as refused:
        read(*pages(7, 6, 5, 4, 3, 2))
    assert "reverse order" in refused.value.error.message


def test_a_report_cut_out_of_a_pack_has_the_numbers_of_the_pack() -> None:
    sheets = pages(1, 2, 3, 4, foot="")
    for number, sheet in enumerate(sheets, start=46):
        sheet.marks.pop()
        sheet.line(f"Pack page {number}")
    assert "pages_jump" not in {note.code for note in read(*sheets).notes}


def test_digits_in_another_place_are_no_page_numbers_beside_some_that_follow_each_other() -> None:
    sheets = pages(1, 2, 3, 4, foot="")
    for sheet, digit in zip(sheets, "1331", strict=True):
        sheet.marks.insert(0, Mark(500, 30, digit, 9))
    assert "pages_jump" not in {note.code for note in read(*sheets).notes}
