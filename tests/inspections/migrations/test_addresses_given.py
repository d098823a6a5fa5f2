"""A record from before keys were stored gets those that its files have carried."""

from importlib import import_module

from django.apps import apps
from django.db.models import F, Value
from django.db.models.functions import Concat

from inspections.actions.imports import import_outcomes
from inspections.models import Inspection
from tests.record import OUTCOMES
from tests.scenes import scene

migration = import_module("inspections.migrations.0007_addresses_given")


@scene
def without_keys(register):
    """A record from before keys were stored: with keys that say nothing."""
    import_outcomes(name=OUTCOMES.name, text=OUTCOMES.read_text(encoding="utf-8"), by=None)
    shipped = dict(Inspection.objects.values_list("pk", "key"))
    Inspection.objects.update(key=Concat(Value("row "), F("pk")))
    Inspection.history.update(key="none")
    return shipped


def test_every_row_and_its_history_get_the_key_of_its_files(without_keys):
    migration.give(apps, None)
    assert dict(Inspection.objects.values_list("pk", "key")) == without_keys
    assert dict(Inspection.history.values_list("id", "key")) == without_keys


def test_of_two_with_the_same_key_the_later_row_is_numbered(without_keys):
    first, second = Inspection.objects.filter(framework="sif", start__isnull=True).order_by("pk")[:2]
    Inspection.objects.filter(pk=second.pk).update(
        authority=first.authority, start=first.published, end=first.published, published=first.published
    )
    migration.give(apps, None)
    keys = [Inspection.objects.get(pk=row.pk).key for row in (first, second)]
    assert keys == [without_keys[first.pk], f"{without_keys[first.pk]}-2"]


def test_what_is_gone_keeps_the_key_it_had_in_history(without_keys):
    gone = Inspection.objects.order_by("pk").first()
    pk = gone.pk
    gone.delete()
    migration.give(apps, None)
    assert set(Inspection.history.filter(id=pk).values_list("key", flat=True)) == {without_keys[pk]}
