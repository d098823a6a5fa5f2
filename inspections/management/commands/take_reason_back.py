"""`manage.py take_reason_back REASON`: takes a public reason off the record; its correction stays."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from inspections.actions.reasons import places_of_reason, take_reason_back
from inspections.errors import InvalidValueError
from inspections.kept_files import forget_kept_files


class Command(BaseCommand):
    help = (
        "Put other words in the place of a public reason, word for word as it was typed. Without --now it only shows "
        "where it stands. What editions hold of it is removed with remove_from_editions afterwards."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("reason", help="In full, as it was typed.")
        parser.add_argument(
            "--instead", default="", help="What is to stand there; else that it was taken back, and when."
        )
        parser.add_argument("--now", action="store_true", help="Do it: the words cannot be brought back.")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["now"]:
            for place in places_of_reason(options["reason"]):
                self.stdout.write(f"{place.table}: {place.rows}")
            self.stdout.write("Nothing was changed. With --now it is, and nothing brings the words back.")
            return
        try:
            count = take_reason_back(reason=options["reason"], instead=options["instead"])
        except InvalidValueError as error:
            raise CommandError(str(error)) from error
        forget_kept_files()
        self.stdout.write(f"Taken back in {count} rows. Editions and backups still hold it.")
