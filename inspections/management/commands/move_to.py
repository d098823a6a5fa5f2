"""`manage.py move_to DATABASE_URL`: carries everything to another database, SQLite or PostgreSQL, and compares both."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from inspections.serving.installation import check_database, check_migrated
from inspections.serving.moving import MoveError, move_to


class Command(BaseCommand):
    help = "Carry everything from the database in use to an empty one, SQLite or PostgreSQL. Stop the product first."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address", metavar="DATABASE_URL", help="of the other database, which is made ready here")

    def handle(self, *args: Any, **options: Any) -> None:
        check_database()
        check_migrated()
        try:
            moved = move_to(options["address"])
        except MoveError as error:
            raise CommandError(str(error)) from error
        for table in moved:
            self.stdout.write(f"{table.rows:>9,}  {table.checksum[:16]}  {table.name}")
        rows = sum(table.rows for table in moved)
        self.stdout.write(f"Both databases have the same {rows:,} rows in {len(moved)} tables: counts and checksums.")
        self.stdout.write("Left behind: who is signed in, and counts of wrong passwords. Everybody signs in again.")
        self.stdout.write("Now set DATABASE_URL to the other database and start; keep this one until you trust it.")
