"""A grade read from a report has its page there: the database holds it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("inspections", "0012_who_said_what")]

    operations = [
        migrations.AddConstraint(
            model_name='judgement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('source', 'report'), _negated=True), ('page__isnull', False), _connector='OR'), name='judgement_of_a_report_has_its_page', violation_error_message='A grade read from the report has its page there. Choose another source.'),
        ),
    ]
