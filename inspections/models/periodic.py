"""Work that is done again and again: when each piece last ran, and what came of it."""

from __future__ import annotations

from typing import Final

from django.db import models

BACKUP: Final = "Backup"
"""What no list does by itself: whoever runs the product does, and it is noted beside the rest."""


class PeriodicWork(models.Model):
    """One row for each piece of the list (inspections.serving.periodic). `running_until` is the lease of the process
    that has it in hand; a process that died holds it no longer than that.
    """

    name = models.CharField(max_length=60, unique=True)
    began_at = models.DateTimeField(null=True, blank=True, help_text="When it last began.")
    ended_at = models.DateTimeField(null=True, blank=True, help_text="When it last ended, well or not.")
    succeeded_at = models.DateTimeField(null=True, blank=True, help_text="When it last ended well.")
    outcome = models.TextField(blank=True, help_text="What came of it when it last ended well.")
    problem = models.TextField(blank=True, help_text="Why it failed, if it failed last.")
    running_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("name",)
        verbose_name_plural = "periodic work"

    def __str__(self) -> str:
        return self.name
