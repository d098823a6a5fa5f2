"""An uploaded file on its way: bytes stored once, its state, its reading as returned, and the editor's draft."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from authorities.models import Authority
from inspections.draft import Draft
from inspections.draft_items import with_every_kind, with_question_on_lists
from inspections.reading.contract import Reading
from inspections.roles import Role


class Report(models.Model):
    """One file, known by its checksum. The row is also its place in the queue: state, lease and attempts.

    `reading` is what the reader returned, and only a newer reading takes its place; `draft` is what the editors made of
    it.
    """

    class State(models.TextChoices):
        QUEUED = "queued", "Queued"
        READING = "reading", "Reading"
        TO_REVIEW = "to_review", "To review"
        PUBLISHED = "published", "Published"
        REFUSED = "refused", "Refused"
        WITHDRAWN = "withdrawn", "Withdrawn"

    class Group(models.TextChoices):
        """Where a report under review stands to the record; whoever has several sorts them by it."""

        DIFFERS = "differs", "Differs from the record"
        TO_CHECK = "to_check", "Something to check"
        ADDS = "adds", "Adds something new to the record"
        AGREES = "agrees", "Agrees with the record"
        COPY = "copy", "Repeats a published report"

    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    name = models.CharField("file name", max_length=255)
    folder = models.CharField(
        "folder", max_length=300, blank=True, editable=False, help_text="The zip or folder it was in."
    )
    size = models.PositiveBigIntegerField("size in bytes")
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    state = models.CharField(max_length=12, choices=State, default=State.QUEUED, db_index=True)
    state_since = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    claim = models.UUIDField(null=True, blank=True, editable=False)
    lease_until = models.DateTimeField(null=True, blank=True, editable=False)

    refusal_code = models.CharField(max_length=40, blank=True)
    refusal = models.TextField("why it was refused", blank=True)

    reading = models.JSONField(null=True, blank=True, editable=False)
    reader_version = models.CharField(max_length=20, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    pages = models.PositiveIntegerField(null=True, blank=True)
    title = models.CharField("what it is", max_length=200, blank=True, help_text="Council, framework and date.")
    draft = models.JSONField(null=True, blank=True, editable=False)
    council = models.ForeignKey(
        Authority, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    framework = models.CharField(max_length=20, blank=True, editable=False)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="who is dealing with it",
    )
    note = models.TextField(blank=True, help_text="For whoever opens it next; never public.")
    values_to_check = models.PositiveSmallIntegerField(default=0, editable=False)
    group = models.CharField(max_length=8, choices=Group, blank=True, editable=False, db_index=True)
    to_do = models.TextField("what there is to do", blank=True, editable=False)
    judgement_count = models.PositiveSmallIntegerField(default=0, editable=False)
    recommendation_count = models.PositiveSmallIntegerField(default=0, editable=False)
    mark = models.CharField("of what would be published", max_length=16, blank=True, editable=False)

    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    history = HistoricalRecords(
        excluded_fields=[
            "reading",
            "draft",
            "claim",
            "lease_until",
            "framework",
            "assigned_to",
            "note",
            "group",
            "to_do",
            "judgement_count",
            "recommendation_count",
            "mark",
            "folder",
        ]
    )

    _stored_reading: Any = None

    class Meta:
        ordering = ("-uploaded_at", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(state="reading", lease_until__isnull=False, claim__isnull=False)
                | (~Q(state="reading") & Q(lease_until__isnull=True, claim__isnull=True)),
                name="report_lease_while_reading",
            ),
            models.CheckConstraint(
                condition=(Q(state="refused") & ~Q(refusal="") & ~Q(refusal_code="")) | ~Q(state="refused"),
                name="report_refused_with_reason",
                violation_error_message="A refused report needs a reason.",
            ),
            models.CheckConstraint(
                condition=Q(state="published", published_at__isnull=False, published_by__isnull=False)
                | (~Q(state="published") & Q(published_at__isnull=True, published_by__isnull=True)),
                name="report_published_by_and_when",
                violation_error_message="A published report says by whom and when; no other does.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("to_review", "published")) | Q(draft__isnull=False),
                name="report_to_review_has_draft",
                violation_error_message="A report can be reviewed only once it was read.",
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.name

    def save(self, *, update_fields: Iterable[str] | None = None, **how: Any) -> None:
        """A reading that was fetched is not written again: it is most of the row, which every decision saves.

        So one that is changed in place is not saved; set another. Where the row is gone, `Report.NotUpdated`.
        """
        reading = self.__dict__.get("reading")
        if update_fields is None and not how and self.pk and reading is not None and reading is self._stored_reading:
            left_out = self.get_deferred_fields() | {"id", "reading"}
            columns = (column for column in self._meta.concrete_fields if column.attname not in left_out)
            update_fields = [column.name for column in columns]
        super().save(update_fields=update_fields or None, **how)
        if not update_fields or "reading" in update_fields:
            self._stored_reading = reading

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any], **how: Any) -> Self:
        row = super().from_db(db, field_names, values, **how)
        row._stored_reading = row.__dict__.get("reading")
        return row

    def as_draft(self) -> Draft:
        """The draft as values; ValueError where the report has not been read.

        One from before every finding was kept, or before a person was asked about lists, gets the others of its
        reading and that question, save where it is what was published.
        """
        if self.draft is None:
            raise ValueError(self.state)
        draft = Draft.from_json(self.draft)
        if self.state == self.State.PUBLISHED or not self.reading:
            return draft
        if not draft.every_kind:
            draft = with_every_kind(draft, Reading.from_json(self.reading))
        return with_question_on_lists(draft, self.reading)

    def save_quietly(self) -> None:
        """Save a step that the system took by itself, without a row of history: history is for what people change."""
        self.skip_history_when_saving = True
        try:
            self.save()
        finally:
            del self.skip_history_when_saving


class Change(models.Model):
    """A value that a person changed while reviewing a report: which, from what, to what, who, when and why."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="changes")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    role = models.CharField("in which role", max_length=13, choices=Role, default=Role.NOT_KEPT)
    what = models.CharField(max_length=120, help_text="The value, in the words of the review page.")
    old = models.TextField(blank=True)
    new = models.TextField(blank=True)
    why = models.TextField(blank=True)
    why_public = models.BooleanField(default=False, help_text="Typed where the form said that everybody can read it.")
    decision = models.JSONField(
        null=True,
        blank=True,
        editable=False,
        help_text="What was decided against the record: its key, both values, the one taken, and whose that is.",
    )

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.what}: {self.old or 'nothing'} to {self.new or 'nothing'}"
