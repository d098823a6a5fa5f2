"""What was collected: each run, the councils and reports that the inspectorate's site lists, and what was odd in it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from authorities.models import Authority
from inspections.models.history import history_with_role
from inspections.models.report import Report


class CollectingRun(models.Model):
    """One time that the site is asked. It goes on where it was killed: each step is on the rows of what it is about."""

    class State(models.TextChoices):
        ASKED = "asked", "Starting soon"
        RUNNING = "running", "Running"
        COMPLETE = "complete", "Complete"
        PARTIAL = "partial", "Ended, but not complete"
        STOPPED = "stopped", "Stopped"

    state = models.CharField(max_length=8, choices=State, default=State.ASKED)
    asked_at = models.DateTimeField(db_index=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    list_read = models.BooleanField(default=False)
    why = models.TextField("why it stopped", blank=True)
    stopped_until = models.DateField(null=True, blank=True, help_text="Not asked again before this day.")

    class Meta:
        ordering = ("-asked_at", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=("asked", "running"), ended_at__isnull=True)
                | Q(state__in=("complete", "partial", "stopped"), ended_at__isnull=False),
                name="collecting_run_ended_when",
            ),
            models.UniqueConstraint(
                fields=("state",), condition=Q(state__in=("asked", "running")), name="collecting_run_one_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asked_at:%Y-%m-%d %H:%M}: {self.get_state_display()}"


class ListedCouncil(models.Model):
    """A council of the site's list; `authority` is None where the register does not have its URN."""

    urn = models.CharField("Ofsted URN", max_length=10, unique=True)
    name = models.CharField("name on the site", max_length=300)
    address = models.URLField(max_length=500)
    authority = models.ForeignKey(Authority, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    listed_in = models.ForeignKey(CollectingRun, on_delete=models.PROTECT, related_name="+")
    asked_in = models.ForeignKey(CollectingRun, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    problem = models.TextField("why its page was of no use", blank=True)
    left_at = models.DateTimeField("when it had left the list", null=True, blank=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class ListedReport(models.Model):
    """A report on a council's page of the site. It stays here when the site lists it no longer (`gone_at`).

    `report` is the file, once it is here. A person may say that it is not for the record (`aside_why`).
    """

    council = models.ForeignKey(ListedCouncil, on_delete=models.PROTECT, related_name="reports")
    address = models.URLField(max_length=500)
    what = models.CharField("what it is, in the site's words", max_length=300)
    words = models.CharField("the whole line of the site", max_length=300)
    day = models.DateField("date on the site", null=True, blank=True)
    found_at = models.DateTimeField()
    found_in = models.ForeignKey(CollectingRun, on_delete=models.PROTECT, related_name="found")
    seen_in = models.ForeignKey(CollectingRun, on_delete=models.PROTECT, related_name="+")
    gone_at = models.DateTimeField("when the site listed it no longer", null=True, blank=True)
    report = models.ForeignKey(Report, on_delete=models.SET_NULL, null=True, blank=True, related_name="listed")
    taken_in = models.ForeignKey(CollectingRun, on_delete=models.PROTECT, null=True, blank=True, related_name="taken")
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try = models.DateTimeField(null=True, blank=True)
    problem = models.TextField("why the file is not here", blank=True)
    aside_why = models.TextField("why it is not for the record", blank=True)
    aside_at = models.DateTimeField(null=True, blank=True)
    aside_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    history = history_with_role(excluded_fields=["seen_in", "taken_in", "attempts", "next_try", "problem"])

    class Meta:
        ordering = ("-day", "-pk")
        constraints = [
            models.UniqueConstraint(fields=("council", "address"), name="listed_report_once"),
            models.CheckConstraint(
                condition=Q(aside_why="", aside_at__isnull=True, aside_by__isnull=True)
                | ~Q(aside_why="") & Q(aside_at__isnull=False, aside_by__isnull=False),
                name="listed_report_aside_by_when_and_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.council}: {self.words}"


class CollectedPage(models.Model):
    """What a page of the site said when it was read last, for when it answers that nothing changed since."""

    address = models.URLField(max_length=500, unique=True)
    etag = models.CharField(max_length=300, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    shape = models.PositiveSmallIntegerField()
    content = models.JSONField()

    def __str__(self) -> str:
        return self.address


class CollectingAlarm(models.Model):
    """Something that an administrator has to know: open until a complete run meets it no more."""

    key = models.CharField(max_length=120)
    words = models.TextField()
    raised_at = models.DateTimeField()
    raised_in = models.ForeignKey(CollectingRun, on_delete=models.PROTECT, related_name="alarms")
    last_in = models.ForeignKey(CollectingRun, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-raised_at", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=("key",), condition=Q(settled_at__isnull=True), name="collecting_alarm_open_once"
            ),
        ]

    def __str__(self) -> str:
        return self.words
