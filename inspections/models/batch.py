"""Reports that are published together: what a person confirmed, how far it is, and what became of each report."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from inspections.models.report import Report
from inspections.models.undo import TakenBackAsOne, taken_back_constraint


class Batch(TakenBackAsOne):
    """Proposed, and its summary shown, before anybody confirms it; published, and perhaps taken back, as one.

    A proposal that was cancelled is kept, so that whoever has its page open is told.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", "Not confirmed"
        PUBLISHING = "publishing", "Being published"
        PUBLISHED = "published", "Published"
        TAKING_BACK = "taking_back", "Being taken back"
        TAKEN_BACK = "taken_back", "Taken back"
        GIVEN_UP = "given_up", "Cancelled"

    state = models.CharField(max_length=12, choices=State, default=State.PROPOSED, db_index=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True, help_text="When the last of it was published.")

    class Meta:
        ordering = ("-made_at", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=("proposed", "given_up"), confirmed_at__isnull=True)
                | (~Q(state__in=("proposed", "given_up")) & Q(confirmed_at__isnull=False)),
                name="batch_confirmed_when",
            ),
            taken_back_constraint("batch_taken_back_by_and_when", "taking_back", "taken_back"),
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()}, {self.made_at:%Y-%m-%d %H:%M}"

    @property
    def is_moving(self) -> bool:
        return self.state in (self.State.PUBLISHING, self.State.TAKING_BACK)


class BatchReport(models.Model):
    """One report of a batch. `mark` is that of the report when its summary was shown; nothing else is published.

    Publishing it and saying so here is one transaction; a worker that is killed leaves it waiting, with a lease.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        PUBLISHED = "published", "Published"
        LEFT = "left", "Left in the queue"
        TAKEN_BACK = "taken_back", "Taken back"
        KEPT = "kept", "Not taken back"

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="items")
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="batches")
    mark = models.CharField(max_length=16)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    reason = models.TextField("why it was left", blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    claim = models.UUIDField(null=True, blank=True, editable=False)
    lease_until = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ("batch", "pk")
        constraints = [
            models.UniqueConstraint(fields=("batch", "report"), name="batch_has_a_report_once"),
            models.CheckConstraint(
                condition=Q(claim__isnull=True, lease_until__isnull=True)
                | Q(claim__isnull=False, lease_until__isnull=False),
                name="batch_report_claimed_with_a_lease",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("published", "taken_back", "kept"), published_at__isnull=False)
                | Q(state__in=("waiting", "left"), published_at__isnull=True),
                name="batch_report_published_when",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("left", "kept")) | ~Q(reason=""), name="batch_report_left_with_a_reason"
            ),
        ]
        indexes = [models.Index(fields=("batch", "state"), name="batch_report_state")]

    def __str__(self) -> str:
        return f"{self.report}: {self.get_state_display()}"
