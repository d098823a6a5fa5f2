"""Pages without numbers that stand in another order are seen by sentences that break off and begin in the middle."""

from inspections.reading.contract import Reading
from tests.reading.pages import HELP, IN_CARE, LEADERS, LEAVERS, Sheet, ilacs_cover, read, sif_cover

ROWS = [(LEADERS, ["Good"]), (HELP, ["Good"]), (IN_CARE, ["Good"]), (LEAVERS, ["Good"])]
BEGUN = "Children who live with their relatives are seen as often as those who live with"
ENDED = "foster carers, and what they say counts when plans are made for them and reviewed."
OTHER = "Leaders know their services well and have made them better since the last inspection."
MORE = ("Plans are clear.", "Visits are timely.", "Homes are near.", "Meetings are short.", "Schools are told.")


def report(*pages: tuple[str, ...]) -> Reading:
    sheets = []
    for lines, more in zip(pages, MORE[: len(pages)], strict=True):
        sheet = Sheet()
        for line in lines:
            sheet.line(more if line is OTHER else line, size=11)
        sheets.append(sheet)
    return read(ilacs_cover(ROWS), *sheets)


def confidences(reading: Reading) -> set[str]:
    return {one.confidence.value for one in (*reading.judgements, *reading.recommendations)}


def test_pages_whose_sentences_follow_each_other_are_certain() -> None:
    assert confidences(report((OTHER, OTHER, BEGUN), (ENDED, OTHER, OTHER), (OTHER, OTHER))) == {"certain"}


def test_pages_whose_sentences_do_not_follow_each_other_are_to_check() -> None:
    reading = report((ENDED, OTHER, OTHER), (OTHER, OTHER, OTHER), (OTHER, OTHER, BEGUN), (OTHER, OTHER))
    assert confidences(reading) == {"check"}
    assert [note.page for note in reading.notes if note.code == "words_jump"] == [2]


def test_a_page_that_goes_on_after_a_table_is_no_reason_for_doubt() -> None:
    assert confidences(report((OTHER, OTHER, "Table 1"), (ENDED, OTHER, OTHER), (OTHER, OTHER))) == {"certain"}


def test_lists_after_the_part_on_the_board_are_to_check() -> None:
    board = Sheet().line("The Local Safeguarding Children Board (LSCB)", size=16).line(OTHER, size=11)
    pages = [Sheet().line("Information", size=16).line(OTHER, size=11) for _ in range(2)]
    own = Sheet().line("Recommendations", size=16).line("• Visits at weekends.", size=11)
    own.line("• Plans for homes.", size=11).gap().line("Inspection findings", size=16)
    reading = read(sif_cover(), *pages, board, own)
    assert [item.confidence.value for item in reading.recommendations] == ["check", "check"]
