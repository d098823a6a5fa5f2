"""Late is counted in days from the date that was first given, whatever dates came after it."""

from __future__ import annotations

import datetime

import pytest

from inspections.followup.lateness import Due

TODAY = datetime.date(2026, 11, 28)


def day(words: str) -> datetime.date:
    return datetime.date.fromisoformat(words)


@pytest.mark.parametrize(
    ("first", "now", "done_on", "words"),
    [
        ("2026-09-30", "2026-09-30", None, "Late by 59 days"),
        ("2026-09-30", "2027-03-31", None, "Late by 59 days"),
        ("2026-11-27", "2026-11-27", None, "Late by 1 day"),
        ("2026-11-28", "2026-11-28", None, "Due today"),
        ("2026-11-29", "2026-11-29", None, "1 day left"),
        ("2026-12-31", "2026-12-31", None, "33 days left"),
        # Brought forward, and missed: the first date has not come yet.
        ("2026-12-31", "2026-11-20", None, "Due 8 days ago, first due on 31 December 2026"),
        ("2026-09-30", "2026-09-30", "2026-09-14", "Done on 14 September 2026"),
        ("2026-09-30", "2026-09-30", "2026-11-14", "Done on 14 November 2026"),
    ],
)
def test_what_is_said_of_a_date(first: str, now: str, done_on: str | None, words: str):
    due = Due(day(first), day(now), day(done_on) if done_on else None)
    assert due.words(TODAY) == words
    assert bool(due.days_late(TODAY)) == words.startswith("Late")


@pytest.mark.parametrize(
    ("now", "soon"), [("2026-11-27", False), ("2026-11-28", True), ("2026-12-12", True), ("2026-12-13", False)]
)
def test_the_fortnight_before_a_date_is_soon(now: str, soon: bool):
    assert Due(day("2027-01-01"), day(now), None).is_soon(TODAY) is soon


def test_what_is_done_is_neither_soon_nor_late():
    done = Due(day("2026-11-30"), day("2026-11-30"), TODAY)
    assert (done.is_soon(TODAY), done.days_late(TODAY)) == (False, 0)
