"""Of reasons that were kept before, those that the product gave itself are public: nobody typed them."""

from django.db import migrations


def say_which(apps, schema_editor):
    apps.get_model("inspections", "Change").objects.filter(why="accepted").update(why_public=True)


class Migration(migrations.Migration):
    dependencies = [("inspections", "0018_reasons_public")]

    operations = [migrations.RunPython(say_which, migrations.RunPython.noop)]
