"""The grade of a safeguarding board stands in a sentence, which may call the board by its name."""

import pytest
from reportlab.lib.colors import white

from tests.reading.pages import Sheet, grades, read, sif_cover

HEADLINE = {"overall": ("good", "certain")}


def test_the_board_is_read_from_the_sentence_over_its_section() -> None:
    board = Sheet().line("The Local Safeguarding Children Board (LSCB)", size=16)
    board.line("The Local Safeguarding Children Board requires improvement", size=14)
    board.line("An LSCB that is inadequate does not protect children.")
    reading = read(sif_cover(), board)
    assert grades(reading) == HEADLINE | {"lscb": ("requires_improvement", "certain")}


@pytest.mark.parametrize(
    "sentence",
    [
        "The Barnet Safeguarding Children Board (BSCB) is good",
        "Barking and Dagenham Local Safeguarding Children Board is good overall",
        "The effectiveness of the Local Safeguarding Children Board: good",
        "The overall judgement of the LSCB is good",
    ],
)
def test_the_board_may_be_called_by_its_name(sentence: str) -> None:
    board = Sheet().line(sentence, size=16)
    assert grades(read(sif_cover(), board)) == HEADLINE | {"lscb": ("good", "certain")}


def test_a_sentence_that_is_covered_in_one_of_two_places_is_to_check() -> None:
    cover = sif_cover().line("The Local Safeguarding Children Board is good", colour=white)
    board = Sheet().line("The Local Safeguarding Children Board is good", size=16)
    assert grades(read(cover, board)) == HEADLINE | {"lscb": ("good", "check")}
