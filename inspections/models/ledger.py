"""What the record lacks: to when each framework is complete, what is known to be missing, what reports name."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from authorities.models import Authority
from inspections.models.choices import framework_choices, grade_choices, kind_choices
from inspections.models.record import Inspection
from inspections.partial_dates import PartialDate


class LedgerEntry(models.Model):
    """From when and to when the record holds every inspection of a framework; without an end it is not complete.

    It stands as shipped until a person has reconciled it with a source: then it says who, when and why. The list of
    the inspectorate's site moves its day on (`collected_at`), never back.
    """

    framework = models.CharField(max_length=20, choices=framework_choices, unique=True)
    complete_from = models.DateField(null=True, blank=True, help_text="The first day of the record.")
    complete_to = models.DateField(null=True, blank=True, help_text="Blank: not complete, and never said to be.")
    source = models.CharField(max_length=120, help_text="What it was reconciled with.")
    note = models.TextField(blank=True)
    reconciled_at = models.DateTimeField(null=True, blank=True, editable=False)
    reconciled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    why = models.TextField(blank=True, help_text="Why it was changed, for everybody to read.")
    collected_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="When its day was last moved on by the list of the site."
    )
    history = HistoricalRecords()

    class Meta:
        ordering = ("framework",)
        verbose_name_plural = "ledger entries"
        constraints = [
            models.CheckConstraint(
                condition=Q(complete_to__isnull=True)
                | Q(complete_from__isnull=False, complete_to__gte=F("complete_from")),
                name="ledger_complete_to_after_from",
                violation_error_message="What is complete needs a first day, and a last one that is not before it.",
            ),
            models.CheckConstraint(
                condition=Q(reconciled_by__isnull=True, reconciled_at__isnull=True)
                | Q(reconciled_by__isnull=False, reconciled_at__isnull=False) & ~Q(why=""),
                name="ledger_reconciled_by_when_and_why",
                violation_error_message="Say why: who changes the ledger gives a reason.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_framework_display()


class KnownMissing(models.Model):
    """An inspection that is known of and not on the record; from its publication on the council has no position.

    Once it is on the record it is missing no more (inspections.queries.ledger).
    """

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="missing")
    framework = models.CharField(max_length=20, choices=framework_choices)
    kind = models.CharField(max_length=20, choices=kind_choices)
    start = models.DateField("first day on site", null=True, blank=True)
    end = models.DateField("last day on site", null=True, blank=True)
    published = models.DateField(null=True, blank=True)
    known = models.TextField("what is known of it")
    source = models.TextField("who says so")
    sure = models.BooleanField(default=False, help_text="Whether more than one source says so.")
    history = HistoricalRecords()

    class Meta:
        ordering = ("published", "pk")
        verbose_name = "known missing inspection"
        constraints = [
            models.UniqueConstraint(
                fields=("authority", "framework", "start"),
                condition=Q(start__isnull=False),
                name="missing_once_by_start",
                violation_error_message="This inspection is known to be missing already.",
            ),
            models.UniqueConstraint(
                fields=("authority", "framework", "published"),
                condition=Q(start__isnull=True),
                name="missing_once_by_publication",
                violation_error_message="This inspection is known to be missing already.",
            ),
            models.CheckConstraint(
                condition=Q(start__isnull=False) | Q(published__isnull=False),
                name="missing_has_a_day",
                violation_error_message="Give its first day on site or the day of its publication.",
            ),
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(start__isnull=False, start__lte=F("end")),
                name="missing_ends_after_it_starts",
                violation_error_message="The last day on site needs a first one that is not after it.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.authority}, {self.get_framework_display()}, {self.published or self.start}"


class Event(models.Model):
    """An inspection or visit that a report names. Whether the record holds it is asked (inspections.queries.ledger);
    one that it does not hold is shown as named, and counted nowhere.

    `day` is the last day of the month or year that is named; `named_by` is the address of an inspection whose report
    names it, on `page`, and `reports` how many do.
    """

    class Kind(models.TextChoices):
        INSPECTION = "inspection", "inspection"
        FOCUSED_VISIT = "focused_visit", "focused visit"
        MONITORING_VISIT = "monitoring_visit", "monitoring visit"
        ASSURANCE_VISIT = "assurance_visit", "assurance visit"
        JTAI = "jtai", "joint targeted area inspection"
        SEND = "send", "area SEND inspection"
        UNCERTAIN = "inspection_or_visit", "inspection or visit"

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=20, choices=Kind)
    day = models.DateField()
    precision = models.CharField(max_length=5, choices=Inspection.Precision)
    grade = models.CharField("grade that is said", max_length=24, choices=grade_choices, blank=True)
    named_by = models.CharField("address of an inspection that names it", max_length=60)
    page = models.PositiveIntegerField(null=True, blank=True)
    reports = models.PositiveSmallIntegerField("reports that name it", default=1)
    history = HistoricalRecords()

    class Meta:
        ordering = ("authority", "day", "kind")
        constraints = [
            models.UniqueConstraint(fields=("authority", "kind", "day", "precision"), name="event_once"),
        ]

    def __str__(self) -> str:
        return f"{self.authority}, {self.get_kind_display()}, {self.when}"

    @property
    def when(self) -> PartialDate:
        return PartialDate(self.day, self.precision)
