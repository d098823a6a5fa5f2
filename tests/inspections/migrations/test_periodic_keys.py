"""Rows of periodic work from before titles keep when they ran, under their keys."""

from importlib import import_module

import pytest
from django.apps import apps

from inspections.models import PeriodicWork

migration = import_module("inspections.migrations.0058_periodic_keys")


@pytest.mark.django_db
def test_what_ran_is_kept_under_its_key_and_under_its_old_name_again():
    PeriodicWork.objects.create(name="Used limits that came back", outcome="3 removed.")
    migration.to_keys(apps, None)
    assert PeriodicWork.objects.get().name == "used_limits"
    assert PeriodicWork.objects.get().title == "Clearing old counts of requests"
    migration.to_words(apps, None)
    assert PeriodicWork.objects.get().name == "Used limits that came back"
    assert PeriodicWork.objects.get().outcome == "3 removed."
