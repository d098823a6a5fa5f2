"""`manage.py move_files bucket` or `folder`: copies every stored file to the other kind of place, and compares each."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from inspections.serving.moving_files import FilesMoveError, move_files


class Command(BaseCommand):
    help = "Copy reports, evidence and zips from the folders of DATA_DIR to S3_BUCKET, or from there to the folders."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("to", choices=["bucket", "folder"])

    def handle(self, *args: Any, **options: Any) -> None:
        folders, bucket = settings.FOLDER_PLACES, settings.BUCKET_PLACES
        if not bucket:
            raise CommandError("S3_BUCKET names no bucket. Set it, with what it needs, for this command at least.")
        source, target = (folders, bucket) if options["to"] == "bucket" else (bucket, folders)
        try:
            moved = move_files(source, target)
        except (FilesMoveError, OSError) as error:
            raise CommandError(f"Not everything was copied. {error}") from error
        for each in moved:
            self.stdout.write(f"{each.place}: {each.copied:,} copied, {each.same:,} were there already.")
        self.stdout.write("Each was read back and has the same bytes. Nothing was removed where it came from.")
