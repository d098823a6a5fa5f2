"""`manage.py remove_from_editions`: takes words out of every edition because a law demands it; once, and for good."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from dashboard.open_data.edition_tables import RecordInMotionError, edition_tables
from inspections.actions.removing_from_editions import remove_from_editions, rows_with
from inspections.errors import InvalidValueError
from inspections.kept_files import forget_kept_files


class Command(BaseCommand):
    help = (
        "Replace every file of an edition that holds WORDS by a notice with its checksum, which is an edition itself. "
        "The words have to be off the record before. Without --why it only shows what would go."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("words", help="As they are written in the files, such as a name.")
        parser.add_argument("--why", default="", help="What everybody reads in place of the files. Names nobody.")

    def handle(self, *args: Any, **options: Any) -> None:
        words, why = options["words"], options["why"]
        if not why:
            for row in rows_with(words):
                self.stdout.write(f"{row.table}: a row of editions {row.first} to {row.last}")
            self.stdout.write("Nothing was removed. With --why they are, and nothing brings them back.")
            return
        try:
            version, tables = edition_tables()
            edition = remove_from_editions(words=words, why=why, tables=tables, version=version, by=None)
        except RecordInMotionError as error:
            raise CommandError("The record is being changed just now. Try again.") from error
        except InvalidValueError as error:
            raise CommandError(str(error)) from error
        forget_kept_files()
        self.stdout.write(f"Removed, by edition {edition.number}. Backups and copies elsewhere still hold the words.")
