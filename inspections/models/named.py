"""What the reports on the record mention besides their own inspection."""

from __future__ import annotations

from django.db import models

from inspections.mention import MENTION, MENTION_LABELS, Mention
from inspections.models.choices import grade_choices
from inspections.models.record import Inspection
from inspections.reading.contract_values import box_from_json


def mention_kind_choices() -> list[tuple[str, str]]:
    return list(MENTION_LABELS.items())


class Mentioned(models.Model):
    """An event or a rating as one report on the record mentions it: see inspections.mention.

    Written when the report is published, and gone when it is withdrawn; the draft keeps it.
    """

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="mentions")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=mention_kind_choices)
    when = models.CharField("year or month that is named", max_length=10, blank=True)
    grade = models.CharField("grade that is said", max_length=24, choices=grade_choices, blank=True)
    stars = models.PositiveSmallIntegerField(null=True, blank=True)
    words = models.TextField("words of the report")
    page = models.PositiveIntegerField()
    box = models.JSONField(help_text="x0, top, x1, bottom in points.")

    class Meta:
        ordering = ("inspection_id", "position")
        verbose_name_plural = "mentioned"
        constraints = [models.UniqueConstraint(fields=("inspection", "position"), name="mentioned_once_a_position")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.when}".strip()

    @property
    def key(self) -> str:
        """What names it in addresses of its inspection: `m1`."""
        return f"m{self.position}"

    @property
    def facts(self) -> Mention:
        """The row as the value that the draft has."""
        return Mention(
            key=f"{MENTION}{self.position}",
            kind=self.kind,
            words=self.words,
            page=self.page,
            box=box_from_json(self.box),
            when=self.when or None,
            grade=self.grade or None,
            stars=self.stars,
        )
