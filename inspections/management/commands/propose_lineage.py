"""`manage.py propose_lineage`: the links between recommendations proposed anew, as after a change of their words."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from inspections.actions.proposing_links import propose_every_link
from inspections.serving.installation import check_database, check_migrated


class Command(BaseCommand):
    help = "Propose which recommendations were asked before, for every council. What editors decided stays as it is."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        check_database()
        check_migrated()
        self.stdout.write(f"{propose_every_link()} proposed links wait for a decision.")
