"""What a newer reader makes of a file that was read before: waiting for it, the same, or with differences."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from inspections.models.report import Report


class Rereading(models.Model):
    """The latest reading again of one report; the reading in use stays as it is until a person takes this one over.

    `reading` is kept where it differs, `differences` are those of inspections.review.rereading as plain objects.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting to be read"
        SAME = "same", "The same as before"
        DIFFERS = "differs", "Read differently"
        TAKEN = "taken", "Accepted"
        LEFT = "left", "Kept as it was"

    report = models.OneToOneField(Report, on_delete=models.CASCADE, related_name="rereading")
    state = models.CharField(max_length=8, choices=State, default=State.WAITING, db_index=True)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    reader_version = models.CharField(max_length=20, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    reading = models.JSONField(null=True, blank=True, editable=False)
    differences = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ("report_id",)

    def __str__(self) -> str:
        return f"{self.report}, read again"
