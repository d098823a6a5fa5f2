"""Links from a recommendation to earlier ones of the same council, and the reports that an editor compared in full.

Both name inspections by their keys and recommendations by their words, not by rows: an inspection keeps its key and a
decision its meaning while a report is withdrawn, published again or read anew.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from authorities.models import Authority
from inspections.lineage.likeness import Kind
from inspections.models.history import history_with_role


class RecommendationLink(models.Model):
    """That a later recommendation asks again for an earlier one, or is related to it.

    Proposed with a score and the version of the likeness that gave it, or added by an editor, who confirms it with
    that. `later_item` and `earlier_item` stand for the words (inspections.lineage.items); the words are kept as they
    were when it was proposed or decided.
    """

    class Kind(models.TextChoices):
        ASKED_BEFORE = Kind.ASKED_BEFORE.value, "asked before"
        RELATED = Kind.RELATED.value, "related"

    class Decision(models.TextChoices):
        CONFIRMED = "confirmed", "confirmed"
        REJECTED = "rejected", "no link"

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="recommendation_links")
    later_inspection = models.CharField(max_length=60)
    later_item = models.CharField(max_length=16)
    later_text = models.TextField()
    earlier_inspection = models.CharField(max_length=60)
    earlier_item = models.CharField(max_length=16)
    earlier_text = models.TextField()
    kind = models.CharField(max_length=12, choices=Kind)
    score = models.FloatField("likeness", null=True, blank=True, help_text="Blank: an editor added it.")
    version = models.CharField("version of the likeness", max_length=20, blank=True)
    decision = models.CharField(max_length=9, choices=Decision, blank=True, help_text="Blank: nobody decided yet.")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    note = models.CharField(max_length=300, blank=True)
    history = history_with_role()

    class Meta:
        ordering = ("authority_id", "later_inspection", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("later_inspection", "later_item", "earlier_inspection", "earlier_item"),
                name="link_once_between_two",
            ),
            models.CheckConstraint(
                condition=~Q(later_inspection=F("earlier_inspection")), name="link_between_two_inspections"
            ),
            models.CheckConstraint(
                condition=Q(score__isnull=True, version="") | Q(score__isnull=False) & ~Q(version=""),
                name="link_scored_by_a_version",
            ),
            models.CheckConstraint(
                condition=Q(decision="", decided_at__isnull=True, decided_by__isnull=True)
                | ~Q(decision="") & Q(decided_at__isnull=False, decided_by__isnull=False),
                name="link_decided_by_and_when",
            ),
            models.CheckConstraint(condition=Q(score__isnull=False) | ~Q(decision=""), name="link_proposed_or_decided"),
        ]
        indexes = [models.Index(fields=("authority", "decision"), name="link_of_council")]

    def __str__(self) -> str:
        return f"{self.later_inspection} {self.get_kind_display()} {self.earlier_inspection}"


class ComparedReport(models.Model):
    """That an editor compared a report in full with the one before: whatever it links to is linked.

    `later_items` and `earlier_items` stand for the words of the two lists; where either has changed since, the
    comparison no longer holds.
    """

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="compared_reports")
    later_inspection = models.CharField(max_length=60, unique=True)
    earlier_inspection = models.CharField(max_length=60)
    later_items = models.CharField(max_length=16)
    earlier_items = models.CharField(max_length=16)
    compared_at = models.DateTimeField()
    compared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    history = history_with_role()

    class Meta:
        ordering = ("authority_id", "later_inspection")
        constraints = [
            models.CheckConstraint(
                condition=~Q(later_inspection=F("earlier_inspection")), name="compared_with_another_report"
            )
        ]

    def __str__(self) -> str:
        return f"{self.later_inspection} with {self.earlier_inspection}"
