"""Passages: the parts of published reports that can be searched, derived from the record by
inspections.actions.indexing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.db import models
from django.db.models import F, Q

from inspections.finding import FINDING_WORDS
from inspections.models.record import Inspection
from inspections.stems import StemsField


class Passage(models.Model):
    """A finding, or a paragraph of a report's body, with the pages that it stands on.

    The database itself keeps an index of the words of `stems` (migration 0060); `position` counts from 1 within its
    kind, so that `r3` and `p12` name a passage of an inspection. `theme_keys` are those of its PassageThemes, in their
    order and with a space between: whoever counts many passages by theme finds them in the row that is read anyway.
    """

    class Kind(models.TextChoices):
        RECOMMENDATION = "recommendation", "recommendation"
        STRENGTH = "strength", "strength"
        AREA_FOR_IMPROVEMENT = "area_for_improvement", "area for improvement"
        PROGRESS = "progress", "earlier recommendation"
        PARAGRAPH = "paragraph", "paragraph"

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="passages")
    kind = models.CharField(max_length=20, choices=Kind)
    position = models.PositiveIntegerField()
    page = models.PositiveIntegerField("first page", null=True, blank=True)
    last_page = models.PositiveIntegerField(null=True, blank=True)
    area = models.CharField(max_length=60, blank=True)
    heading = models.CharField(max_length=250, blank=True)
    audience = models.CharField(max_length=10, blank=True)
    text = models.TextField()
    stems = StemsField(editable=False, default="")
    theme_keys = models.TextField(editable=False, blank=True, default="")

    class Meta:
        ordering = ("inspection_id", "kind", "position")
        constraints = [
            models.UniqueConstraint(fields=("inspection", "kind", "position"), name="passage_once_a_position"),
            models.CheckConstraint(condition=~Q(text=""), name="passage_has_words"),
            models.CheckConstraint(
                condition=Q(page__isnull=True, last_page__isnull=True)
                | Q(page__isnull=False, last_page__isnull=False, page__lte=F("last_page")),
                name="passage_pages_in_order",
            ),
        ]
        indexes = [models.Index(fields=("kind", "inspection"), name="passage_by_kind")]

    def __str__(self) -> str:
        return f"{self.key}: {self.text[:60]}"

    @property
    def key(self) -> str:
        """What names it in addresses: `r3`, `p12`."""
        return f"{PASSAGE_LETTERS[self.kind]}{self.position}"


PASSAGE_LETTERS: Final[Mapping[str, str]] = {
    **{kind.value: words.letter for kind, words in FINDING_WORDS.items()},
    Passage.Kind.PARAGRAPH.value: "p",
}
"""With which letter the key of a passage of each kind begins."""


class PassageTheme(models.Model):
    """A theme of a passage, by its key in inspections.search.themes: for finding the passages of a theme."""

    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="themes")
    theme = models.CharField(max_length=40, db_index=True)

    class Meta:
        ordering = ("passage_id", "pk")
        constraints = [models.UniqueConstraint(fields=("passage", "theme"), name="passage_theme_once")]

    def __str__(self) -> str:
        return self.theme
