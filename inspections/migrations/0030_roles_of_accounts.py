"""The accounts of before roles: superusers are administrators, and whoever could change reports could publish them.

The group of those days and its memberships stay, so that an earlier version finds them; nothing asks for them now. The
admin is for administrators: nobody else is staff any more.
"""

from django.db import migrations
from django.db.models import Q


def give_roles(apps, schema_editor):
    users = apps.get_model("auth", "User").objects
    person = apps.get_model("inspections", "Person").objects
    administrators = users.filter(is_superuser=True)
    of_reports = Q(codename="change_report", content_type__app_label="inspections")
    permissions = apps.get_model("auth", "Permission").objects.filter(of_reports)
    could = Q(groups__permissions__in=permissions) | Q(user_permissions__in=permissions) | Q(groups__name="Editors")
    publishers = users.filter(could, is_superuser=False).distinct()
    for role, found in (("administrator", administrators), ("publisher", publishers)):
        for user in found.order_by("pk"):
            person.get_or_create(user=user, defaults={"role": role})
    administrators.update(is_staff=True)
    users.filter(is_superuser=False).update(is_staff=False)


class Migration(migrations.Migration):
    dependencies = [("inspections", "0029_people"), ("auth", "0012_alter_user_first_name_max_length")]

    operations = [migrations.RunPython(give_roles, migrations.RunPython.noop)]
