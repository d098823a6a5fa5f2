"""`manage.py backup FOLDER`: a whole copy of database and files, taken while the product runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from inspections.actions.periodic import note_done
from inspections.models.periodic import BACKUP
from inspections.serving.backup import BackupError, back_up
from inspections.serving.installation import check_database, check_migrated


class Command(BaseCommand):
    help = "Copy database, files and key to a new folder in FOLDER, while the product runs."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        check_database()
        check_migrated()
        try:
            path = back_up(options["folder"])
        except BackupError as error:
            raise CommandError(str(error)) from error
        note_done(BACKUP, "All is copied.")
        self.stdout.write(f"Everything is copied to {path}.")
