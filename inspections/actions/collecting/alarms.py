"""What an administrator has to know: raised once, open until a complete run meets it no more."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from inspections.models import CollectingAlarm, CollectingRun

_LONGEST_KEY = 120
"""As long as the field of the record."""


@transaction.atomic
def raise_alarm(run: CollectingRun, key: str, words: str) -> None:
    """The same alarm again stays one, with the words of today."""
    alarm = CollectingAlarm.objects.filter(key=key[:_LONGEST_KEY], settled_at=None).first()
    if alarm is None:
        alarm = CollectingAlarm(key=key[:_LONGEST_KEY], raised_at=timezone.now(), raised_in=run)
    alarm.words, alarm.last_in = words, run
    alarm.save()


def settle_alarms(run: CollectingRun) -> None:
    """Close those that the complete run did not meet."""
    CollectingAlarm.objects.filter(settled_at=None).exclude(last_in=run).update(settled_at=timezone.now())
