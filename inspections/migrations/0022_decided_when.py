"""What came with the data was decided, and shipped, before it was installed: it carries the day of that."""

import datetime
from zoneinfo import ZoneInfo

from django.db import migrations

_ZONE = ZoneInfo("Europe/London")
DECIDED = datetime.datetime(2026, 11, 28, tzinfo=_ZONE)
SHIPPED = datetime.datetime(2026, 11, 29, tzinfo=_ZONE)


def say_when(apps, schema_editor):
    apps.get_model("inspections", "Discrepancy").objects.filter(by=None).update(at=DECIDED)
    apps.get_model("inspections", "Import").objects.filter(by=None).update(at=SHIPPED)


class Migration(migrations.Migration):
    dependencies = [("inspections", "0021_order_by_own_columns")]

    operations = [migrations.RunPython(say_when, migrations.RunPython.noop)]
