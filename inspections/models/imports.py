"""Tables of outcomes that were loaded: where each is from, what it brought, and how its columns are understood."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from inspections.models.record import Inspection
from inspections.models.undo import TakenBackAsOne, taken_back_constraint


class Import(TakenBackAsOne):
    """A table that was proposed, and its summary shown, before anybody confirmed it; loaded, and perhaps taken back.

    What is shipped is loaded once and by nobody. `mark` stands for what the summary showed. `sheets` are the cells
    of a proposal, which go once it is confirmed; the facts that it brought stay in its rows.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", "Not confirmed"
        LOADED = "loaded", "Imported"
        TAKEN_BACK = "taken_back", "Taken back"

    class Nature(models.TextChoices):
        """What kind of source it is; each figure says so."""

        OFFICIAL = "official", "Official statistics"
        SITE = "site", "The inspectorate’s site, or a table made from it"
        PRESS = "press", "The press, or another secondary source"
        OWN = "own", "This product, here or elsewhere"

    state = models.CharField(max_length=10, choices=State, default=State.LOADED, db_index=True)
    sha256 = models.CharField("SHA-256", max_length=64, db_index=True)
    name = models.CharField("file name", max_length=255)
    at = models.DateTimeField(help_text="When it was imported; for a proposal, when it was made.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    conflicts = models.PositiveIntegerField("left as the record has it", default=0)
    unusable = models.PositiveIntegerField("rows that could not be used", default=0)
    source_name = models.CharField("where it is from", max_length=200, blank=True)
    source_address = models.CharField("address of the source", max_length=500, blank=True)
    nature = models.CharField("kind of source", max_length=8, choices=Nature, default=Nature.OFFICIAL)
    released_on = models.DateField("released on", null=True, blank=True)
    sheets = models.JSONField(null=True, blank=True, editable=False)
    sheet = models.CharField(max_length=255, blank=True)
    header_row = models.PositiveIntegerField(null=True, blank=True)
    mapping = models.JSONField(null=True, blank=True, editable=False)
    mark = models.CharField("of what the summary showed", max_length=16, blank=True, editable=False)

    class Meta:
        ordering = ("-at", "-pk")
        constraints = [
            models.UniqueConstraint(fields=("sha256",), condition=Q(by__isnull=True), name="shipped_table_once"),
            taken_back_constraint("import_taken_back_by_and_when", "taken_back"),
            models.CheckConstraint(
                condition=Q(by__isnull=True) | Q(released_on__isnull=False) | Q(source_name=""),
                name="import_with_its_release",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.at:%-d %B %Y}"


class ImportedRow(models.Model):
    """What an import did to one inspection: added it, or changed facts of it, each with what was before and after.

    `number` is that of the inspection for ever; `after` is how one that was added stood then.
    """

    class State(models.TextChoices):
        LOADED = "loaded", "Imported"
        TAKEN_BACK = "taken_back", "Taken back"
        KEPT = "kept", "Not taken back"

    of = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="rows")
    row = models.PositiveIntegerField(help_text="In the sheet, counted from 1.")
    number = models.PositiveBigIntegerField(db_index=True)
    inspection = models.ForeignKey(
        Inspection, on_delete=models.SET_NULL, null=True, blank=True, related_name="imported_rows"
    )
    is_new = models.BooleanField()
    after = models.JSONField(null=True, blank=True, editable=False)
    facts = models.JSONField(default=list, editable=False)
    state = models.CharField(max_length=10, choices=State, default=State.LOADED)
    reason = models.TextField("why it was not taken back", blank=True)

    class Meta:
        ordering = ("of", "pk")
        constraints = [
            models.CheckConstraint(condition=~Q(state="kept") | ~Q(reason=""), name="imported_row_kept_with_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.of}, row {self.row}"


class TableShape(models.Model):
    """How the columns and words of tables with these headings are understood: the next one needs no mapping."""

    signature = models.CharField(max_length=64, unique=True, help_text="Checksum of the headings.")
    mapping = models.JSONField()
    name = models.CharField("the table that it was said of", max_length=255)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return self.name
