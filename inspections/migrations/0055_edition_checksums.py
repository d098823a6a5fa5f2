"""Each edition is named by the checksums of its files too, so that no other of its number is taken for it."""

import hashlib

from django.db import migrations, models


def name_editions(apps, schema_editor):
    """Those of before by the checksums that they had on their day, as `sha256_of_edition` does."""
    edition, table = apps.get_model("inspections", "Edition"), apps.get_model("inspections", "EditionTable")
    own = {}
    for row in table.objects.order_by("edition__number", "pk").values_list(
        "edition__number", "name", "csv_sha256", "json_sha256"
    ):
        own.setdefault(row[0], {})[row[1]] = row[2:]
    standing = {}
    for each in edition.objects.order_by("number"):
        standing |= own.get(each.number, {})
        lines = (
            f"{sha256}  {name}.{form}\n"
            for name in each.tables.split()
            if name in standing
            for sha256, form in zip(standing[name], ("csv", "json"), strict=True)
        )
        each.sha256 = hashlib.sha256("".join(lines).encode()).hexdigest()
        each.save(update_fields=["sha256"])


class Migration(migrations.Migration):
    dependencies = [("inspections", "0054_discrepancies_kept")]

    operations = [
        migrations.AddField(
            model_name="edition",
            name="sha256",
            field=models.CharField(blank=True, max_length=64, verbose_name="SHA-256 of its checksums"),
        ),
        migrations.AlterField(
            model_name="edition",
            name="kind",
            field=models.CharField(
                choices=[("day", "of a day"), ("removal", "of a removal"), ("restored", "of a restoring")],
                default="day",
                max_length=8,
            ),
        ),
        migrations.AlterField(
            model_name="edition",
            name="why",
            field=models.TextField(blank=True, help_text="Of a removal or a restoring: what everybody reads of it."),
        ),
        migrations.AddIndex(
            model_name="editionrow",
            index=models.Index(
                condition=models.Q(("removed_in__isnull", False)), fields=["table"], name="edition_row_removed"
            ),
        ),
        migrations.RunPython(name_editions, migrations.RunPython.noop),
    ]
