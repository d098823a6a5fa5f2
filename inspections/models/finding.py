"""What the reports on the record list: recommendations, strengths, areas for improvement, progress on earlier ones."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from inspections.finding import FINDING_WORDS, NAMES, FindingFacts, FindingKind
from inspections.models.choices import audience_choices, finding_kind_choices, framework_choices, grade_choices
from inspections.models.columns import fill_columns
from inspections.models.history import history_with_role
from inspections.models.record import Inspection


class FindingQuerySet(models.QuerySet["Finding"]):
    """Whatever counts or lists recommendations asks for them alone: the other kinds are no recommendations."""

    def of_kind(self, kind: FindingKind) -> FindingQuerySet:
        return self.filter(kind=kind.value)

    def recommendations(self) -> FindingQuerySet:
        return self.of_kind(FindingKind.RECOMMENDATION)

    def besides_recommendations(self) -> FindingQuerySet:
        return self.exclude(kind=FindingKind.RECOMMENDATION.value)


class Finding(models.Model):
    """One whole item of a list in a report, and where it stands on its pages; `position` counts within its kind.

    `source` says whose words these are, so that an editor's are never taken for the inspectors'. `strand` and what
    follows are of progress: see inspections.finding.
    """

    class Source(models.TextChoices):
        REPORT = "report", "read from the report"
        EDITED = "edited", "changed by an editor"
        ENTERED = "entered", "added by an editor"

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="findings")
    kind = models.CharField(
        max_length=20, choices=finding_kind_choices, default=FindingKind.RECOMMENDATION.value, db_index=True
    )
    position = models.PositiveSmallIntegerField()
    number = models.CharField("number printed", max_length=12, blank=True)
    text = models.TextField()
    section = models.CharField(max_length=200, blank=True)
    subsection = models.CharField("heading within the section", max_length=200, blank=True)
    audience = models.CharField(max_length=10, choices=audience_choices, default="authority")
    tag = models.CharField("national-framework tag", max_length=120, blank=True)
    strand = models.CharField("area it is restated under", max_length=60, blank=True)
    verdict = models.CharField("verdict on the progress", max_length=24, choices=grade_choices, blank=True)
    words = models.TextField("words on the progress", blank=True)
    earlier_framework = models.CharField("made under", max_length=20, choices=framework_choices, blank=True)
    earlier_when = models.CharField("made in", max_length=10, blank=True, help_text="2005, 2005-09 or 2005-09-01.")
    page = models.PositiveIntegerField(null=True, blank=True)
    boxes = models.JSONField(default=list, blank=True, help_text="[page, x0, top, x1, bottom] for each part.")
    source = models.CharField(max_length=8, choices=Source, default=Source.REPORT)
    history = history_with_role()

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ("inspection_id", "kind", "position")
        constraints = [
            models.UniqueConstraint(
                fields=("inspection", "kind", "position"),
                name="finding_once_a_position",
                violation_error_message="Another of its kind has this position.",
            ),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="finding_has_words",
                violation_error_message="It needs its words.",
            ),
            models.CheckConstraint(
                condition=Q(kind=FindingKind.PROGRESS.value)
                | Q(strand="", verdict="", words="", earlier_framework="", earlier_when=""),
                name="finding_verdict_of_progress",
                violation_error_message="Only an earlier recommendation has a verdict on its progress.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number or self.position}. {self.text[:60]}"

    @property
    def key(self) -> str:
        """What names it in addresses of its inspection: `r3`, `s1`."""
        return f"{FINDING_WORDS[FindingKind(self.kind)].letter}{self.position}"

    @property
    def facts(self) -> FindingFacts:
        """The row as the value that crosses the stages."""
        return FindingFacts.from_plain({name: getattr(self, name) for name in NAMES})

    @facts.setter
    def facts(self, facts: FindingFacts) -> None:
        fill_columns(self, facts.to_plain())


def findings_of(inspection: Inspection, kind: FindingKind) -> list[Finding]:
    """Those of one kind in their order, from what was fetched with the inspection where findings were."""
    return sorted((row for row in inspection.findings.all() if row.kind == kind), key=lambda row: row.position)


def recommendations_of(inspection: Inspection) -> list[Finding]:
    return findings_of(inspection, FindingKind.RECOMMENDATION)
