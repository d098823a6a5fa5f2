"""How far the record reaches: the day to which a count is complete, and the last day known, which "Latest" shows."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

A_YEAR = datetime.timedelta(days=366)
"""Beyond it, more may have been decided about councils than the register has."""


@dataclass(frozen=True)
class Reach:
    """`complete_to` is None if the ledger does not claim completeness; `later` counts the reports published after it.

    `lacking` counts the inspections up to then that are known to be missing. `is_over` means complete for good: the
    frameworks had ended by `complete_to`. `foreseen` are later days on which councils begin or end, so that
    the councils of that day are known before its reports are.
    """

    last_day: datetime.date
    complete_to: datetime.date | None = None
    is_over: bool = False
    later: int = 0
    lacking: int = 0
    foreseen: tuple[datetime.date, ...] = ()

    def foresees(self, day: datetime.date) -> bool:
        """Whether other councils than those of the last day are known to exist on a later day, up to a year on."""
        return bool(self.foreseen) and min(self.foreseen) <= day <= max(self.foreseen) + A_YEAR

    @property
    def known_to(self) -> datetime.date:
        """The day on which rolling windows and durations end, because later reports may be missing."""
        return min(self.complete_to, self.last_day) if self.complete_to and not self.is_over else self.last_day

    def falls_short_of(self, day: datetime.date) -> bool:
        """Whether reports published by that day may be missing."""
        return not self.is_over and (self.complete_to is None or self.complete_to < day)
