"""A record from before roles were kept gets them as far as they are known."""

from importlib import import_module

from django.contrib.auth.models import User

from inspections.actions import publishing
from inspections.models import Change, Inspection, Judgement
from inspections.queries.corrections import corrections
from inspections.roles import Role
from tests.inspections.migrations.models_at import models_at
from tests.readings import answered, ilacs, settle

migration = import_module("inspections.migrations.0017_roles_kept")


def forget_roles():
    for model in (Inspection, Judgement):
        model.history.update(history_role=Role.NOT_KEPT)
    Change.objects.update(role=Role.NOT_KEPT)


def test_what_nobody_changed_came_with_the_data(record):
    before = corrections()
    forget_roles()
    migration.keep_roles(models_at("0017_roles_kept"), None)

    assert corrections() == before
    assert set(Inspection.history.values_list("history_role", flat=True)) == {Role.SHIPPED}


def test_who_still_has_an_account_changed_it_with_the_rights_of_today(record, editor):
    ada = User.objects.create_superuser("ada", password="only for tests")
    for by, area in ((editor, "leadership"), (ada, "overall")):
        row = Judgement.objects.get(inspection__key="861-ilacs-2025-05-12", area=area)
        row.grade, row._history_user, row._change_reason = "good", by, "As printed."
        row.save()
    forget_roles()
    migration.keep_roles(models_at("0017_roles_kept"), None)

    found = {each.area: each.role for each in corrections() if each.why == "As printed."}
    assert found == {"leadership": Role.EDITOR, "overall": Role.ADMINISTRATOR}


def test_of_a_deleted_account_the_role_is_not_known(record, editor):
    row = Judgement.objects.get(inspection__key="861-ilacs-2025-05-12", area="leadership")
    row.grade, row._history_user, row._change_reason = "good", editor, "As printed."
    row.save()
    editor.delete()
    forget_roles()
    migration.keep_roles(models_at("0017_roles_kept"), None)

    assert [each.role for each in corrections() if each.why == "As printed."] == [Role.NOT_KEPT]


def test_a_report_was_published_by_an_editor(register, editor):
    report = answered(ilacs(published="2025-07-15"))
    settle(report, by=editor)
    inspection = publishing.publish(report=report.pk, by=editor)
    forget_roles()
    Inspection.history.update(history_user=None)
    migration.keep_roles(models_at("0017_roles_kept"), None)

    assert set(Inspection.history.filter(id=inspection.pk).values_list("history_role", flat=True)) == {Role.EDITOR}
    assert set(Change.objects.values_list("role", flat=True)) == {Role.EDITOR}
