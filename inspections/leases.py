"""Leases by the clock: which have run out. One that is further ahead than any is given is of a clock that was wrong,
and holds nobody up either.
"""

from __future__ import annotations

import datetime
from typing import Final

from django.db.models import Q

ASTRAY: Final = datetime.timedelta(minutes=2)
"""By so much the clocks of machines may differ; whatever is further ahead was noted while a clock was wrong."""


def has_run_out(now: datetime.datetime, *, longest: datetime.timedelta, column: str = "lease_until") -> Q:
    """Leases of which none is given for longer than `longest`."""
    return Q(**{f"{column}__lt": now}) | Q(**{f"{column}__gt": now + longest + ASTRAY})
