"""Steps of a review, each with what it changed, and who has a review open: so that steps are undone and people meet."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.db import models

from inspections.models.report import Report

STEP_PARTS: Final = "\n\n"
"""Between what a step did to one value and to the next."""


class DraftStep(models.Model):
    """One thing that a person did to a draft. `patch` is a DraftPatch as plain values (inspections.review.draft_patch).

    An undo is a step too: `undoes` names what it undid. `took_out` is true where values were removed that can be put
    back one by one.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="steps")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    what = models.TextField("what was done, in words", help_text="In full; a paragraph a value.")
    patch = models.JSONField()
    took_out = models.BooleanField(default=False)
    undoes = models.OneToOneField("self", on_delete=models.CASCADE, null=True, blank=True, related_name="undone_by")

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.what

    @property
    def is_undone(self) -> bool:
        return hasattr(self, "undone_by")


class Viewing(models.Model):
    """Who has the review of a report open, and when their page last said so."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="viewings")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        ordering = ("-seen_at", "-pk")
        constraints = [models.UniqueConstraint(fields=("report", "person"), name="viewing_once_a_person")]

    def __str__(self) -> str:
        return f"{self.person}: {self.report}"
