"""`manage.py attend`: do the periodic work when it is due, until told to stop."""

import signal
import sys
import threading
from importlib import import_module
from types import FrameType
from typing import Final

from django.conf import settings
from django.core.management.base import BaseCommand

from inspections.deferring import ATTEND_QUEUE
from inspections.serving.periodic import run_periodically

ATTENDED_AT_ONCE: Final = 3
"""A long piece, such as collecting, holds up no other, and a connection of the four is left."""


class Command(BaseCommand):
    help = "Do the periodic work when it is due, such as collecting and emails. `serve` runs this by itself."
    requires_system_checks: list[str] = []

    def handle(self, *args: object, **options: object) -> None:
        if settings.WORK == "procrastinate":
            import_module("inspections.serving.tasks").run_jobs(of=ATTEND_QUEUE, at_once=ATTENDED_AT_ONCE)
            return

        def finish(number: int, frame: FrameType | None) -> None:
            # Whatever is in hand goes on the next time where it was.
            sys.exit(0)

        signal.signal(signal.SIGTERM, finish)
        signal.signal(signal.SIGINT, finish)
        run_periodically(stop=threading.Event())
