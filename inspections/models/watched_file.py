"""Files of the watched folder that were taken, so that none is read twice, and what was wrong with the others."""

from __future__ import annotations

from django.db import models


class WatchedFile(models.Model):
    """A file as it stood in the folder; one that changes afterwards is another."""

    key = models.CharField(max_length=64, unique=True, help_text="Checksum of path, size and time of the last change.")
    path = models.TextField()
    at = models.DateTimeField(db_index=True)
    problem = models.TextField("why it was not added", blank=True)

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return self.path
