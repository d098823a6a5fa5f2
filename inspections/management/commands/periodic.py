"""`manage.py periodic`: do what is done again and again, once."""

from django.core.management.base import BaseCommand, CommandError, CommandParser

from inspections.models.periodic import TITLES
from inspections.serving.periodic import run_once


class Command(BaseCommand):
    help = (
        "Do what is done again and again, as far as it is due, and end: reminders, emails, collecting, clearing up. "
        "`serve` does so by itself (`attend`); no two processes ever do the same at once."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--now", action="store_true", help="do all of it, due or not")

    def handle(self, *args: object, now: bool, **options: object) -> None:
        done = run_once(at_once=now)
        for name, well in done.items():
            self.stdout.write(f"{TITLES.get(name, name)}: {'done' if well else 'failed'}")
        if not all(done.values()):
            raise CommandError("Some of it failed; the page of periodic work says why.")
