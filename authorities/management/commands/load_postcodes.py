"""`manage.py load_postcodes FILE`: the ONS postcode directory, so that a postcode finds its council."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from authorities.finding.postcodes import DirectoryError, load_directory


class Command(BaseCommand):
    help = (
        "Load the postcode directory of the Office for National Statistics (the CSV file with the columns pcds, oscty "
        "and oslaua). It takes the place of the one loaded before."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            loaded = load_directory(options["file"])
        except OSError as error:
            raise CommandError(f"{options['file']} cannot be read: {error.strerror}.") from error
        except DirectoryError as error:
            raise CommandError(f"{options['file']} was not loaded. {error}") from error
        self.stdout.write(
            f"{loaded.found:,} postcodes find their council; {loaded.elsewhere:,} lie outside every council."
        )
