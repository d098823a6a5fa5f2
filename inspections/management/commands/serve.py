"""`manage.py serve`: the web server and the workers on one machine, kept running until it is told to stop."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.urls import reverse

from inspections.actions.accounts import FIRST_USER
from inspections.intake.places import REPORTS, place
from inspections.reading.isolation.confinement import missing
from inspections.serving.installation import check_database, check_folder, check_migrated, first_password_file
from inspections.serving.listening import address_of, listen
from inspections.serving.supervisor import Supervisor


class Command(BaseCommand):
    help = "Run the web server and the workers; start either again when it dies; finish what is in hand on SIGTERM."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--workers", type=int, default=settings.WORKERS, help="How many reports are read at once.")

    def handle(self, *args: Any, **options: Any) -> None:
        check_folder(settings.DATA_DIR)
        check_database()
        check_migrated()
        listener = listen(settings.HOST, settings.PORT)
        address = address_of(listener)
        Supervisor(listener, workers=options["workers"]).run(lambda: self._say(address))

    def _say(self, address: str) -> None:
        password = first_password_file(settings.DATA_DIR)
        self.stdout.write(f"\nInspection Outcomes is at {address}")
        self.stdout.write(f"Sign in at {address.rstrip('/')}{reverse('login')} as “{FIRST_USER}”.")
        if password.exists():
            self.stdout.write(f"The first password is in {password}, which only you can read.")
        problem = place(REPORTS).problem()
        for sentence in (*missing(), *([problem] if problem else [])):
            self.stdout.write(self.style.WARNING(f"Warning: {sentence}"))
        self.stdout.write("A new password: make password. Stop: Ctrl-C.\n")
        self.stdout.flush()
