"""`manage.py tell_watchers`: write the mails that are due to those who follow something, and send what waits."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from dashboard.watching.telling import tell_watchers
from inspections.actions.outgoing_mail import send_waiting_mail
from inspections.actions.watches import forget_unconfirmed


class Command(BaseCommand):
    help = "Write the emails that are due to watchers, and send every one that waits. To be run as often as one likes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--quiet", action="store_true", help="Say nothing where nothing was done.")

    def handle(self, *args: Any, **options: Any) -> None:
        written = tell_watchers()
        forget_unconfirmed()
        sent = send_waiting_mail()
        if written or sent or not options["quiet"]:
            self.stdout.write(f"{written} written, {sent} sent.")
