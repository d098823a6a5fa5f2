"""`manage.py collect`: ask the inspectorate's site which reports exist, and bring what is new into the queue."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from inspections.actions.collecting.publishing import publish_what_agrees, tell_what_was_published
from inspections.actions.collecting.runs import collect, collect_if_due
from inspections.actions.outgoing_mail import send_waiting_mail
from inspections.errors import RefusedError
from inspections.models import CollectingRun
from inspections.queries.collecting import run_numbers


class Command(BaseCommand):
    help = (
        "Ask the inspectorate's site which reports of children's services exist, and add those that are new. One that "
        "was broken off goes on. `serve` does this by itself once a day with COLLECT=daily."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-due", action="store_true", help="Only where it was asked for, or is due today.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            run = self._if_due() if options["if_due"] else collect()
        except RefusedError as error:
            raise CommandError(error.message) from None
        if run is None:
            return
        send_waiting_mail()
        numbers = run_numbers(run)
        self.stdout.write(f"{run.get_state_display()}. {numbers.sentence}")
        for alarm in numbers.alarms:
            self.stdout.write(f"Alarm: {alarm}")
        if run.state == CollectingRun.State.STOPPED:
            raise CommandError(run.why)

    def _if_due(self) -> CollectingRun | None:
        """And whatever follows from reports that were collected before and are read by now."""
        run = collect_if_due()
        if batch := publish_what_agrees():
            self.stdout.write(f"{batch.items.count()} that agree with the record are published by themselves.")
        tell_what_was_published()
        return run
