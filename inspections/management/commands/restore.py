"""`manage.py restore BACKUP`: puts a backup back into an empty DATA_DIR and an empty database."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from inspections.serving.backup import BackupError, restore
from inspections.serving.installation import check_database, check_folder


class Command(BaseCommand):
    help = "Put back a folder that `backup` made. DATA_DIR and the database must be empty, and the product stopped."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("backup", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        check_folder(settings.DATA_DIR)
        check_database()
        try:
            rows = restore(options["backup"])
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Put back {sum(rows.values()):,} rows of {len(rows)} tables, and every file.")
