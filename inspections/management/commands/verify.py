"""`manage.py verify`: compares what is kept with what was kept, says every difference, and changes nothing."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from inspections.models import Report
from inspections.queries.soundness import troubles
from inspections.serving.installation import check_database, check_migrated


class Command(BaseCommand):
    help = "Compare stored files with their checksums and evidence with its pages; exits with 1 if not all is well."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        check_database()
        check_migrated()
        try:
            found = list(troubles())
        except ConnectionError as error:
            raise CommandError(f"Nothing was compared to the end. {error}") from error
        for trouble in found:
            self.stdout.write(trouble.said)
        self.stdout.write(f"Compared {Report.objects.count()} reports; {len(found)} troubles.")
        if found:
            sys.exit(1)
