"""What changed between two editions, in words: a fact stands out from how much of a sentence is quoted."""

from __future__ import annotations

import pytest

from dashboard.pages.editions.change_groups import ChangeGroup, ValueLine, change_groups
from inspections.editions.changes import ChangeKind, RowChange, ValueChange

CUT = "only the cut changed: how much of a sentence is quoted, or the mark where something is left out."


def group_of(*changes: tuple[str, str | None, str | None]) -> ChangeGroup:
    """Of mentions of one inspection, each with a changed column."""
    rows = [
        RowChange(
            table="mentions",
            key={"inspection": "861-ilacs-2025", "position": position},
            kind=ChangeKind.CHANGED,
            edition=2,
            values=(ValueChange(column, before, after),),
        )
        for position, (column, before, after) in enumerate(changes, start=1)
    ]
    (group,) = change_groups(rows, {"861": "Stoke-on-Trent"})
    return group


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("the visit in May 2019 found that plans had", "…the visit in May 2019 found that plans had…"),
        ("A focused visit in May 2019…", "A focused visit in May 2019 found drift."),
        ("Since then, a visit in May 2019 found drift.", "…a visit in May 2019 found drift."),
    ],
)
def test_a_quotation_that_is_cut_otherwise_is_counted_and_not_set_out(before: str, after: str):
    group = group_of(("words", before, after))

    assert group.values == ()
    assert group.details == f"In 1 quotation {CUT}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("…made sufficient progress.", "The council has not made sufficient progress."),
        ("made sufficient progress.", "The council made sufficient progress."),
        ("…adequate plans in May.", "Inadequate plans in May."),
        ("Leaders made progress…", "Leaders made progress in one area only."),
    ],
)
def test_words_that_may_turn_the_sense_round_are_a_change(before: str, after: str):
    group = group_of(("words", before, after))

    assert [(line.before, line.after) for line in group.values] == [(before, after)]
    assert group.details == ""


def test_other_words_are_a_change_and_so_is_a_quotation_that_came_or_went():
    group = group_of(
        ("words", "A visit in May 2019.", "A visit in June 2019."),
        ("words", None, "A visit in May 2019."),
        ("words", "…", "A visit in May 2019."),
    )

    assert [(line.before, line.after) for line in group.values] == [
        ("A visit in May 2019.", "A visit in June 2019."),
        (None, "A visit in May 2019."),
        ("…", "A visit in May 2019."),
    ]
    assert group.details == ""


def test_a_fact_stands_beside_what_is_counted():
    cut = ("words", "a visit in May 2019.", "…a visit in May 2019.")
    group = group_of(cut, cut, ("when", "2019", "2019-05"), ("page", "3", "4"))

    assert group.values == (ValueLine("Mention 3, when", "2019", "2019-05"),)
    assert group.details == f"And 1 detail, such as where on its page it stands. In 2 quotations {CUT}"
