"""The day of the facts that are shipped: they are of that day, wherever and whenever they are installed."""

from __future__ import annotations

import datetime
from typing import Final

from django.utils import timezone

SHIPPED_ON: Final = datetime.date(2026, 11, 29)
"""To be moved whenever a shipped table changes; a test knows their checksums."""


def start_of_day(day: datetime.date) -> datetime.datetime:
    """Here, and not in the zone of the database: a day that is decided is no moment."""
    return datetime.datetime.combine(day, datetime.time(), timezone.get_default_timezone())
