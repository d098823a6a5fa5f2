"""Noting who has the review of a report open, so that two people who work on one see each other."""

from __future__ import annotations

import datetime

from django.contrib.auth.models import User

from inspections.models import Viewing


def note_presence(*, report: int, by: User, now: datetime.datetime) -> None:
    """The person has the page open now."""
    if not Viewing.objects.filter(report=report, person=by).update(seen_at=now):
        Viewing.objects.get_or_create(report_id=report, person=by, defaults={"seen_at": now})
