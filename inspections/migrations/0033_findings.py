"""A recommendation becomes the first kind of finding; every row and its history stay, with their numbers.

On SQLite a change of the table of passages makes it anew: the index of its words is taken down before and built after.
"""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

import inspections.models.choices

_WORDS = import_module("inspections.migrations.0003_words_of_passages")
_PROGRESS_ALONE = models.Q(kind="progress") | models.Q(
    strand="", verdict="", words="", earlier_framework="", earlier_when=""
)
_NEW = {
    "kind": models.CharField(
        choices=inspections.models.choices.finding_kind_choices, db_index=True, default="recommendation", max_length=20
    ),
    "subsection": models.CharField(blank=True, default="", max_length=200, verbose_name="heading within the section"),
    "strand": models.CharField(blank=True, default="", max_length=60, verbose_name="area it is restated under"),
    "verdict": models.CharField(
        blank=True,
        choices=inspections.models.choices.grade_choices,
        default="",
        max_length=24,
        verbose_name="verdict on the progress",
    ),
    "words": models.TextField(blank=True, default="", verbose_name="words on the progress"),
    "earlier_framework": models.CharField(
        blank=True,
        choices=inspections.models.choices.framework_choices,
        default="",
        max_length=20,
        verbose_name="made under",
    ),
    "earlier_when": models.CharField(
        blank=True, default="", help_text="2005, 2005-09 or 2005-09-01.", max_length=10, verbose_name="made in"
    ),
}


def take_index_down(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        _WORDS.leave_words(apps, schema_editor)


def build_index(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        _WORDS.index_words(apps, schema_editor)


def group_again(apps, schema_editor):
    """What waits for review gets the other findings of its reading: `manage.py setup` groups what has no group."""
    apps.get_model("inspections", "Report").objects.filter(state="to_review").update(group="")


class Migration(migrations.Migration):
    dependencies = [("inspections", "0032_draft_steps")]

    operations = [
        migrations.RemoveConstraint("recommendation", "recommendation_once_a_position"),
        migrations.RemoveConstraint("recommendation", "recommendation_has_words"),
        migrations.RenameModel("Recommendation", "Finding"),
        migrations.RenameModel("HistoricalRecommendation", "HistoricalFinding"),
        migrations.AlterModelOptions("finding", {"ordering": ("inspection_id", "kind", "position")}),
        migrations.AlterModelOptions(
            "historicalfinding",
            {
                "get_latest_by": ("history_date", "history_id"),
                "ordering": ("-history_date", "-history_id"),
                "verbose_name": "historical finding",
                "verbose_name_plural": "historical findings",
            },
        ),
        migrations.AlterField(
            "finding",
            "inspection",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="findings", to="inspections.inspection"
            ),
        ),
        *(
            migrations.AddField(model, name, field.clone(), preserve_default=name == "kind")
            for model in ("finding", "historicalfinding")
            for name, field in _NEW.items()
        ),
        migrations.AddConstraint(
            "finding",
            models.UniqueConstraint(
                fields=("inspection", "kind", "position"),
                name="finding_once_a_position",
                violation_error_message="Another of its kind has this position.",
            ),
        ),
        migrations.AddConstraint(
            "finding",
            models.CheckConstraint(
                condition=~models.Q(text=""), name="finding_has_words", violation_error_message="It needs its words."
            ),
        ),
        migrations.AddConstraint(
            "finding",
            models.CheckConstraint(
                condition=_PROGRESS_ALONE,
                name="finding_verdict_of_progress",
                violation_error_message="Only an earlier recommendation has a verdict on its progress.",
            ),
        ),
        migrations.RunPython(take_index_down, build_index),
        migrations.AlterField(
            "passage",
            "kind",
            models.CharField(
                choices=[
                    ("recommendation", "recommendation"),
                    ("strength", "strength"),
                    ("area_for_improvement", "area for improvement"),
                    ("progress", "earlier recommendation"),
                    ("paragraph", "paragraph"),
                ],
                max_length=20,
            ),
        ),
        migrations.RunPython(build_index, take_index_down),
        migrations.RunPython(group_again, migrations.RunPython.noop),
    ]
