"""An edition is taken at the end of a day on which something changed, or afterwards where the product did not run."""

from __future__ import annotations

import datetime

import pytest

from inspections.editions.due import is_due


def moment(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("now", "changed", "last", "due"),
    [
        ("2027-03-10 12:00", "2027-03-10 09:00", None, True),
        ("2027-03-10 12:00", "2027-03-10 09:00", "2027-03-01", False),
        ("2027-03-10 23:30", "2027-03-10 09:00", "2027-03-01", True),
        ("2027-03-10 23:40", "2027-03-10 23:35", "2027-03-10", False),
        # It did not run last night.
        ("2027-03-11 07:00", "2027-03-10 09:00", "2027-03-01", True),
        # It was taken by hand at noon, and something changed in the afternoon: with the edition of today.
        ("2027-03-11 00:00", "2027-03-10 15:00", "2027-03-10", False),
        ("2027-03-11 23:30", "2027-03-10 15:00", "2027-03-10", True),
        ("2027-03-12 07:00", "2027-03-10 15:00", "2027-03-10", True),
        # The clock ran ahead for a while, and is right again.
        ("2027-03-12 12:00", "2027-03-12 09:00", "2031-01-01", False),
        ("2027-03-12 23:30", "2027-03-12 09:00", "2031-01-01", True),
        ("2027-03-13 07:00", "2027-03-12 09:00", "2031-01-01", True),
        # A new version of the product changed what the tables say.
        ("2027-03-20 07:00", "2027-03-10 15:00", "2027-03-11", True),
    ],
)
def test_when_it_is_due(now: str, changed: str, last: str | None, due: bool):
    day = datetime.date.fromisoformat(last) if last else None
    assert is_due(moment(now), changed=moment(changed), last=day) is due
