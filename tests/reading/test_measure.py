"""How right the reader is, counted: a value is right, to check, wrong though certain, or not read."""

from collections import Counter
from pathlib import Path

import pytest

from inspections.reading.contract import READER_VERSION, AuthorityRead, Evidence, JudgementRead, Reading
from inspections.reading.measure import COLUMNS, Answer, answers_of, fingerprint, main, verdicts
from inspections.reading.vocabulary import Confidence, Grade
from tests.readings import recommendation

BOX = (0.0, 0.0, 1.0, 1.0)


def judged(area: str, grade: str, confidence: Confidence = Confidence.CERTAIN) -> JudgementRead:
    return JudgementRead(area, area, Grade(grade), grade, 3, 1, BOX, "words", "a rule", confidence)


def found(name: str, answer: Answer, reading: Reading) -> Counter[str]:
    return Counter(verdict for field, verdict in verdicts(answer, reading) if field == name)


@pytest.mark.parametrize(
    ("printed", "read", "confidence", "verdict"),
    [
        ("2024-01-05", "2024-01-05", Confidence.CERTAIN, "right"),
        ("", None, Confidence.CERTAIN, "right"),
        ("2024-01-05", "2024-01-05", Confidence.CHECK, "to_check"),
        ("2024-01-05", "2024-05-01", Confidence.CHECK, "to_check"),
        ("2024-01-05", "2024-05-01", Confidence.CERTAIN, "wrong_though_certain"),
        ("", "2024-05-01", Confidence.CERTAIN, "wrong_though_certain"),
        ("2024-01-05", None, Confidence.CERTAIN, "not_read"),
    ],
)
def test_a_value_is_one_of_four(printed: str, read: str | None, confidence: Confidence, verdict: str):
    reading = Reading("f.pdf", None, published=read, evidence={"published": Evidence(1, BOX, "q", "r", confidence)})
    assert found("published", Answer(Path("f.pdf"), "ilacs", {"published": (printed,)}), reading) == {verdict: 1}


def test_a_grade_that_is_not_printed_is_wrong_and_one_that_was_left_out_is_not_read():
    answer = Answer(Path("f.pdf"), "ilacs", {}, {"overall": "good", "leadership": "good"})
    reading = Reading("f.pdf", None, judgements=(judged("overall", "good"), judged("care_leavers", "good")))
    assert found("judgements", answer, reading) == {"right": 1, "wrong_though_certain": 1, "not_read": 1}


def test_an_item_is_right_by_its_letters_and_digits():
    keys = frozenset({fingerprint("The quality of care plans, in 2024. (1)"), fingerprint("Another.")})
    answer = Answer(Path("f.pdf"), "ilacs", {}, recommendations=keys)
    reading = Reading(
        "f.pdf",
        None,
        recommendations=(recommendation(1, "The quality of care\nplans in 2024"), recommendation(2, "No")),
    )
    assert found("recommendations", answer, reading) == {"right": 1, "wrong_though_certain": 1, "not_read": 1}


def test_names_may_stand_in_any_order_and_a_council_counts_by_its_number():
    answer = Answer(Path("f.pdf"), "send", {"lead_inspector": ("Ann Lee; Bo Day", "Ann Lee"), "council": ("808",)})
    both = Reading("f.pdf", None, lead_inspector="Bo Day; Ann Lee", authority=AuthorityRead("808", "S", "S", 1))
    one = Reading("f.pdf", None, lead_inspector="Bo Day", authority=AuthorityRead(None, None, "S", 1))
    assert dict(verdicts(answer, both)) == {"lead_inspector": "right", "council": "right"}
    assert dict(verdicts(answer, one)) == {"lead_inspector": "wrong_though_certain", "council": "not_read"}


def test_a_folder_without_answers_is_said_to_be_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main([str(tmp_path), str(tmp_path / "out.csv")]) == 2
    assert "Name a folder" in capsys.readouterr().err


def test_a_few_reports_are_measured_and_written_down(shared: Path, tmp_path: Path):
    (tmp_path / "expected").mkdir()
    for name in ("judgements", "recommendations", "joint_items"):
        (tmp_path / "expected" / f"{name}.csv").write_bytes((shared / "expected" / f"{name}.csv").read_bytes())
    for name, lines in (("reports", 3), ("joint_reports", 2)):
        text = (shared / "expected" / f"{name}.csv").read_text(encoding="utf-8").splitlines(keepends=True)
        (tmp_path / "expected" / f"{name}.csv").write_text("".join(text[:lines]), encoding="utf-8")
    (tmp_path / "reports").symlink_to(shared / "reports")
    assert len(answers_of(tmp_path)) == 3
    assert main([str(tmp_path), str(tmp_path / "out.csv")]) == 0
    header, *lines = (tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()
    assert header.split(",") == list(COLUMNS)
    assert {line.split(",")[0] for line in lines} >= {"ilacs", "send"}
    assert all(line.endswith(f",{READER_VERSION}") for line in lines)
