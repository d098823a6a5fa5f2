"""Editions: what everybody could read at the end of a day, kept so that storage grows with changes alone."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class Edition(models.Model):
    """One edition, never altered. `tables` are the names of its tables in order; what they hold is in the rows below.

    `version` is the name of the state of the record that it was taken of, or of a later one that was found to have the
    same tables. A removal is an edition too: what a law demands is taken out of those before, and `why` says so to
    everybody. So is a restoring: the record came back from a backup, and the numbers before it that somebody may have
    seen are not given again. `sha256` is that of the list of the checksums of its files: whoever cites the number and
    this means no other edition.
    """

    class Kind(models.TextChoices):
        DAY = "day", "of a day"
        REMOVAL = "removal", "of a removal"
        RESTORED = "restored", "of a restoration"

    number = models.PositiveIntegerField(unique=True)
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.DAY)
    day = models.DateField(help_text="The day it was taken.")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.CharField(max_length=20)
    tables = models.TextField()
    why = models.TextField(blank=True, help_text="Of a removal or a restoration: the reason, which everybody can read.")
    sha256 = models.CharField("SHA-256 of its checksums", max_length=64, blank=True)

    class Meta:
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=("day",), condition=Q(kind="day"), name="edition_once_a_day"),
            models.CheckConstraint(condition=Q(number__gte=1), name="edition_from_one"),
            models.CheckConstraint(condition=Q(kind="day") | ~Q(why=""), name="edition_removal_says_why"),
        ]

    def __str__(self) -> str:
        return f"edition {self.number}"

    @property
    def made_here(self) -> datetime.datetime:
        """When it was taken, in the time zone of the product."""
        return timezone.localtime(self.made_at)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self.tables.split())


class EditionSchemaText(models.Model):
    """What a table of editions was: its key, its columns and their meanings; once for all editions that share it."""

    sha256 = models.CharField(max_length=64, unique=True)
    text = models.TextField()

    def __str__(self) -> str:
        return self.sha256


class EditionTable(models.Model):
    """The files of a table from this edition on, until a later edition has a row of it too."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="own_tables")
    name = models.CharField(max_length=40)
    schema = models.ForeignKey(EditionSchemaText, on_delete=models.PROTECT, related_name="+")
    rows = models.PositiveIntegerField()
    csv_sha256 = models.CharField(max_length=64)
    csv_size = models.PositiveBigIntegerField()
    json_sha256 = models.CharField(max_length=64)
    json_size = models.PositiveBigIntegerField()

    class Meta:
        ordering = ("edition", "pk")
        constraints = [models.UniqueConstraint(fields=("edition", "name"), name="edition_table_once")]

    def __str__(self) -> str:
        return f"{self.name} of {self.edition}"


class EditionRow(models.Model):
    """A row of a table as it stood from edition `first` until `ended`, which no longer has it so; blank: it still does.

    `removed_in` is the number of the edition that took its words away, which a law demanded.
    """

    table = models.CharField(max_length=40)
    key = models.TextField()
    cells = models.TextField(blank=True)
    first = models.PositiveIntegerField()
    ended = models.PositiveIntegerField(null=True, blank=True)
    removed_in = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=("table", "first"), name="edition_row_first"),
            models.Index(fields=("table", "ended"), name="edition_row_ended"),
            models.Index(fields=("table",), condition=Q(removed_in__isnull=False), name="edition_row_removed"),
        ]
        constraints = [
            models.UniqueConstraint(fields=("table", "key", "first"), name="edition_row_once"),
            models.CheckConstraint(condition=Q(ended=None) | Q(ended__gt=F("first")), name="edition_row_ends_later"),
            models.CheckConstraint(
                condition=Q(removed_in=None) & ~Q(cells="") | Q(removed_in__isnull=False) & Q(cells=""),
                name="edition_row_says_or_is_removed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.key}"
