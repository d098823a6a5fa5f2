"""Rows of periodic work from before titles keep when they ran, under their keys."""

import datetime
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


@pytest.mark.django_db
@pytest.mark.parametrize("later", ["reminders", "Reminders of councils’ actions and statements"])
def test_of_a_row_under_each_name_the_one_that_began_later_stays(later: str):
    day = datetime.datetime(2026, 5, 1, tzinfo=datetime.UTC)
    for name in ("reminders", "Reminders of councils’ actions and statements"):
        began = day + datetime.timedelta(days=name == later)
        PeriodicWork.objects.create(name=name, began_at=began, outcome=f"{name} ran.")
    migration.to_keys(apps, None)
    assert PeriodicWork.objects.get().outcome == f"{later} ran."
    assert PeriodicWork.objects.get().name == "reminders"


@pytest.mark.django_db
def test_a_row_that_never_began_gives_way_to_one_that_did_on_the_way_back_too():
    day = datetime.datetime(2026, 5, 1, tzinfo=datetime.UTC)
    PeriodicWork.objects.create(name="Backup")
    PeriodicWork.objects.create(name="backup", began_at=day, outcome="Done.")
    migration.to_words(apps, None)
    assert (PeriodicWork.objects.get().name, PeriodicWork.objects.get().outcome) == ("Backup", "Done.")
