"""The words that two recommendations have in common are marked, and the text is whole."""

from __future__ import annotations

from inspections.lineage.marking import marked_in_common


def test_matters_and_words_in_common_are_marked():
    text = "Children’s life-story work, told by grandparents."
    parts = marked_in_common(text, "Later-life letters and what grandparents say.")
    assert "".join(part for part, _ in parts) == text
    assert [part for part, is_marked in parts if is_marked] == ["life-story", "grandparents"]


def test_nothing_in_common_marks_nothing():
    assert marked_in_common("Supervision.", "Fire drills.") == (("Supervision.", False),)
    assert marked_in_common("", "Fire drills.") == ()
