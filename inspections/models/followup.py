"""What a council does about a recommendation: its response, the actions that it plans, and what it publishes as reply.

A response names its inspection by the key and the recommendation by its words, as links do
(inspections.models.lineage), so that it outlives a withdrawal, a new reading and every correction. All of it is
private to the council but the replies that are public.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from authorities.models import Authority
from inspections.models.history import history_with_role


class CouncilResponse(models.Model):
    """What a council does about one recommendation; `text` is its response in draft, blank until it wrote one.

    `item` stands for the words answered (inspections.lineage.items), which `item_text` keeps as they were.
    """

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="responses")
    inspection = models.CharField(max_length=60)
    item = models.CharField(max_length=16)
    item_text = models.TextField()
    text = models.TextField("response", blank=True)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    history = history_with_role()

    class Meta:
        ordering = ("authority_id", "inspection", "pk")
        constraints = [
            # A report that was published under the wrong council keeps its key under the right one.
            models.UniqueConstraint(
                fields=("authority", "inspection", "item"), name="response_once_a_council_and_recommendation"
            ),
            models.CheckConstraint(
                condition=~Q(inspection="") & ~Q(item="") & ~Q(item_text=""), name="response_says_what_it_answers"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.authority} on {self.item_text[:60]}"


class SentStatement(models.Model):
    """When a council sent its written statement on an inspection, as its own people say."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="statements")
    inspection = models.CharField(max_length=60)
    sent_on = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    history = history_with_role()

    class Meta:
        ordering = ("authority_id", "inspection")
        constraints = [
            models.UniqueConstraint(fields=("authority", "inspection"), name="statement_sent_once_a_council")
        ]

    def __str__(self) -> str:
        return f"{self.inspection}, {self.sent_on}"


class PlannedAction(models.Model):
    """Something that a council does about a recommendation. `first_due` stays whatever becomes of `due`."""

    class Status(models.TextChoices):
        NOT_STARTED = "not_started", "Not started"
        UNDER_WAY = "under_way", "Under way"
        TO_CHECK = "to_check", "Done, to be checked"
        DONE = "done", "Done"
        DROPPED = "dropped", "No longer planned"

    response = models.ForeignKey(CouncilResponse, on_delete=models.PROTECT, related_name="planned")
    title = models.CharField("action", max_length=200)
    owner = models.CharField(max_length=120)
    first_due = models.DateField("first due")
    due = models.DateField()
    status = models.CharField(max_length=11, choices=Status, default=Status.NOT_STARTED)
    done_on = models.DateField(null=True, blank=True)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    history = history_with_role()

    class Meta:
        ordering = ("response_id", "pk")
        constraints = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(owner=""), name="planned_has_title_and_owner"),
            models.CheckConstraint(
                condition=Q(status="done", done_on__isnull=False) | ~Q(status="done") & Q(done_on__isnull=True),
                name="planned_is_done_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ProgressNote(models.Model):
    """What happened, as somebody wrote it; with a new due date, why there is one. Written once, never changed."""

    action = models.ForeignKey(PlannedAction, on_delete=models.PROTECT, related_name="notes")
    text = models.TextField()
    due_before = models.DateField(null=True, blank=True)
    due_after = models.DateField(null=True, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("action_id", "-at", "-pk")
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="note_has_words"),
            models.CheckConstraint(
                condition=Q(due_before__isnull=True, due_after__isnull=True)
                | Q(due_before__isnull=False, due_after__isnull=False) & ~Q(due_before=F("due_after")),
                name="note_of_a_new_date_has_both",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]


class Evidence(models.Model):
    """A link or a file that shows what an action did. What was removed keeps its row, and neither bytes nor name."""

    action = models.ForeignKey(PlannedAction, on_delete=models.PROTECT, related_name="evidence")
    name = models.CharField(max_length=255, blank=True)
    link = models.URLField(max_length=500, blank=True)
    stored = models.CharField(max_length=32, blank=True, help_text="What its file is called in the folder of evidence.")
    size = models.PositiveBigIntegerField(null=True, blank=True)
    sha256 = models.CharField(
        "SHA-256", max_length=64, blank=True, help_text="Blank: added before checksums were kept."
    )
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("action_id", "pk")
        verbose_name_plural = "evidence"
        constraints = [
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True, removed_by__isnull=True)
                & ~Q(name="")
                & (Q(link="", size__isnull=False) & ~Q(stored="") | Q(stored="", size__isnull=True) & ~Q(link=""))
                | Q(removed_at__isnull=False, removed_by__isnull=False, name="", link="", stored="", size__isnull=True),
                name="evidence_is_a_link_a_file_or_removed",
            ),
            models.UniqueConstraint(fields=("stored",), condition=~Q(stored=""), name="evidence_once_a_file"),
        ]

    def __str__(self) -> str:
        return self.name or "removed"


