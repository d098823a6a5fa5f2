"""A review of a board that was published as recommending nothing gets the number of what it recommends to the board."""

from importlib import import_module

from inspections.models import Inspection, Finding
from tests.inspections.actions.test_publishing import publish
from tests.inspections.migrations.models_at import models_at
from tests.readings import answered, ilacs

migration = import_module("inspections.migrations.0024_counts_of_others")


def test_what_was_counted_as_none_is_counted_again_and_nothing_else_is(record, editor):
    inspection = publish(answered(ilacs(), by=editor), editor)
    others = dict(Inspection.objects.exclude(pk=inspection.pk).values_list("pk", "recommendation_count"))
    Inspection.objects.filter(pk=inspection.pk).update(framework="lscb", recommendation_count=0)
    Finding.objects.update(audience="lscb")
    migration.count_again(models_at("0024_counts_of_others"), None)

    inspection.refresh_from_db()
    assert inspection.recommendation_count == 2
    assert dict(Inspection.objects.exclude(pk=inspection.pk).values_list("pk", "recommendation_count")) == others


def test_a_number_that_is_none_because_nothing_is_listed_stays(record, editor):
    inspection = publish(answered(ilacs(), by=editor), editor)
    inspection.findings.all().delete()
    Inspection.objects.filter(pk=inspection.pk).update(framework="jtai", recommendation_count=0)
    migration.count_again(models_at("0024_counts_of_others"), None)

    inspection.refresh_from_db()
    assert inspection.recommendation_count == 0
