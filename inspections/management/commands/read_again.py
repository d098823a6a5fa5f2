"""`manage.py read_again`: every file that an older reader read, read by this one; says what it reads otherwise."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from inspections.actions.rereading import ask_for_rereading
from inspections.models import Rereading
from inspections.queries.rereadings import open_rereadings
from inspections.reading.contract import READER_VERSION
from inspections.serving.installation import check_database, check_migrated
from inspections.serving.worker import read_one_again


class Command(BaseCommand):
    help = (
        "Read every file again that an older reader read, and say what this one reads otherwise. Nothing is changed: "
        "an editor takes the differences over, or leaves them."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help="also what this reader has read already")

    def handle(self, *args: Any, **options: Any) -> None:
        check_database()
        check_migrated()
        count = ask_for_rereading(by=None, every=options["all"])
        self.stdout.write(f"{count} to read again with version {READER_VERSION} of the reader.")
        while read_one_again():
            pass
        found = open_rereadings()
        for each in found:
            self.stdout.write(f"{each.report} ({each.report.name})")
            for line in each.lines:
                self.stdout.write(f"  {line.label}: {line.before} -> {line.after}{' (kept)' if line.kept else ''}")
        same = Rereading.objects.filter(state=Rereading.State.SAME, reader_version=READER_VERSION).count()
        self.stdout.write(f"{same} read the same, {len(found)} read differently.")
