"""Zips that are being unpacked, and what became of those that a worker went on with after the server stopped."""

from __future__ import annotations

import datetime
from typing import Final

from django.db.models import Q

from inspections.models import ReceivedZip

TOLD_FOR: Final = datetime.timedelta(days=1)
"""Whoever sent it in the evening reads it in the morning."""


def zips_to_tell(now: datetime.datetime) -> list[ReceivedZip]:
    """In the order in which they came."""
    told = Q(finished_at=None) | Q(finished_at__gte=now - TOLD_FOR)
    return list(ReceivedZip.objects.filter(told).select_related("by"))
