"""What an existing record already knows of who said what: the council of each report, and whose words its list has.

A grade that is called the report's without a page of it was not read there: it is an import's.
"""

from django.db import migrations


def say_who(apps, schema_editor):
    reports = apps.get_model("inspections", "Report").objects
    recommendations = apps.get_model("inspections", "Recommendation").objects
    councils = dict(apps.get_model("authorities", "Authority").objects.values_list("dfe_number", "pk"))
    for report in reports.filter(draft__isnull=False).only("pk", "draft"):
        number = next((fact["value"] for fact in report.draft["facts"] if fact["key"] == "authority"), None)
        reports.filter(pk=report.pk).update(council=councils.get(number))
        for position, item in enumerate(report.draft["items"], start=1):
            if item["source"] == "entered":
                source = "edited" if item["read"] else "entered"
                recommendations.filter(inspection__report=report.pk, position=position).update(source=source)
    apps.get_model("inspections", "Judgement").objects.filter(source="report", page=None).update(source="import")


class Migration(migrations.Migration):
    dependencies = [("inspections", "0011_who_said_it")]

    operations = [migrations.RunPython(say_who, migrations.RunPython.noop)]
