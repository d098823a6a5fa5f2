"""Every inspection of an existing record gets the key that its files have carried so far, and keeps it from now on.

Where two would have the same, the later row gets `-2`. The rows of history carry the key of their inspection, those of
inspections that are gone the one they had.
"""

from django.db import migrations


def first_key(number, row):
    return f"{number}-{row.framework}-{(row.start or row.published).isoformat()}"


def free_key(key, taken):
    number, other = 1, key
    while other in taken:
        number += 1
        other = f"{key}-{number}"
    return other


def give(apps, schema_editor):
    inspections = apps.get_model("inspections", "Inspection").objects
    history = apps.get_model("inspections", "HistoricalInspection").objects
    numbers = dict(apps.get_model("authorities", "Authority").objects.values_list("pk", "dfe_number"))
    keys = {}
    for row in inspections.order_by("pk"):
        row.key = keys[row.pk] = free_key(first_key(numbers[row.authority_id], row), set(keys.values()))
        row.save(update_fields=["key"])
    for row in history.order_by("history_id"):
        row.key = keys.get(row.id) or first_key(numbers.get(row.authority_id, ""), row)
        row.save(update_fields=["key"])


class Migration(migrations.Migration):
    dependencies = [("inspections", "0006_addresses")]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
