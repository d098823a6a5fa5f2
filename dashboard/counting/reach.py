"""To when what a page counts is complete, and the last day of which the record knows anything: the day of "Latest"."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class Reach:
    """`complete_to` is None where the record is never said to be complete; `later` are the reports from after it.

    `lacking` are the inspections of that time that are known of and not on the record. `is_over` says that it is
    complete and that nothing can be added: the frameworks ended within it.
    """

    last_day: datetime.date
    complete_to: datetime.date | None = None
    is_over: bool = False
    later: int = 0
    lacking: int = 0

    @property
    def known_to(self) -> datetime.date:
        """To when windows and times run: nothing is known of what happened after."""
        return min(self.complete_to, self.last_day) if self.complete_to and not self.is_over else self.last_day

    def falls_short_of(self, day: datetime.date) -> bool:
        """Whether reports published by that day may be lacking."""
        return not self.is_over and (self.complete_to is None or self.complete_to < day)
