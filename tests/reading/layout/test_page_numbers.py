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
    [((1, 3, 4, 5), 2), ((1, 2, 2, 3, 4), 3), ((1, 3, 5, 7), 2)],
    ids=["missing", "twice", "odd pages alone"],
)
def test_numbers_that_jump_leave_all_to_check(numbers: tuple[int, ...], page: int) -> None:
    reading = read(*pages(*numbers))
    assert [note.page for note in reading.notes if note.code == "pages_jump"] == [page]
    assert {judgement.confidence for judgement in reading.judgements} == {"check"}


@pytest.mark.parametrize("numbers", [(4, 3, 2, 1), (1, 3, 2, 4), (2, 3, 4, 1), (1, 3, 5, 2, 4)])
def test_pages_in_another_order_are_read_by_their_numbers_to_check(numbers: tuple[int, ...]) -> None:
    listed = pages(*numbers)
    listed[numbers.index(2)].y = 200
    listed[numbers.index(2)].line("What needs to improve", size=18).line("1.  The help that children get.")
    reading = read(*listed)
    assert next(note.code for note in reading.notes) == "pages_ordered"
    assert {judgement.page for judgement in reading.judgements} == {numbers.index(1) + 1}
    assert [(one.text, one.page, one.boxes[0].page) for one in reading.recommendations] == [
        ("The help that children get.", numbers.index(2) + 1, numbers.index(2) + 1)
    ]
    assert {one.confidence for one in (*reading.judgements, *reading.recommendations)} == {"check"}
    assert len(reading.page_sizes) == len(numbers)


def test_the_number_of_an_agenda_item_on_every_page_is_no_page_number() -> None:
    sheets = pages(1, 2, 3, 4)
    for sheet in sheets:
        sheet.y = 20
        sheet.line("Agenda item 7", size=9)
    assert not {"pages_jump", "pages_ordered"} & {note.code for note in read(*sheets).notes}


def test_a_cover_at_the_end_of_pages_without_numbers_leaves_all_to_check() -> None:
    rest = [Sheet() for _ in range(4)]
    for sheet in rest:
        for _ in range(40):
            sheet.line("Children are seen often, and what they say counts when plans are made for them.")
    reading = read(*rest, ilacs_cover(ROWS))
    assert "cover_alone" in {note.code for note in reading.notes}
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
