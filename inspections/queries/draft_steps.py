"""The steps of a review, newest first, and who else has it open."""

from __future__ import annotations

import datetime
from typing import Final

from django.contrib.auth.models import User

from inspections.models import DraftStep, Viewing

HERE_FOR: Final = datetime.timedelta(seconds=75)
"""A page says every 20 seconds that it is open; three in a row may be lost on a bad line."""


def draft_steps(report: int) -> list[DraftStep]:
    """All steps of a report's review, with who took them and whether they were undone; one query."""
    return list(DraftStep.objects.filter(report=report).select_related("by", "undone_by"))


def others_here(report: int, *, but: User, now: datetime.datetime) -> list[User]:
    """Who else has the review open, by name."""
    found = Viewing.objects.filter(report=report, seen_at__gte=now - HERE_FOR).exclude(person=but)
    return sorted((each.person for each in found.select_related("person")), key=lambda each: each.username)
