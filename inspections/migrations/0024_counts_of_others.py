"""The number of recommendations of a report on a board or a partnership: those to them, not none to the council."""

from django.db import migrations
from django.db.models import Count, Q

_AUDIENCES = {"lscb": "lscb", "jtai": "partners", "send": "partners"}


def count_again(apps, schema_editor):
    inspections = apps.get_model("inspections", "Inspection").objects
    history = apps.get_model("inspections", "HistoricalInspection").objects
    for framework, audience in _AUDIENCES.items():
        none = inspections.filter(framework=framework, recommendation_count=0).exclude(report=None).order_by()
        counted = none.annotate(n=Count("recommendations", filter=Q(recommendations__audience=audience)))
        for pk, n in counted.filter(n__gt=0).values_list("pk", "n"):
            inspections.filter(pk=pk).update(recommendation_count=n)
            history.filter(id=pk, recommendation_count=0).update(recommendation_count=n)


class Migration(migrations.Migration):
    dependencies = [("inspections", "0023_counted_for_whom")]

    operations = [migrations.RunPython(count_again, migrations.RunPython.noop)]
