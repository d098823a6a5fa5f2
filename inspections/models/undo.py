"""What was done as one and can be taken back as one: when, by whom and why it was."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q


class TakenBackAsOne(models.Model):
    """Of several reports that were published together, and of an import."""

    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    why = models.CharField("why it is taken back", max_length=200, blank=True)

    class Meta:
        abstract = True


def taken_back_constraint(name: str, *states: str) -> models.CheckConstraint:
    """Who and when stand together, in these states and in no other."""
    return models.CheckConstraint(
        condition=Q(state__in=states, taken_back_at__isnull=False) & Q(taken_back_by__isnull=False)
        | ~Q(state__in=states) & Q(taken_back_at__isnull=True, taken_back_by__isnull=True),
        name=name,
    )