class CouncilReply(models.Model):
    """What a council asked to publish beside a recommendation, and what became of that; `answers` are the words of the
    recommendation as they stood then. Nobody decides what they asked for themselves.
    """

    class State(models.TextChoices):
        ASKED = "asked", "waiting for an administrator"
        CALLED_BACK = "called_back", "cancelled before it was decided"
        RETURNED = "returned", "returned"
        PUBLIC = "public", "public"
        REPLACED = "replaced", "replaced by a later one"
        TAKEN_BACK = "taken_back", "taken back"

    WAS_PUBLIC = (State.PUBLIC, State.REPLACED, State.TAKEN_BACK)
    """Those in which everybody can read it, or could."""

    response = models.ForeignKey(CouncilResponse, on_delete=models.PROTECT, related_name="replies")
    answers = models.TextField()
    text = models.TextField()
    signed_as = models.CharField("signed as", max_length=80, help_text="The office, not a name.")
    state = models.CharField(max_length=11, choices=State, default=State.ASKED)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.TextField("why it was returned", blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    end_reason = models.TextField("why it was taken back", blank=True)
    history = history_with_role()

    class Meta:
        ordering = ("response_id", "-pk")
        verbose_name_plural = "council replies"
        constraints = [
            models.UniqueConstraint(
                fields=("response",), condition=Q(state="asked"), name="reply_waits_once_a_recommendation"
            ),
            models.UniqueConstraint(
                fields=("response",), condition=Q(state="public"), name="reply_public_once_a_recommendation"
            ),
            models.CheckConstraint(
                condition=~Q(answers="") & ~Q(text="") & ~Q(signed_as=""), name="reply_says_what_to_what_and_who"
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("asked_by")), name="reply_takes_two_people"
            ),
            models.CheckConstraint(
                condition=Q(state__in=("asked", "called_back"), decided_at__isnull=True, decided_by__isnull=True)
                | Q(
                    state__in=("returned", "public", "replaced", "taken_back"),
                    decided_at__isnull=False,
                    decided_by__isnull=False,
                ),
                name="reply_decided_by_and_when",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("asked", "returned", "public"), ended_at__isnull=True, ended_by__isnull=True)
                | Q(
                    state__in=("called_back", "replaced", "taken_back"), ended_at__isnull=False, ended_by__isnull=False
                ),
                name="reply_ended_by_and_when",
            ),
            models.CheckConstraint(condition=~Q(state="returned") | ~Q(reason=""), name="reply_returned_with_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.text[:60]} ({self.get_state_display()})"


class Reminder(models.Model):
    """That somebody was written to about an action, or about the written statement on the inspection with that key:
    once for each day that it is about.
    """

    class Kind(models.TextChoices):
        SOON = "soon", "due soon"
        LATE = "late", "late"

    action = models.ForeignKey(PlannedAction, on_delete=models.CASCADE, null=True, blank=True, related_name="reminders")
    inspection = models.CharField("inspection, of a statement", max_length=60, blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=4, choices=Kind)
    day = models.DateField("the due date that it is about")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-pk")
        constraints = [
            models.UniqueConstraint(fields=("action", "user", "kind", "day"), name="reminder_once_a_person_and_day"),
            models.UniqueConstraint(
                fields=("inspection", "user", "kind", "day"),
                condition=~Q(inspection=""),
                name="reminder_of_a_statement_once",
            ),
            models.CheckConstraint(
                condition=Q(action__isnull=False, inspection="") | Q(action__isnull=True) & ~Q(inspection=""),
                name="reminder_of_an_action_or_a_statement",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.action or self.inspection}"
