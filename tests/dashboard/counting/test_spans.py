"""Calendar months: those completed, and the fewest within which a day falls."""

import datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dashboard.counting.spans import completed_months, months_within

days = st.dates(datetime.date(1990, 1, 1), datetime.date(2050, 12, 31))


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("first", "last", "completed", "within"),
    [
        ("2025-05-23", "2025-05-23", 0, 0),
        ("2025-05-23", "2025-05-24", 0, 1),
        ("2025-05-23", "2025-06-22", 0, 1),
        ("2025-05-23", "2025-06-23", 1, 1),
        ("2022-09-05", "2026-08-22", 47, 48),
        ("2024-02-29", "2025-02-28", 12, 12),
        ("2025-01-31", "2025-02-28", 1, 1),
        ("2025-06-01", "2025-05-01", 0, 0),
    ],
)
def test_months_are_completed_by_the_calendar(first: str, last: str, completed: int, within: int):
    assert completed_months(day(first), day(last)) == completed
    assert months_within(day(first), day(last)) == within


def slowly_after(first: datetime.date, months: int) -> datetime.date:
    """The same day that many months later, or the last of a shorter month, found day by day."""
    year, month = first.year + (first.month - 1 + months) // 12, (first.month - 1 + months) % 12 + 1
    for number in (first.day, 30, 29, 28):
        try:
            return datetime.date(year, month, min(number, first.day))
        except ValueError:
            continue
    raise AssertionError


@given(days, days)
def test_it_agrees_with_counting_month_by_month(first: datetime.date, last: datetime.date):
    assume(first <= last)
    months = 0
    while slowly_after(first, months + 1) <= last:
        months += 1
    assert completed_months(first, last) == months
    assert months_within(first, last) == months + (slowly_after(first, months) < last)
