from django.db import migrations, models


def group_copies_anew(apps, schema_editor):
    """What waits because another file is published is grouped again by the next `setup`: a blank group asks for it."""
    report = apps.get_model("inspections", "Report")
    waiting = report.objects.filter(state="to_review", group="to_check", to_do__startswith="The record already has ")
    waiting.update(group="")


class Migration(migrations.Migration):

    dependencies = [
        ('inspections', '0055_edition_checksums'),
    ]

    operations = [
        migrations.AlterField(
            model_name='report',
            name='group',
            field=models.CharField(blank=True, choices=[('differs', 'Differs from the record'), ('to_check', 'Something to check'), ('adds', 'Brings what the record does not hold'), ('agrees', 'Agrees with the record in everything'), ('copy', 'Says what another file said that is published')], db_index=True, editable=False, max_length=8),
        ),
        migrations.RunPython(group_copies_anew, migrations.RunPython.noop),
    ]
