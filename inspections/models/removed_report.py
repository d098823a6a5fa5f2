"""Uploads that were removed for good: that they were, when, why and by whom, and nothing of what they said."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from inspections.roles import Role


class RemovedReport(models.Model):
    """`number` is that of the report, which no other is ever given.

    The same bytes are not taken again while `lifted_at` is blank; those of a file that expired may be added by anybody.
    """

    class Kind(models.TextChoices):
        ASKED = "asked", "removed by an administrator"
        EXPIRED = "expired", "refused, and not taken up in time"

    number = models.PositiveBigIntegerField(unique=True)
    sha256 = models.CharField("SHA-256", max_length=64, db_index=True)
    size = models.PositiveBigIntegerField("size in bytes")
    kind = models.CharField(max_length=7, choices=Kind)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    role = models.CharField("in which role", max_length=13, choices=Role)
    why = models.TextField()
    erased_at = models.DateTimeField(null=True, blank=True, help_text="When its file was erased.")
    lifted_at = models.DateTimeField(null=True, blank=True, help_text="When the same file could be added again.")
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("-at", "-pk")
        constraints = [
            models.CheckConstraint(condition=~Q(why=""), name="removed_with_a_reason"),
            models.CheckConstraint(
                condition=Q(at__isnull=False) & (Q(kind="expired") | Q(by__isnull=False)), name="removed_by_somebody"
            ),
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True, lifted_by__isnull=True)
                | Q(lifted_at__isnull=False, lifted_by__isnull=False),
                name="removed_lifted_by_and_when",
            ),
        ]

    def __str__(self) -> str:
        return f"Report {self.number}, {self.get_kind_display()}"
