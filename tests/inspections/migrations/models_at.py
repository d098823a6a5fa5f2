"""The models as a migration saw them, over the tables of today."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from django.db import connection
from django.db.migrations.loader import MigrationLoader

_RENAMED: Final = {
    "inspections_recommendation": "inspections_finding",
    "inspections_historicalrecommendation": "inspections_historicalfinding",
}
"""Tables by the names that they had once."""


@cache
def models_at(migration: str) -> Any:
    """What `apps` is to the functions of that migration of inspections; columns added since are not among theirs."""
    apps = MigrationLoader(connection).project_state(("inspections", migration)).apps
    for model in apps.get_models():
        table = model._meta.db_table
        model._meta.db_table = _RENAMED.get(table, table)
    return apps
