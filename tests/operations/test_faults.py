"""The short form of `make faults`: killed at a point of every act, with a wrong clock, no room, files that are away."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from checks.faults.__main__ import faults_of, reports_in
from checks.faults.judging import Found, Kill, Reference
from checks.faults.scratch import Outcome
from checks.faults.steps import spread
from checks.faults.table import Line, is_kept

KILLS = {
    "adding, reading": 2,
    "a zip": 1,
    "publishing": 1,
    "taking back": 1,
    "importing": 1,
    "import taken back": 1,
    "collecting": 1,
    "an edition": 1,
}
OTHERS = {"a wrong clock": 5, "no room": 2, "storage away": 1}
BEFORE = {"report a.pdf": ["to_review", 0, 0]}
AFTER = {"report a.pdf": ["published", 1, 5]}
PUBLISHING = Reference(BEFORE, AFTER, steps=[])


def test_nothing_acknowledged_is_lost_nothing_is_half_there_and_nothing_waits_for_good(
    already_set_up: None, surroundings: dict[str, str], shared: Path, tmp_path: Path
):
    lines = list(faults_of(surroundings, tmp_path, sum(KILLS.values()), reports_in(shared / "reports/ofsted")))
    assert [line for line in lines if line.missed] == []
    assert Counter(line.fault for line in lines) == KILLS | OTHERS


def killed(at_once, later=AFTER, *, acknowledged=(), lost=(), was_killed=True):
    kill = Kill(
        Outcome(was_killed, tuple(acknowledged), None),
        Found(at_once, list(lost), [200], []),
        Found(later, [], [], []),
        most_attempts=3,
    )
    return kill.line("publishing", "somewhere", PUBLISHING).missed


def test_a_check_that_finds_a_half_a_loss_or_a_broken_promise_says_so():
    assert killed(BEFORE, acknowledged=["report a.pdf"]) == ()
    assert "half of report a.pdf" in killed({"report a.pdf": ["published", 1, 3]})[0]
    assert "and yet on the record" in killed({"report a.pdf": ["to_review", 1, 5]})[0]
    assert "was acknowledged, and is" in killed(BEFORE, BEFORE, acknowledged=["report a.pdf"])[0]
    assert "still waits" in killed(BEFORE, {"report a.pdf": ["waiting", 0, 0]})[0]
    assert killed(BEFORE, lost=["the file of a.pdf is not there"]) == ("the file of a.pdf is not there",)
    assert killed(BEFORE, was_killed=False) == ("it was not killed",)


def test_points_are_spread_evenly_from_the_first_step_to_the_last():
    assert spread(5, 100) == [1, 26, 51, 75, 100]
    assert spread(9, 3) == [1, 2, 3]
    assert spread(1, 9) == [5]


def test_a_line_comes_back_from_the_process_that_found_it_and_one_miss_is_enough():
    good, bad = Line("a", "b", "c", "d"), Line("a", "b", "c", "d", ("lost",))
    assert Line.from_json(bad.to_json()) == bad
    assert is_kept([good])
    assert not is_kept([good, bad])
