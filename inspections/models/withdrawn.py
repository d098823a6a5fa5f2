"""Addresses of inspections that were taken off the record: kept permanently, and counted nowhere."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from authorities.models import Authority
from inspections.models.choices import framework_choices, kind_choices
from inspections.models.history import history_with_role
from inspections.models.report import Report
from inspections.partial_dates import PartialDate


class WithdrawnInspection(models.Model):
    """What stood at an address, when and why it went; publishing it again takes the row away and brings it back.

    `number` and `key` are those of the inspection; no other inspection is ever given them.
    """

    number = models.PositiveBigIntegerField(unique=True)
    key = models.CharField("address", max_length=60, unique=True)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="withdrawn")
    framework = models.CharField(max_length=20, choices=framework_choices)
    kind = models.CharField(max_length=20, choices=kind_choices)
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)
    published = models.DateField(null=True, blank=True)
    published_precision = models.CharField(max_length=5, blank=True)
    report = models.ForeignKey(Report, on_delete=models.SET_NULL, null=True, blank=True, related_name="withdrawn")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    why = models.TextField(blank=True)
    why_public = models.BooleanField(default=False, help_text="Typed where the form said that everybody can read it.")
    discrepancies = models.JSONField(
        default=list, editable=False, help_text="Those that went with it: they have no history of their own."
    )
    history = history_with_role(excluded_fields=["discrepancies"])

    class Meta:
        ordering = ("-at", "-pk")
        constraints = [models.CheckConstraint(condition=~Q(key=""), name="withdrawn_has_a_key")]

    def __str__(self) -> str:
        return self.key

    @property
    def stands_at(self) -> PartialDate:
        """Its publication, or the last day on site of a visit without one. ValueError where the row has neither."""
        if self.published:
            return PartialDate(self.published, self.published_precision or "day")
        if self.end is None:
            raise ValueError(self.key)
        return PartialDate(self.end, "day")
