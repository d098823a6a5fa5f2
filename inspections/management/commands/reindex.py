"""`manage.py reindex`: everything that is searched made anew from the record, as after a change of the themes."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from inspections.actions.indexing import index_everything
from inspections.serving.installation import check_database, check_migrated


class Command(BaseCommand):
    help = "Make the passages, their themes and the index of their words anew from the published record."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        check_database()
        check_migrated()
        self.stdout.write(f"Indexed {index_everything()} passages.")
