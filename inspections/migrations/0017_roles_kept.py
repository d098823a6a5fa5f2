"""The roles of what was changed before roles were kept, as far as they are known: by the rights of today.

What nobody is said to have changed came with the product, or was published: only editors do that. Of anything else the
account was deleted since, and with it the role.
"""

from collections import defaultdict

from django.db import migrations
from django.db.models import Q

_OF_RECORD = ("Inspection", "Judgement", "Recommendation", "WithdrawnInspection")
_BY_EDITORS = ("published", "report withdrawn")


def keep_roles(apps, schema_editor):
    administrators = apps.get_model("auth", "User").objects.filter(is_superuser=True).values("pk")
    models = [apps.get_model("inspections", f"Historical{name}") for name in _OF_RECORD]
    for model in models:
        rows = model.objects.filter(history_role="not_kept")
        rows.filter(history_user__in=administrators).update(history_role="administrator")
        rows.exclude(history_user=None).filter(history_role="not_kept").update(history_role="editor")
        nobody = rows.filter(history_user=None)
        nobody.filter(history_change_reason="imported").update(history_role="shipped")
        published = Q()
        for reason in _BY_EDITORS:
            published |= Q(history_change_reason__startswith=reason)
        nobody.filter(published).update(history_role="editor")
    changes = apps.get_model("inspections", "Change").objects
    changes.filter(by__in=administrators).update(role="administrator")
    changes.exclude(by__in=administrators).update(role="editor")
    _keep_shipped_corrections(apps, *models[:2])


def _keep_shipped_corrections(apps, inspections, judgements):
    """Their reason is that of a decision which came with the data, or several of them one after the other."""
    reasons = defaultdict(set)
    for pk, why in apps.get_model("inspections", "Discrepancy").objects.filter(by=None).values_list("inspection", "why"):
        reasons[pk].add(why)
    for model, owner in ((inspections, "id"), (judgements, "inspection_id")):
        for row in model.objects.filter(history_user=None, history_role="not_kept", **{f"{owner}__in": reasons}):
            said = row.history_change_reason or ""
            if any(said and said.startswith(why[:100]) for why in reasons[getattr(row, owner)]):
                row.history_role = "shipped"
                row.save(update_fields=["history_role"])


class Migration(migrations.Migration):
    dependencies = [("inspections", "0016_roles"), ("auth", "0012_alter_user_first_name_max_length")]

    operations = [migrations.RunPython(keep_roles, migrations.RunPython.noop)]
