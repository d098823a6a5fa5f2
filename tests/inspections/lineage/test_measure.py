"""What is measured is counted by hand here; the answers that people gave hold the bars."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from inspections.lineage.likeness import Kind
from inspections.lineage.measure import Measured, Share, read_answers

SAME, CLOSE, OTHER = "The quality of life-story work.", "Thresholds in early help.", "Fire drills at night."


def answers(folder: Path, **links: list[str]) -> Path:
    later = {"text": SAME, "repeated": [], "related": [], "unsure": []} | links
    path = folder / "answers.json"
    pairs = [{"pair": "A -> B", "earlier": {"E1": SAME, "E2": CLOSE, "E3": OTHER}, "later": {"L1": later}}]
    path.write_text(json.dumps(pairs), encoding="utf-8")
    return path


def test_a_right_proposal_and_a_missed_link_are_counted(tmp_path: Path) -> None:
    found = Measured.of(read_answers(answers(tmp_path, repeated=["E1", "E3"], related=["E2"])))
    assert (found.reports, found.pairs) == (1, 3)
    assert found.asked_before.precision == Share(1, 1)
    assert found.asked_before.recall == Share(1, 2)
    assert found.any_link.recall == Share(1, 3)


def test_what_people_were_unsure_of_counts_in_neither(tmp_path: Path) -> None:
    pairs = read_answers(answers(tmp_path, unsure=["E1"], repeated=["E3"]))
    assert [each.kind for each in pairs] == [None, Kind.ASKED_BEFORE]
    assert Measured.of(pairs).asked_before.precision == Share(0, 0)


def test_a_share_of_nothing_has_no_value() -> None:
    assert (Share(0, 0).value, Share(0, 0).lower_bound, str(Share(0, 0))) == (None, None, "0 of 0")


@pytest.mark.parametrize(("count", "total", "bound"), [(31, 35, 0.740), (17, 17, 0.816), (0, 10, 0.0), (5, 10, 0.237)])
def test_the_lower_bound_is_wilsons(count: int, total: int, bound: float) -> None:
    assert Share(count, total).lower_bound == pytest.approx(bound, abs=0.001)


def test_the_command_prints_numerators_denominators_and_bounds(tmp_path: Path) -> None:
    out = StringIO()
    call_command("measure_lineage", answers(tmp_path, repeated=["E1", "E3"]), stdout=out)
    said = out.getvalue()
    assert "precision 1 of 1 = 1.000, 95% lower bound 0.207" in said
    assert "recall    1 of 2 = 0.500, 95% lower bound 0.095" in said
    assert "shown to the public unconfirmed: none" in said


@pytest.mark.parametrize("text", ["nothing", "[1]", '[{"pair": "A"}]'])
def test_a_file_of_another_form_is_refused_in_words(tmp_path: Path, text: str) -> None:
    path = tmp_path / "other.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CommandError, match="not in the form of lineage"):
        call_command("measure_lineage", path)


def test_a_file_that_is_not_there_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("measure_lineage", tmp_path / "none.json")


def test_the_bars_hold_on_the_pairs_that_people_read(shared: Path) -> None:
    """Most of what they found is proposed, and four in five proposals are right."""
    path = shared / "expected" / "lineage.json"
    if not path.exists():
        pytest.skip("needs the links that people read (shared/expected/lineage.json)")
    found = Measured.of(read_answers(path))
    assert found.asked_before.recall.value >= 0.85
    assert found.asked_before.precision.value >= 0.80
