"""By when a written statement is due: counted in working days of England, or named by the letter; else not said."""

from __future__ import annotations

import datetime

import pytest

from inspections.followup.statement import statement_due, working_day_after
from inspections.partial_dates import PartialDate, parse_partial_date
from inspections.reading.framework import Statement
from inspections.reading.frameworks import frameworks

DAY = datetime.date


def due(framework: str, published: str, *paragraphs: str) -> str | None:
    found = statement_due(frameworks()[framework].statement, parse_partial_date(published), paragraphs)
    return found.words if found else None


@pytest.mark.parametrize("framework", ["sif", "ilacs"])
def test_it_is_the_seventieth_working_day_after_publication(framework: str):
    assert due(framework, "2025-07-15") == "about 22 October 2025, counted from publication"


@pytest.mark.parametrize("published", ["2025-07", "2025"])
def test_no_day_is_made_up_of_a_month_or_a_year(published: str):
    assert due("ilacs", published) is None


def test_where_publication_is_not_known_nothing_is_said():
    assert statement_due(Statement(working_days=70), None) is None


@pytest.mark.parametrize(
    ("after", "number", "day"),
    [
        # A Friday, and the Saturday after it, lead to the same Monday.
        (DAY(2025, 7, 11), 1, DAY(2025, 7, 14)),
        (DAY(2025, 7, 12), 1, DAY(2025, 7, 14)),
        # Over Christmas and New Year: 25, 26 December and 1 January are left out.
        (DAY(2025, 12, 24), 1, DAY(2025, 12, 29)),
        (DAY(2025, 12, 31), 1, DAY(2026, 1, 2)),
        # Easter is a holiday of England, 2 January and St Andrew's Day are not.
        (DAY(2026, 4, 2), 1, DAY(2026, 4, 7)),
        (DAY(2023, 11, 29), 1, DAY(2023, 11, 30)),
        # The days given once: the late Queen's funeral and the coronation.
        (DAY(2022, 9, 16), 1, DAY(2022, 9, 20)),
        (DAY(2023, 5, 5), 1, DAY(2023, 5, 9)),
    ],
)
def test_weekends_and_bank_holidays_of_england_are_left_out(after: DAY, number: int, day: DAY):
    assert working_day_after(after, number) == day


@pytest.mark.parametrize(
    "sentence",
    [
        "should send the written statement of action to someone@example.org by 25 October 2024. This statement",
        "should send the\nwritten statement of action to someone@example.org by Friday 25 October 2024.",
        "should send the written statement of action to someone@example.org by 25 October 2024, 70 working days from",
    ],
)
def test_a_joint_inspection_has_the_day_that_its_letter_names(sentence: str):
    assert due("jtai", "2024-07-18", "Other words, 1 May 2024.", sentence) == "25 October 2024, as the letter says"


@pytest.mark.parametrize(
    "paragraphs",
    [
        (),
        ("The partnership should prepare a written statement of action. The letter is of 25 October 2024.",),
        ("should send the written statement of action to a@b.uk by 31 November 2024.",),
        (
            "should send the written statement of action to a@b.uk by 25 October 2024.",
            "should send the written statement of action to a@b.uk by 26 October 2024.",
        ),
    ],
)
def test_where_the_letter_names_no_one_day_nothing_is_said(paragraphs: tuple[str, ...]):
    assert due("jtai", "2024-07-18", *paragraphs) is None


def test_frameworks_without_a_known_rule_have_no_statement():
    with_one = {key for key, framework in frameworks().items() if framework.statement}
    assert with_one == {"sif", "ilacs", "jtai"}
    assert statement_due(None, PartialDate(DAY(2025, 7, 15), "day")) is None
