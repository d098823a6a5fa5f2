"""Items whose letters are not those that the page shows are to check; what a person plainly sees is put right."""

import shutil
from string import ascii_lowercase

import pytest

from inspections.reading.contract import Reading
from inspections.reading.reader import read_bytes
from inspections.reading.refusals import UnreadableFileError
from inspections.reading.vocabulary import ErrorCode
from tests.reading.misnamed import misnamed
from tests.reading.pages import HELP, IN_CARE, LEADERS, LEAVERS, PATIENT, Sheet, ilacs_cover, pdf

ROWS = [(LEADERS, ["Good"]), (HELP, ["Good"]), (IN_CARE, ["Good"]), (LEAVERS, ["Good"])]
SHIFTED = dict(zip(ascii_lowercase, ascii_lowercase[7:] + ascii_lowercase[:7], strict=True))


def report(item: str, names: dict[str, str]) -> Reading:
    """A report with that item, whose letters have those names."""
    page = Sheet().line("What needs to improve?", size=16).line(f"• {item}", x=72).line("• Visits at weekends.", x=72)
    return read_bytes(misnamed(pdf(ilacs_cover(ROWS), page), names), PATIENT)


def test_a_digit_that_is_seen_as_an_apostrophe_is_put_right_and_to_check() -> None:
    items = report("How each child’s wishes are met.", {"’": "9"}).recommendations
    assert [(item.text, item.confidence.value) for item in items] == [
        ("How each child’s wishes are met.", "check"),
        ("Visits at weekends.", "certain"),
    ]


def test_a_true_digit_stays() -> None:
    items = report("Plans for those in key stage4s and others.", {}).recommendations
    assert items[0].text == "Plans for those in key stage4s and others."


@pytest.mark.parametrize(
    ("item", "names"),
    [
        ("The quality of plans for children who live with relatives.", {"o": "p", "e": "l", "a": "h", "n": "g"}),
        ("The quality of plans for children who live with relatives.", {"w": "Ɵ"}),
        ("The quality of plans for children who live with relatives.", {"w": "中"}),
        ("How plans zqz for children.", {"z": "D", "q": "Q"}),
    ],
)
def test_letters_that_look_otherwise_than_they_are_named_are_to_check(item: str, names: dict[str, str]) -> None:
    (first, *_) = report(item, names).recommendations
    assert first.confidence.value == "check"


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
def test_a_file_whose_letters_are_all_misnamed_is_read_by_sight() -> None:
    reading = report("How each child is heard.", SHIFTED)
    assert reading.framework == "ilacs"
    assert [note.code for note in reading.notes if note.code == "recognised"] == ["recognised"]
    assert {one.confidence.value for one in (*reading.judgements, *reading.recommendations)} == {"check"}


def test_without_recognition_the_refusal_says_what_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(UnreadableFileError) as refused:
        report("How each child is heard.", SHIFTED)
    assert refused.value.error.code is ErrorCode.NO_TEXT
    assert "wrong names" in refused.value.error.message
