"""Passages from before they named their themes themselves."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.db import connection

from inspections.models import Inspection, Passage, PassageTheme

migration = import_module("inspections.migrations.0060_theme_keys")


@pytest.mark.django_db
def test_each_gets_the_keys_of_its_themes_in_their_order(record):
    inspection = Inspection.objects.first()
    several, none = (
        Passage.objects.create(inspection=inspection, kind="paragraph", position=place, text="Words", theme_keys="old")
        for place in (1, 2)
    )
    for theme in ("plans", "court", "neglect"):
        PassageTheme.objects.create(passage=several, theme=theme)
    with connection.cursor() as cursor:
        migration.fill_keys(None, SimpleNamespace(connection=connection, execute=cursor.execute))
    assert dict(Passage.objects.values_list("pk", "theme_keys")) == {several.pk: "plans court neglect", none.pk: ""}
