"""`manage.py restore BACKUP`: puts a backup back into an empty DATA_DIR and an empty database."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from inspections.kept_files import forget_kept_files
from inspections.serving.backup import BackupError, restore
from inspections.serving.installation import CannotStartError, check_database, check_folder, check_migrated


class Command(BaseCommand):
    help = "Put back a folder that `backup` made. DATA_DIR and the database must be empty, and the product stopped."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("backup", type=Path)
        parser.add_argument(
            "--nothing-since",
            action="store_true",
            help="The backup was taken last of all, with the product stopped: editions go on with the next number.",
        )
        parser.add_argument("--last-edition", type=int, default=0, help="The number of the last that anybody saw.")

    def handle(self, *args: Any, **options: Any) -> None:
        check_folder(settings.DATA_DIR)
        check_database()
        try:
            rows = restore(options["backup"])
        except BackupError as error:
            raise CommandError(str(error)) from error
        # Those that may be here are of the record before.
        forget_kept_files()
        self.stdout.write(f"Put back {sum(rows.values()):,} rows of {len(rows)} tables, and every file.")
        if not options["nothing_since"]:
            self._begin_past_known_editions(options["last_edition"])

    def _begin_past_known_editions(self, last: int) -> None:
        """What was made after the backup is lost, but may be cited: no number of it is given again."""
        try:
            check_migrated()
        except CannotStartError:
            self.stdout.write("The backup is of an older version: run `manage.py setup`, then `edition --restored`.")
            return
        call_command("edition", "--restored", past=last, stdout=self.stdout)
