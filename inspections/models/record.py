"""The record: inspections and their judgements. What stands here is published, with the findings; nothing else is."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from authorities.models import Authority
from inspections.judgement import PLAIN_NAMES, JudgementFacts
from inspections.models.choices import GRADE_RANKS_BY_KEY, framework_choices, grade_choices, kind_choices
from inspections.models.columns import fill_columns
from inspections.models.history import history_with_role
from inspections.models.report import Report
from inspections.partial_dates import PartialDate, format_partial_date
from inspections.reading.vocabulary import Kind


class Inspection(models.Model):
    """One inspection, review, letter or visit of one authority.

    `key` is its permanent address, given once (inspections.actions.addresses). `published` holds the last day of the
    month or year where no more is known, and is blank only for a visit of which nobody says when its letter came out.
    `imported` keeps what the import said when a report has since taken its place, so that withdrawing the report brings
    it back.
    """

    class Precision(models.TextChoices):
        DAY = "day", "day"
        MONTH = "month", "month"
        YEAR = "year", "year"

    class DateSource(models.TextChoices):
        PRINTED = "printed", "printed in the report"
        FILENAME = "filename", "from the file's name"
        SITE = "site", "from the inspectorate's site"
        OFFICIAL = "official", "from official statistics"
        ENTERED = "entered", "entered by an editor"

    class Origin(models.TextChoices):
        REPORT = "report", "report"
        IMPORT = "import", "import"

    key = models.CharField("address", max_length=60, unique=True, editable=False)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="inspections")
    framework = models.CharField(max_length=20, choices=framework_choices)
    kind = models.CharField(max_length=20, choices=kind_choices)
    start = models.DateField("first day on site", null=True, blank=True)
    end = models.DateField("last day on site", null=True, blank=True)
    published = models.DateField(db_index=True, null=True, blank=True, help_text="Blank: not known; for a visit only.")
    published_precision = models.CharField(max_length=5, choices=Precision, default=Precision.DAY, blank=True)
    published_source = models.CharField(max_length=8, choices=DateSource, default=DateSource.SITE, blank=True)
    lead_inspector = models.CharField(max_length=200, blank=True)
    recommendation_count = models.PositiveSmallIntegerField(
        "recommendations to the council",
        null=True,
        blank=True,
        help_text="Or to the board or partnership that the report is about. Blank: not known.",
    )
    windows = models.CharField(
        "periods on site", max_length=200, blank=True, help_text="Only where there were several."
    )
    theme = models.CharField(max_length=200, blank=True, help_text="What a visit looked at.")
    origin = models.CharField(max_length=6, choices=Origin)
    source_text = models.TextField(
        "where its dates and kind are from", blank=True, help_text="In words, where there is no report."
    )
    report = models.OneToOneField(Report, on_delete=models.PROTECT, null=True, blank=True, related_name="inspection")
    imported = models.JSONField(null=True, blank=True, editable=False)
    history = history_with_role()

    class Meta:
        ordering = (F("published").desc(nulls_last=True), "-pk")
        constraints = [
            models.CheckConstraint(condition=~Q(key=""), name="inspection_has_a_key"),
            models.CheckConstraint(
                condition=~Q(framework="") & ~Q(kind=""),
                name="inspection_has_framework_and_kind",
                violation_error_message="Say under which framework it was, and what kind of inspection.",
            ),
            models.CheckConstraint(
                condition=Q(published__isnull=False) & ~Q(published_precision="") & ~Q(published_source="")
                | Q(
                    published__isnull=True,
                    published_precision="",
                    published_source="",
                    kind=str(Kind.VISIT),
                    end__isnull=False,
                ),
                name="inspection_published_or_undated_visit",
                violation_error_message="Give the day of publication with its precision and source; only a visit with "
                "its day may do without all three.",
            ),
            models.UniqueConstraint(
                fields=("authority", "framework", "start"),
                condition=Q(start__isnull=False),
                name="inspection_once_by_start",
                violation_error_message="This council already has an inspection under this framework from that day.",
            ),
            models.UniqueConstraint(
                fields=("authority", "framework", "published"),
                condition=Q(start__isnull=True),
                name="inspection_once_by_publication",
                violation_error_message="This council already has a report under this framework of that date.",
            ),
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True)
                | Q(start__isnull=False, end__isnull=False, start__lte=F("end")),
                name="inspection_ends_after_it_starts",
                violation_error_message="Give both days on site, the first not after the last, or neither.",
            ),
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(published__isnull=True) | Q(published__gte=F("end")),
                name="inspection_published_after_its_end",
                violation_error_message="A report cannot be published before the inspection ended.",
            ),
            models.CheckConstraint(
                condition=Q(origin="report", report__isnull=False) | Q(origin="import", report__isnull=True),
                name="inspection_origin_is_its_report",
                violation_error_message="An inspection from a report needs the report; an import has none.",
            ),
        ]

    def __str__(self) -> str:
        # A form shows what is not yet valid too: neither date may be there.
        words = format_partial_date(self.stands_at) if self.published or self.end else "no date"
        if self.end and not self.published:
            words = f"visit of {words}"
        return f"{self.authority}, {self.get_framework_display()}, {words}"

    @property
    def stands_at(self) -> PartialDate:
        """Where it stands in time: its publication; the last day on site of a visit without one."""
        if self.published:
            return PartialDate(self.published, self.published_precision)
        if self.end is None:
            raise ValueError(self.key)
        return PartialDate(self.end, self.Precision.DAY)


class Judgement(models.Model):
    """The grade of one area, with the evidence for it: page, box, quoted words, rule and confidence.

    A blank grade means that the report prints one which could not be read; what a framework does not print
    has no row at all. Where no report stands behind it, `source_text` says where it is from and `sure` whether that is
    beyond doubt: false where a single secondary source says so, or sources disagree.
    """

    class Source(models.TextChoices):
        REPORT = "report", "read from the report"
        OFFICIAL = "official", "from official statistics"
        PRESS = "press", "from the press"
        DERIVED = "derived", "derived from other facts"
        ENTERED = "entered", "entered by an editor"
        IMPORT = "import", "imported"

    class Confidence(models.TextChoices):
        CERTAIN = "certain", "certain"
        CHECK = "check", "to check"

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="judgements")
    area = models.CharField(max_length=60)
    grade = models.CharField(max_length=24, choices=grade_choices, blank=True)
    printed = models.CharField("words printed", max_length=120, blank=True)
    label = models.CharField("label printed", max_length=250, blank=True)
    source = models.CharField(max_length=8, choices=Source)
    source_text = models.TextField("where it is from", blank=True)
    sure = models.BooleanField(default=True)
    page = models.PositiveIntegerField(null=True, blank=True)
    box = models.JSONField(null=True, blank=True, help_text="x0, top, x1, bottom in points.")
    quote = models.TextField(blank=True)
    rule = models.CharField(max_length=80, blank=True)
    confidence = models.CharField(max_length=8, choices=Confidence, default=Confidence.CERTAIN)
    history = history_with_role()

    class Meta:
        ordering = ("inspection_id", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("inspection", "area"),
                name="judgement_once_an_area",
                violation_error_message="This inspection already has a judgement for that area.",
            ),
            models.CheckConstraint(
                condition=~Q(area=""),
                name="judgement_has_an_area",
                violation_error_message="Say which area was judged.",
            ),
            models.CheckConstraint(
                condition=Q(grade="") | Q(grade__in=list(GRADE_RANKS_BY_KEY)),
                name="judgement_grade_is_known",
                violation_error_message="There is no such grade.",
            ),
            models.CheckConstraint(
                condition=Q(page__isnull=True, box__isnull=True) | Q(page__isnull=False, box__isnull=False),
                name="judgement_page_with_box",
                violation_error_message="Give page and box together, or neither.",
            ),
            models.CheckConstraint(
                condition=~Q(source="report") | Q(page__isnull=False),
                name="judgement_of_a_report_has_its_page",
                violation_error_message="A grade read from the report has its page there. Choose another source.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area}: {self.get_grade_display() or 'could not be read'}"

    @property
    def rank(self) -> int | None:
        """4 is best, 1 is worst; None for what is no grade."""
        return GRADE_RANKS_BY_KEY.get(self.grade)

    @property
    def facts(self) -> JudgementFacts:
        """The row as the value that crosses the stages."""
        return JudgementFacts.from_plain({name: getattr(self, name) for name in PLAIN_NAMES})

    @facts.setter
    def facts(self, facts: JudgementFacts) -> None:
        fill_columns(self, facts.to_plain())
