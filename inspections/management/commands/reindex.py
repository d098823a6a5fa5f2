"""`manage.py reindex`: everything that is searched made anew from the record, as after a change of the themes."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from inspections.actions.indexing import index_everything
from inspections.actions.proposing_links import propose_every_link
from inspections.serving.installation import check_database, check_migrated


class Command(BaseCommand):
    help = "Make the passages, their themes, the index of their words and the proposed links anew from the record."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        check_database()
        check_migrated()
        self.stdout.write(f"Indexed {index_everything()} passages.")
        self.stdout.write(f"{propose_every_link()} proposed links wait for a decision.")
