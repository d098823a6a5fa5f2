"""Cumberland and Westmorland and Furness began in 2023: the list of neighbours from before 2025 never named theirs.

The register shipped the list of their predecessor for both. It goes where it stands as it was shipped; a list that a
person has changed stays.
"""

from django.db import migrations

COUNCILS = ("942", "943")
SHIPPED = ["878", "371", "341", "812", "941", "353", "871", "356", "394"]


def remove_as_shipped(apps, schema_editor):
    neighbours = apps.get_model("authorities", "Neighbour").objects
    for number in COUNCILS:
        earlier = neighbours.filter(authority__dfe_number=number, edition="2014").order_by("position")
        if list(earlier.values_list("neighbour__dfe_number", flat=True)) == SHIPPED:
            earlier.delete()


class Migration(migrations.Migration):
    dependencies = [("authorities", "0002_delivery_bodies")]

    operations = [migrations.RunPython(remove_as_shipped, migrations.RunPython.noop)]
