"""`manage.py edition`: takes the edition of today, if something public changed since the last one."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from dashboard.open_data.edition_tables import RecordInMotionError, edition_tables
from inspections.actions.editions import make_edition, say_restored
from inspections.errors import WrongStateError
from inspections.queries.editions import edition_is_due, latest_edition, nothing_new
from inspections.queries.record_version import record_version


class Command(BaseCommand):
    help = "Take the edition of today, if something public changed; one a day. To be run as often as one likes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--if-due", action="store_true", help="Only at the end of the day, or where one was missed."
        )
        parser.add_argument(
            "--restored",
            action="store_true",
            help="Say that the record came back from a backup, and give no number again that somebody may have seen.",
        )
        parser.add_argument("--past", type=int, default=0, help="With --restored: the last number that anybody saw.")

    def handle(self, *args: Any, **options: Any) -> None:
        version = record_version()
        if options["restored"]:
            self.stdout.write(self._say_restored(options["past"]))
        elif nothing_new(version):
            self.stdout.write("Nothing public changed since the last edition.")
        elif options["if_due"] and not edition_is_due(version):
            self.stdout.write("What changed today waits for the end of the day.")
        else:
            self.stdout.write(self._take())

    def _say_restored(self, past: int) -> str:
        last = latest_edition()
        if last is None:
            return "There is no edition: none was made before the backup, and the first has the number 1."
        version, tables = edition_tables()
        try:
            edition = say_restored(tables=tables, version=version, past=past)
        except WrongStateError as error:
            raise CommandError(error.message) from error
        return f"Edition {edition.number} says that the record was restored; no number of before is given again."

    def _take(self) -> str:
        """What came of it."""
        try:
            version, tables = edition_tables()
        except RecordInMotionError as error:
            raise CommandError("The record is being changed just now. The edition is tried again later.") from error
        edition = make_edition(tables=tables, version=version)
        if edition is None:
            return "No edition: nothing public changed since the last one, or today has one already."
        return f"Edition {edition.number} of {edition.day:%Y-%m-%d}."
