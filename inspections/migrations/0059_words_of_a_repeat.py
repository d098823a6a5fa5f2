from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('inspections', '0058_periodic_keys'),
    ]

    operations = [
        migrations.AlterField(
            model_name='report',
            name='group',
            field=models.CharField(blank=True, choices=[('differs', 'Differs from the record'), ('to_check', 'Something to check'), ('adds', 'Adds something new to the record'), ('agrees', 'Agrees with the record'), ('copy', 'Repeats a published report')], db_index=True, editable=False, max_length=8),
        ),
    ]
