"""Whether an action is late: counted in days from the date that it was first due."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from inspections.partial_dates import format_day

SOON_DAYS = 14
"""Days before the date from which on an action is due soon."""


@dataclass(frozen=True)
class Due:
    """When an action was first due, is due now, and was done; `done_on` None: it is not."""

    first: datetime.date
    now: datetime.date
    done_on: datetime.date | None

    @property
    def was_moved(self) -> bool:
        return self.now != self.first

    def days_late(self, today: datetime.date) -> int:
        """Nought where it is not late, or is done."""
        return 0 if self.done_on else max(0, (today - self.first).days)

    def is_soon(self, today: datetime.date) -> bool:
        return self.done_on is None and 0 <= (self.now - today).days <= SOON_DAYS

    def words(self, today: datetime.date) -> str:
        """`Late by 59 days`, `33 days left`, `Due today`, `Done on 14 September 2026`."""
        if self.done_on:
            return f"Done on {format_day(self.done_on)}"
        if late := self.days_late(today):
            return f"Late by {_days(late)}"
        left = (self.now - today).days
        if left < 0:
            # It was brought forward: late counts from the first date, which has not come.
            return f"Due {_days(-left)} ago, first due on {format_day(self.first)}"
        return f"{_days(left)} left" if left else "Due today"


def _days(number: int) -> str:
    return f"{number} day" if number == 1 else f"{number} days"
