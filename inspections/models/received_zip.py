"""A zip that was sent and is unpacked: kept until its last report is, so that a server that stops loses nothing."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class ReceivedZip(models.Model):
    """How far it is: `done` of its `entries` are dealt with, `added` of them are new, and `problems` names the others.

    Whoever unpacks it holds the lease. One that was finished with whoever sent it waiting for the answer is forgotten;
    one that a worker finished after the server stopped stays, to be told.
    """

    token = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=255)
    folder = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    entries = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    unpacked = models.PositiveBigIntegerField(default=0, help_text="Bytes of the files that are dealt with.")
    added = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    problems: models.JSONField[list[list[str]], Any] = models.JSONField(default=list, blank=True)
    lease_until = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("at", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(done__lte=F("entries")), name="zip_has_no_more_done_than_entries"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def stored_name(self) -> str:
        """Under which name its bytes are kept while anything of it waits."""
        return f"{self.token}.zip"
