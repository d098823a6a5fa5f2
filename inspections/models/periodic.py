"""Work that is done again and again: when each piece last ran, and what came of it."""

from __future__ import annotations

from typing import Final

from django.db import models

BACKUP: Final = "backup"
"""What no list does by itself: whoever runs the product does, and it is noted beside the rest."""
TITLES: Final = {
    "reminders": "Reminding people of councils’ actions and statements",
    "collecting": "Collecting new reports from the inspectorate’s site",
    "mail": "Sending emails, and news to followers",
    "editions": "Taking editions of the public tables",
    "stopped_readings": "Putting reports back in the queue when their reading stopped",
    "verify": "Checking that stored files are unchanged",
    "pictures": "Keeping pictures of pages within their limit",
    "public_files": "Removing download files that nobody uses",
    "sessions": "Removing sessions that have ended",
    "retention": "Deleting what has been kept for its full time",
    "removed_uploads": "Erasing the files of removed uploads",
    "used_limits": "Clearing old counts of requests",
    BACKUP: "Backup",
}
"""What people read for the key that a row keeps; new words here need no change of the rows."""


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
        return self.title

    @property
    def title(self) -> str:
        """The words for people; the key itself of a piece that is on the list no longer."""
        return TITLES.get(self.name, self.name)
