"""Values that another source has otherwise than the record had them: both, what was decided, and why."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from inspections.models.record import Inspection, Judgement


class Discrepancy(models.Model):
    """One value of an inspection, or of its judgement of an area: `ours` is the record's, `theirs` the other source's.

    Corrected, the record has theirs since; kept, it has ours still, and both are shown. `by` is blank where it was
    decided before it came here, with the shipped facts.
    """

    class Decision(models.TextChoices):
        CORRECTED = "corrected", "the record was corrected"
        KEPT = "kept", "the record was kept"

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="discrepancies")
    area = models.CharField(max_length=60, blank=True, help_text="Blank: about the inspection itself.")
    field = models.CharField(max_length=30)
    ours = models.CharField("what the record had", max_length=200, blank=True)
    theirs = models.CharField("what the other source has", max_length=200, blank=True)
    source = models.CharField("the other source", max_length=8, choices=Judgement.Source)
    decision = models.CharField(max_length=9, choices=Decision)
    why = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("inspection_id", "pk")
        verbose_name_plural = "discrepancies"
        constraints = [
            models.UniqueConstraint(fields=("inspection", "area", "field", "theirs"), name="discrepancy_decided_once"),
            models.CheckConstraint(
                condition=~Q(why=""),
                name="discrepancy_decided_with_reason",
                violation_error_message="Say why: each decision has a reason.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.inspection}: {self.area or self.field}"
